import { type Order, type Invoice, invoiceSchema, orderSchema } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { match } from './match.js';
import { defaultMatchingPolicy } from './policy.js';

const line = (number: string, percent: string | undefined) => ({
  number,
  item: { buyer: `ITEM-${number}`, description: `Item ${number}` },
  quantity: { value: '10', unit: 'EA' },
  price: { amount: '1' },
  ...(percent === undefined ? {} : { taxes: [{ percent }] }),
});

const order: Order = orderSchema.parse({
  type: 'order',
  number: 'P1',
  currency: 'EUR',
  lines: [
    line('1', '21'),
    line('2', '21'),
    line('3', '6'),
    line('4', undefined),
    { ...line('5', undefined), taxes: [] },
  ],
});

function billed(lines: readonly [number: string, ...percents: string[]][], more: object = {}): Invoice {
  return invoiceSchema.parse({
    ...{ type: 'invoice', number: 'I', orderNumber: 'P1', currency: 'EUR', total: '0', ...more },
    lines: lines.map(([number, ...percents]) => ({
      ...line(number, undefined),
      ...(percents.length > 0 && { taxes: percents.map((percent) => ({ percent })) }),
    })),
  });
}

function told(document: Invoice) {
  const { discrepancies } = match(document, [order], defaultMatchingPolicy);
  return discrepancies.filter(({ kind }) => kind === 'tax').map(({ message, owner }) => [owner, message]);
}

const first = 'Item 1 (ITEM-1), line 1';

it.each([
  [
    'the rates of the order',
    billed([
      ['1', '21'],
      ['3', '6'],
    ]),
    [],
  ],
  ['no rates', billed([['1'], ['3']]), []],
  [
    'another rate on one line',
    billed([
      ['1', '19'],
      ['3', '6'],
    ]),
    [['finance', `${first} is billed with 19 % tax; the order has 21 %.`]],
  ],
  [
    'another rate on several lines, told once',
    billed([
      ['1', '19'],
      ['2', '19'],
    ]),
    [['finance', `${first} and Item 2 (ITEM-2), line 2 are billed with 19 % tax; the order has 21 %.`]],
  ],
  ['two taxes that come to the rate', billed([['1', '5', '16']]), []],
  [
    'one rate for the whole document',
    billed([['1'], ['3']], { taxes: [{ percent: '21', amount: '4.2' }] }),
    [['finance', 'Item 3 (ITEM-3), line 3 is billed with 21 % tax; the order has 6 %.']],
  ],
  [
    'several rates for the whole document, which says nothing of a line',
    billed([['1'], ['3']], { taxes: [{ percent: '21' }, { percent: '6' }] }),
    [],
  ],
  [
    'a rate for a part of the document, which says nothing of a line',
    billed([['1'], ['3']], {
      taxes: [
        { percent: '21', base: '10', amount: '2.1' },
        { percent: '6', base: '10', amount: '0.6' },
      ],
    }),
    [],
  ],
  ['a line of the order of which no taxes are known', billed([['4', '21']]), []],
  [
    'a tax where the order has none',
    billed([['5', '21']]),
    [['finance', 'Item 5 (ITEM-5), line 5 is billed with 21 % tax; the order has none.']],
  ],
  ['no tax where the order has none', billed([['5', '0']]), []],
  [
    'no tax where the order has one',
    billed([['1', '0']]),
    [['finance', `${first} is billed with 0 % tax; the order has 21 %.`]],
  ],
])('compares rates of tax: %s', (_, document, expected) => {
  expect(told(document)).toEqual(expected);
});
