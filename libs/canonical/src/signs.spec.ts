import { describe, expect, it } from 'vitest';
import { creditNoteSchema, invoiceSchema } from './invoice.js';
import { orderSchema } from './order.js';
import { payable } from './payable.js';
import { inNormalForm } from './signs.js';

const lineOf = (quantity: string, price: string, more: object = {}) => ({
  quantity: { value: quantity },
  price: { amount: price },
  ...more,
});
const head = { number: 'C1', orderNumber: 'P1' };
const credit = (total: string, lines: object[], more: object = {}) =>
  creditNoteSchema.parse({ type: 'credit-note', ...head, total, lines, ...more });
const invoice = (total: string, lines: object[], more: object = {}) =>
  invoiceSchema.parse({ type: 'invoice', ...head, total, lines, ...more });

const wanted = credit('25', [lineOf('10', '2.5')]);

describe('money that comes back', () => {
  it.each([
    ['a credit note below zero', credit('-25', [lineOf('-10', '2.5')])],
    ['one whose prices are below zero', credit('-25', [lineOf('10', '-2.5')])],
    ['one whose total only is below zero', credit('-25', [lineOf('10', '2.5')])],
    ['one whose lines only are below zero', credit('25', [lineOf('-10', '2.5')])],
    ['an invoice below zero', invoice('-25', [lineOf('-10', '2.5')])],
    ['an invoice with a price below zero', invoice('-25', [lineOf('10', '-2.5')])],
  ])('is a credit note of positive amounts: %s', (_, document) => {
    expect(inNormalForm(document)).toEqual({ document: wanted, turned: true });
  });

  it('keeps its amounts, taxes and allowances in step, with signs or without', () => {
    const lines = [
      lineOf('-10', '2.5', { amount: '-25', netAmount: '-24', allowances: [{ kind: 'allowance', amount: '1' }] }),
    ];
    const more = { lineTotal: '-24', taxTotal: '-4.56', taxes: [{ base: '-24', amount: '-4.56' }] };
    const { document } = inNormalForm(credit('-28.56', lines, more));
    if (document.type !== 'credit-note') throw new Error('no credit note');
    expect(document).toMatchObject({ total: '28.56', lineTotal: '24', taxTotal: '4.56' });
    expect(document.taxes).toEqual([{ base: '24', amount: '4.56' }]);
    expect(document.lines[0]).toMatchObject({ quantity: { value: '10' }, amount: '25', netAmount: '24' });
    expect(payable(document)).toBe('28.56');
  });
});

it.each([
  ['a credit note as it should be', wanted],
  ['an invoice with one line that is taken back', invoice('75', [lineOf('40', '2.5'), lineOf('-10', '2.5')])],
  ['an invoice that contradicts itself', invoice('25', [lineOf('-10', '2.5')])],
  [
    'a credit note whose allowances are more than its goods',
    credit('5', [lineOf('1', '10', { allowances: [{ kind: 'allowance', amount: '15' }] })]),
  ],
  ['what is no invoice', orderSchema.parse({ type: 'order', number: 'P1', lines: [] })],
])('leaves alone %s', (_, document) => {
  expect(inNormalForm(document)).toEqual({ document, turned: false });
});
