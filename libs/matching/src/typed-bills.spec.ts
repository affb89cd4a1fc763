import { type CreditNote, type Invoice, type Order, orderSchema } from '@quayside/canonical';
import { decimalOf, localDateOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { match } from './match.js';
import { defaultMatchingPolicy } from './policy.js';
import { differenceKey, waysOf } from './settlement.js';
import type { TypedBill } from './typed-bills.js';

const line = {
  number: '1',
  item: { buyer: 'BOLT' },
  quantity: { value: '100', unit: 'EA' },
  price: { amount: '1.25' },
};
const order: Order = orderSchema.parse({
  ...{ type: 'order', number: 'P1', currency: 'EUR' },
  lines: [{ ...line, received: '100', billed: '100' }],
});
const document = {
  ...{ type: 'invoice', number: 'INV-1', orderNumber: 'P1', currency: 'EUR', date: localDateOf('2027-01-21') },
  ...{ total: decimalOf('125'), lines: [line] },
} as unknown as Invoice;
const bill: TypedBill = {
  ...{ id: '17', name: 'draft number 17', state: 'draft', reference: 'inv 1', date: localDateOf('2027-01-21') },
  ...{ currency: 'EUR', untaxed: decimalOf('125'), total: decimalOf('125') },
  lines: [{ orderLine: '1', quantity: decimalOf('100') }],
};

const matched = (bills: readonly TypedBill[], more: object = {}, said: Invoice | CreditNote = document) =>
  match(said, [order], defaultMatchingPolicy, { bills, ...more });

it('holds the document in front of finance, which can only attach it where the number is its own', () => {
  const decision = matched([bill]);
  expect(decision).toMatchObject({ outcome: 'hold', owner: 'finance' });
  expect(decision.discrepancies.map((each) => [each.kind, each.message, waysOf(each)])).toEqual([
    [
      'bill',
      'Somebody has typed a bill of this vendor with the number INV-1 into Odoo (draft number 17, draft): their figures agree. Attach this document to it, or refuse it.',
      ['attach'],
    ],
  ]);
});

it('names what differs between the two', () => {
  const [first] = matched([{ ...bill, total: decimalOf('120'), date: localDateOf('2027-01-12') }]).discrepancies;
  expect(first?.message).toContain(
    'total: 120.00 EUR on the bill, 125.00 EUR on the document; date: 2027-01-12 on the bill, 2027-01-21 on the document',
  );
  expect(first?.bill?.figures).toHaveLength(3);
});

it('is delivered once a person attaches it, or accepts it where nothing else can be meant', () => {
  const [found] = matched([bill]).discrepancies;
  if (!found) throw new Error('a difference was expected');
  const settlement = { [differenceKey(found)]: 'attach' };
  for (const how of [{ settlement }, { acceptAsIs: true }]) {
    expect(matched([bill], how)).toMatchObject({
      outcome: 'deliver-with-changes',
      discrepancies: [{ kind: 'bill', settled: { by: 'person', way: 'attach' } }],
    });
  }
});

it('offers a bill that only looks like it beside one of its own, and counts it until a person says that it is the same', () => {
  const { reference: _none, ...alike } = bill;
  const [found, billedTwice] = matched([alike]).discrepancies;
  expect([found?.kind, billedTwice?.kind]).toEqual(['bill', 'quantity']);
  if (!found) throw new Error('a difference was expected');
  expect(waysOf(found)).toEqual(['attach', 'leave']);
  expect(found.message).toContain('of the same amount for the same order, without a reference');
  const settlement = { [differenceKey(found)]: 'attach' };
  expect(matched([alike], { settlement }).discrepancies.map(({ kind }) => kind)).toEqual(['bill']);
});

it('takes no bill in another currency for one of the same amount', () => {
  const { reference: _, ...unnamed } = bill;
  expect(matched([unnamed]).discrepancies.filter(({ kind }) => kind === 'bill')).toHaveLength(1);
  expect(matched([{ ...unnamed, currency: 'USD' }]).discrepancies.filter(({ kind }) => kind === 'bill')).toEqual([]);
});

it('has nothing to say of another number and amount', () => {
  const other = { ...bill, reference: 'INV-2', total: decimalOf('130') };
  expect(matched([other]).discrepancies.map(({ kind }) => kind)).not.toContain('bill');
});

it('lets a credit note be typed as well: what it gives back is still to be given back', () => {
  const credit = { ...document, type: 'credit-note' } as unknown as CreditNote;
  const { discrepancies } = matched([bill], { acceptAsIs: true }, credit);
  expect(discrepancies.map(({ kind }) => kind)).toEqual(['bill']);
});
