import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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

it('says of a profile that is not UTF-8 that it cannot be read, and where', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'profiles-'));
  try {
    await writeFile(join(folder, 'muller.yaml'), Buffer.from('partner: muller\nname: M\xfcller\n', 'latin1'));
    const { sources, findings } = await loadPartnerFolder(folder, join(root, 'mappings'));
    expect(sources).toEqual([]);
    expect(findings).toMatchObject([{ code: 'profile-encoding', severity: 'fatal' }]);
    expect(findings[0]?.message).toBe(
      'muller.yaml:2: the file is not UTF-8, and its letters cannot be known; save it as UTF-8',
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
