import { invoiceSchema, type Order, orderSchema } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { match } from './match.js';
import { defaultMatchingPolicy } from './policy.js';

const line = (number: string, percents?: readonly string[]) => ({
  number,
  item: { buyer: `ITEM-${number}` },
  quantity: { value: '100', unit: 'EA' },
  price: { amount: '1' },
  ...(percents && { taxes: percents.map((percent) => ({ percent })) }),
});

const order: Order = orderSchema.parse({
  type: 'order',
  number: 'P1',
  currency: 'EUR',
  lines: [line('1', ['21']), line('2', ['6']), line('3', [])],
});

const taxed = (percent: string, base: string, amount: string) => ({ percent, base, amount });
const freight = { kind: 'charge', description: 'Freight', amount: '10' };

/** What is said of the taxes of an invoice for these lines, and by whom it is decided. */
function told(lines: readonly object[], more: object, ordered = order) {
  const invoice = { type: 'invoice', number: 'I', orderNumber: 'P1', currency: 'EUR', total: '0', lines, ...more };
  const { discrepancies } = match(invoiceSchema.parse(invoice), [ordered], defaultMatchingPolicy);
  return discrepancies.flatMap(({ kind, owner, message }) => (kind === 'tax' ? [`${owner}: ${message}`] : []));
}

it('has nothing to say where each rate is billed on what has it, charges with their own', () => {
  const taxes = [taxed('21', '110', '23.1'), taxed('6', '100', '6')];
  expect(told([line('1'), line('2')], { allowances: [{ ...freight, taxes: [{ percent: '21' }] }], taxes })).toEqual([]);
  const apart = [taxed('21', '100', '21'), taxed('6', '110', '6.6')];
  const sixed = [{ ...freight, taxes: [{ percent: '6' }] }];
  expect(told([line('1'), line('2')], { allowances: sixed, taxes: apart })).toEqual([]);
});

it('names what is under a wrong rate, in front of finance, where the lines name none', () => {
  expect(told([line('1'), line('2')], { taxes: [taxed('21', '200', '42')] })).toEqual([
    'finance: ITEM-2, line 2 is billed with 21 % tax; the order has 6 %.',
  ]);
  expect(told([line('1'), line('2')], { taxes: [taxed('21', '150', '31.5'), taxed('6', '50', '3')] })).toEqual([
    'finance: 21 % tax is billed on 150.00 EUR; lines and charges with that rate, by the document and the order, come to 100.00 EUR.',
    'finance: 6 % tax is billed on 50.00 EUR; lines and charges with that rate, by the document and the order, come to 100.00 EUR.',
  ]);
});

it('names a rate of the order that is not billed at all', () => {
  expect(told([line('1'), line('2')], { taxes: [taxed('21', '100', '21')] })).toEqual([
    'finance: No 6 % tax is billed; lines and charges with that rate, by the document and the order, come to 100.00 EUR.',
  ]);
});

it('names a tax that is not its percentage, but for what rounding of each line costs', () => {
  expect(told([line('1')], { taxes: [taxed('21', '100', '21.02')] })).toEqual([]);
  expect(told([line('1')], { taxes: [taxed('21', '100', '25')] })).toEqual([
    'finance: 21 % tax of 100.00 EUR is 21.00 EUR, and 25.00 EUR are billed.',
  ]);
});

it.each([
  ['JPY', '123', []],
  ['HUF', '123', []],
  ['EUR', '123', ['finance: 10 % tax of 1234.00 EUR is 123.40 EUR, and 123.00 EUR are billed.']],
  ['JPY', '126', ['finance: 10 % tax of 1234.00 JPY is 123.40 JPY, and 126.00 JPY are billed.']],
])('lets taxes be rounded as %s are: %s', (currency, amount, said) => {
  const yen = { ...line('1'), quantity: { value: '1', unit: 'EA' }, price: { amount: '1234' } };
  const ordered = orderSchema.parse({ ...order, currency, lines: [{ ...yen, taxes: [{ percent: '10' }] }] });
  expect(told([yen], { currency, taxes: [taxed('10', '1234', amount)] }, ordered)).toEqual(said);
});

it('compares a tax without a rate with what the order comes to; a charge may be taxed or not', () => {
  expect(told([line('1')], { taxes: [{ amount: '21' }], allowances: [freight] })).toEqual([]);
  expect(told([line('1')], { taxes: [{ amount: '23.1' }], allowances: [freight] })).toEqual([]);
  expect(told([line('3')], { taxes: [{ amount: '8' }] })).toEqual([]);
  expect(told([line('1')], { taxes: [{ amount: '8' }] })).toEqual([
    'finance: Taxes of 8.00 EUR are billed; with the rates of the document and the order they come to 21.00 EUR.',
  ]);
});

it('knows two taxes on the same goods', () => {
  const two = orderSchema.parse({ ...order, lines: [line('1', ['5', '9.975'])] });
  const taxes = [taxed('5', '100', '5'), taxed('9.975', '100', '9.98')];
  expect(told([line('1')], { taxes }, two)).toEqual([]);
});

it('lets a cash discount be taken off what is taxed', () => {
  const terms = [{ discountPercent: '2' }];
  const lines = [line('1', ['21'])];
  expect(told(lines, { terms, taxes: [taxed('21', '98', '20.58')] })).toEqual([]);
  expect(told(lines, { terms, taxes: [taxed('21', '90', '18.9')] })).toHaveLength(1);
});

it('says nothing where nobody knows the rate of a part', () => {
  const unknown = orderSchema.parse({ ...order, lines: [line('1', ['21']), line('2')] });
  const taxes = [taxed('21', '150', '31.5'), taxed('6', '50', '3')];
  expect(told([line('1'), line('2')], { taxes }, unknown)).toEqual([]);
  expect(told([line('1'), line('2')], { allowances: [freight], taxes })).toEqual([]);
});
