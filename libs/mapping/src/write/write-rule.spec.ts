import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Invoice } from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { compileMapping } from '../compile-mapping.js';

const folder = join(import.meta.dirname, '../../../../mappings/x12');
const file = (name: string) => ({ file: name, text: readFileSync(join(folder, name), 'utf8') });

it('writes a line whose price names a unit that the set cannot say, and leaves out only the unit', () => {
  const settings = { timeZone: 'Europe/Berlin', amounts: { impliedDecimals: 'standard' as const } };
  const options = { release: '004010', settings, tables: file('tables.yaml') };
  const { mapping } = compileMapping(file('810.yaml'), options);
  const price = { amount: decimalOf('18.4'), unit: 'EA' };
  const line = { number: '1', item: { buyer: 'BOLT-M8' }, quantity: { value: decimalOf('8'), unit: 'EA' }, price };
  const invoice: Invoice = {
    type: 'invoice',
    number: 'I1',
    orderNumber: 'P1',
    lines: [line],
    total: decimalOf('147.2'),
  };
  const written = mapping?.write(invoice);
  expect(written?.segments).toContainEqual(['IT1', '1', '8', 'EA', '18.4', '', 'BP', 'BOLT-M8']);
  expect(written?.findings.map((each) => each.field)).toEqual(['/lines/0/price/unit']);
});
