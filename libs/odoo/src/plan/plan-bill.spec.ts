import { type CreditNote, type Invoice, invoiceSchema, noPlaces, type Order, orderSchema } from '@quayside/canonical';
import type { BusinessKey, Effect } from '@quayside/exchange';
import type { LineMatch } from '@quayside/matching';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { planEffects } from './plan-effects.js';

const order: Order = orderSchema.parse({
  type: 'order',
  number: 'P00027',
  lines: [{ number: '71', item: { buyer: 'BOLT' }, quantity: { value: '60', unit: 'EA' } }],
});

function invoice(line: object, more: object = {}): Invoice {
  const lines = [{ number: '71', quantity: { value: '5' }, ...line }];
  return invoiceSchema.parse({
    type: 'invoice',
    number: 'INV-1',
    orderNumber: order.number,
    total: '999',
    lines,
    ...more,
  });
}

function planned(document: Invoice | CreditNote, match: Partial<LineMatch> | undefined): readonly Effect[] {
  const found = { index: 0, orderNumber: order.number, orderLine: '71', by: 'number', factor: decimalOf(1) } as const;
  return planEffects({
    key: 'acme|invoice|INV-1' as BusinessKey,
    version: 1,
    document,
    decision: { outcome: 'deliver', discrepancies: [], lines: match ? [{ ...found, ...match }] : [] },
    orders: [order],
    provenance: noPlaces,
    source: { name: '810.x12', mediaType: 'application/EDI-X12', length: 400 },
    previous: [],
  });
}

const linesOf = (effects: readonly Effect[]) =>
  effects.find(({ action }) => action === 'create')?.values['invoice_line_ids'] as readonly Record<string, string>[];
const noteOf = (effects: readonly Effect[]) =>
  effects.find(({ action }) => action === 'note')?.values['body'] as string;

describe('a line of a bill', () => {
  it('has the price of a piece where it was billed by the case: 12 for a case of 12 is 1', () => {
    const effects = planned(invoice({ price: { amount: '12' } }), { quantity: decimalOf(60), price: decimalOf(1) });
    expect(linesOf(effects)).toMatchObject([{ quantity: '60', price_unit: '1' }]);
  });

  it('of 12.50 with a basis of 0 has the price 12.50', () => {
    const price = { amount: '12.5', basis: '0' };
    expect(linesOf(planned(invoice({ price }), {}))).toMatchObject([{ price_unit: '12.5' }]);
    expect(linesOf(planned(invoice({ price }), undefined))).toMatchObject([{ price_unit: '12.5' }]);
  });

  it('that only says something is a remark, and no line of the bill', () => {
    const item = { description: 'Thank you for your order' };
    const remark = invoice({ number: undefined, item, quantity: { value: '0' }, price: { amount: '0' } });
    const effects = planned(remark, undefined);
    expect(linesOf(effects)).toEqual([]);
    expect(noteOf(effects)).toContain('Thank you for your order');
  });
});

describe('a charge', () => {
  const priced = { price: { amount: '28' } };

  it.each(['paid-by-supplier', 'bill-back'])('that is %s is not on the bill, and the note says so', (method) => {
    const allowances = [{ kind: 'charge', code: 'D240', amount: '4', method }];
    const effects = planned(invoice({ ...priced, allowances }, { allowances }), {});
    expect(linesOf(effects)).toHaveLength(1);
    expect(noteOf(effects).match(new RegExp(`Not on the bill \\(${method}\\): D240 4`, 'g'))).toHaveLength(2);
  });

  it('that is paid by the customer is on the bill, and the note says nothing of it', () => {
    const allowances = [{ kind: 'charge', code: 'D240', amount: '4', method: 'paid-by-customer' }];
    const effects = planned(invoice(priced, { allowances }), {});
    expect(linesOf(effects)[1]).toEqual({ name: 'Charge D240', quantity: '1', price_unit: '4' });
    expect(noteOf(effects)).not.toContain('Not on the bill');
  });

  it('of 2 % is of the goods, 140, not of the total that the bill comes to', () => {
    const effects = planned(invoice(priced, { allowances: [{ kind: 'charge', percent: '2' }] }), {});
    expect(linesOf(effects)[1]).toMatchObject({ price_unit: '2.8' });
  });
});
