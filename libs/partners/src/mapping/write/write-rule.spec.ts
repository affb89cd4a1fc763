import path from 'node:path';
import type { Invoice } from '@quayside/canonical';
import { decimalOf, must } from '@quayside/std';
import { expect, it } from 'vitest';
import { compilePartner } from '../../compile-partner.js';
import { loadPartnerFolder } from '../../load.js';

const root = path.resolve(import.meta.dirname, '../../../../..');

it('writes a line whose price names a unit that the set cannot say, and leaves out only the unit', async () => {
  const { sources } = await loadPartnerFolder(path.join(root, 'partner-profiles'), path.join(root, 'mappings'));
  const partner = sources.map((each) => must(compilePartner(each))).find((each) => each.id === 'acme');
  const price = { amount: decimalOf('18.4'), unit: 'EA' };
  const line = { number: '1', item: { buyer: 'BOLT-M8' }, quantity: { value: decimalOf('8'), unit: 'EA' }, price };
  const invoice: Invoice = {
    type: 'invoice',
    number: 'I1',
    orderNumber: 'P1',
    lines: [line],
    total: decimalOf('147.2'),
  };
  const written = partner?.write(invoice);
  if (!written?.ok) throw new Error('not written');
  expect(written.value.segments).toContainEqual(['IT1', '1', '8', 'EA', '18.4', '', 'BP', 'BOLT-M8']);
  expect(written.value.findings.map((each) => each.field)).toEqual(['/lines/0/price/unit']);
});
