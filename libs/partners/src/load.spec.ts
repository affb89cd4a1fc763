import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compilePartner } from './compile-partner.js';
import { loadPartnerFolder } from './load.js';

const root = join(import.meta.dirname, '../../..');

it('loads and compiles the demo partners without a finding', async () => {
  const { sources, findings } = await loadPartnerFolder(join(root, 'partner-profiles'), join(root, 'mappings'));
  expect(findings).toEqual([]);
  const partners = sources.map((each) => compilePartner(each));
  expect(partners.map((each) => (each.ok ? [each.value.id, each.value.warnings] : each.error))).toEqual([
    ['acme', []],
    ['kern', []],
    ['nordwind', []],
  ]);
});
