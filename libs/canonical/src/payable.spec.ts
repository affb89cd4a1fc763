import { describe, expect, it } from 'vitest';
import { decimalOf } from '@quayside/std';
import { invoiceSchema } from './invoice.js';
import { allowanceValue } from './money.js';
import { orderSchema } from './order.js';
import {
  adjustments,
  billTotal,
  extended,
  goodsTotal,
  lineAdjustments,
  lineAmount,
  lineNet,
  orderTotal,
  payable,
  unitPrice,
} from './payable.js';
import { priceValue } from './values.js';

const line = { quantity: { value: '1200', unit: 'EA' }, price: { amount: '12.5', basis: '100' } };

function invoice(more: object) {
  return invoiceSchema.parse({ type: 'invoice', number: 'I1', total: '150', lines: [line], ...more });
}

it('divides a price by its basis: 1200 at 12.50 a hundred are 150', () => {
  expect(extended(invoice({}).lines[0] ?? {})).toBe('150');
});

it('takes an allowance off and adds a charge, and leaves a bill-back out of what is to be paid', () => {
  const allowances = [
    { kind: 'allowance', amount: '10', method: 'off-invoice' },
    { kind: 'charge', amount: '5' },
    { kind: 'allowance', amount: '50', method: 'bill-back' },
  ];
  expect(payable(invoice({ allowances }))).toBe('145');
});

describe('a price', () => {
  it.each([
    [{ amount: '12.5' }, '12.5'],
    [{ amount: '12.5', basis: '100' }, '0.125'],
    [{ amount: '12.5', basis: '0' }, '12.5'],
    [{ amount: '12.5', basis: '100', multiplier: '0.9' }, '0.1125'],
  ])('of %o is %s for one unit', (price, one) => {
    expect(unitPrice(priceValue.parse(price))).toBe(one);
  });

  it('of 12.50 with a basis of 0 makes 3 pieces 37.50', () => {
    expect(
      extended({ quantity: { value: decimalOf(3) }, price: priceValue.parse({ amount: '12.5', basis: '0' }) }),
    ).toBe('37.5');
  });
});

describe('what changes what is to be paid', () => {
  it.each(['bill-back', 'paid-by-supplier'])('is no charge that is %s', (method) => {
    expect(adjustments([allowanceValue.parse({ kind: 'charge', amount: '5', method })], decimalOf(100))).toEqual([]);
    expect(payable(invoice({ allowances: [{ kind: 'charge', amount: '5', method }] }))).toBe('150');
  });

  it.each(['off-invoice', 'paid-by-customer', 'other', undefined])('is a charge that is %s', (method) => {
    const allowances = [{ kind: 'charge', amount: '5', ...(method && { method }) }];
    expect(payable(invoice({ allowances }))).toBe('155');
  });

  it('is a percentage of its own base, else of the goods: 2 % of 140 and of 50', () => {
    const lines = [{ ...line, allowances: [{ kind: 'allowance', amount: '10' }], taxes: [{ percent: '19' }] }];
    const document = invoice({ lines });
    expect(goodsTotal(document)).toBe('140');
    const two = allowanceValue.parse({ kind: 'allowance', percent: '2' });
    const found = adjustments([two, { ...two, base: decimalOf(50) }], goodsTotal(document));
    expect(found.map(({ amount }) => amount)).toEqual(['-2.8', '-1']);
  });

  it('keeps the place of each in its list', () => {
    const list = [
      { kind: 'allowance', amount: '1', method: 'bill-back' },
      { kind: 'charge', amount: '2' },
      { kind: 'charge', code: 'nothing said' },
    ].map((each) => allowanceValue.parse(each));
    expect(adjustments(list, decimalOf(100)).map(({ index, amount }) => [index, amount])).toEqual([[1, '2']]);
  });
});

describe('an order', () => {
  const total = (lines: object[], more: object = {}) =>
    orderTotal(
      orderSchema.parse({
        ...{ type: 'order', number: 'P1', ...more },
        lines: lines.map((each, i) => ({ number: String(i + 1), item: {}, quantity: { value: '3' }, ...each })),
      }),
    );

  it('comes to 37.50 with 3 at 12.50 per 0, and to 10 with 3 at 10 per 3', () => {
    expect(total([{ price: { amount: '12.5', basis: '0' } }])).toBe('37.5');
    expect(total([{ price: { amount: '10', basis: '3' } }])).toBe('10');
  });

  it('comes to nothing for a line without a price, and takes off what it takes off', () => {
    const line = { price: { amount: '50', multiplier: '0.9' } };
    expect(total([line, {}])).toBe('135');
    expect(total([line], { allowances: [{ kind: 'allowance', percent: '10' }] })).toBe('121.5');
  });
});

describe('a line whose total was sent', () => {
  const allowances = [{ kind: 'allowance', amount: '50' }];
  const hundred = (price: string, more: object) =>
    invoice({ lines: [{ quantity: { value: '100' }, price: { amount: price }, allowances, ...more }] }).lines[0] ?? {};

  it('has its allowances in it: gross 3.00 less 50 is 250', () => {
    const line = hundred('3', { netAmount: '250' });
    expect([lineNet(line), lineAdjustments(line).length]).toEqual(['250', 1]);
  });

  it('has them in its price already where price and quantity come to it', () => {
    const line = hundred('2.5', { netAmount: '250' });
    expect([lineNet(line), lineAdjustments(line)]).toEqual(['250', []]);
  });

  it('is what a bill with its price says where the two cannot both be', () => {
    expect(lineNet(hundred('0', { netAmount: '250', allowances: undefined }))).toBe('0');
    expect(lineAmount(hundred('0', { amount: '250' }))).toBe('0');
    expect(lineAmount(hundred('2.5', { amount: '250.01' }))).toBe('250.01');
  });

  it('may come of a price that was rounded to four places or more, and of no other', () => {
    const thousands = (amount: string, said: string) =>
      lineAmount({
        quantity: { value: decimalOf(10_000) },
        price: priceValue.parse({ amount }),
        amount: decimalOf(said),
      });
    expect(thousands('0.1234', '1234.4')).toBe('1234.4');
    expect(thousands('0.12', '1234.4')).toBe('1200');
  });
});

describe('taxes', () => {
  const taxed = { ...line, taxes: [{ percent: '19', amount: '28.5' }] };

  it('of the lines that the summary tells once more count once', () => {
    expect(payable(invoice({ total: '178.5', lines: [taxed], taxes: [{ amount: '28.5' }] }))).toBe('178.5');
  });

  it('of a summary count beside those of the lines where the total says so', () => {
    const charged = { lines: [taxed], allowances: [{ kind: 'charge', amount: '10' }], taxes: [{ amount: '1.9' }] };
    expect(payable(invoice({ ...charged, total: '190.4' }))).toBe('190.4');
    expect(payable(invoice({ ...charged, taxes: [{ amount: '30.4' }], total: '190.4' }))).toBe('190.4');
  });

  it('that are told as a sum only count as that', () => {
    expect(payable(invoice({ taxTotal: '28.5' }))).toBe('178.5');
  });
});

it('rounds a total so that it can be paid', () => {
  expect(billTotal(invoice({ total: '150.03', rounding: '0.02' }))).toBe('150.05');
});
