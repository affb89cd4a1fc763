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

function inputOf(document: Invoice | CreditNote) {
  return {
    key: 'acme|invoice|INV-1' as BusinessKey,
    version: 1,
    document,
    orders: [order],
    provenance: noPlaces,
    source: { name: '810.x12', mediaType: 'application/EDI-X12', length: 400 },
    previous: [],
  };
}

function planned(
  document: Invoice | CreditNote,
  match: Partial<LineMatch> | undefined,
  orders: readonly Order[] = [order],
): readonly Effect[] {
  const found = { index: 0, orderNumber: order.number, orderLine: '71', by: 'number', factor: decimalOf(1) } as const;
  return planEffects({
    ...inputOf(document),
    orders,
    decision: { outcome: 'deliver', discrepancies: [], lines: match ? [{ ...found, ...match }] : [] },
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

  it('that bills several lines of the order is a line of each, and comes to its amount to the cent', () => {
    const two: Order = orderSchema.parse({
      type: 'order',
      number: 'P00027',
      lines: ['71', '72'].map((number) => ({
        number,
        item: { buyer: 'BOLT', description: `[BOLT] Bolt, line ${number}` },
        quantity: { value: '1', unit: 'EA' },
      })),
    });
    const base = {
      index: 0,
      orderNumber: two.number,
      by: 'buyer',
      factor: decimalOf(1),
      price: decimalOf('33.33'),
    } as const;
    const effects = planEffects({
      ...inputOf(invoice({ quantity: { value: '3' }, price: { amount: '33.33' }, amount: '100' })),
      decision: {
        outcome: 'deliver',
        discrepancies: [],
        lines: [
          { ...base, orderLine: '71', quantity: decimalOf(1) },
          { ...base, orderLine: '72', quantity: decimalOf(2) },
        ],
      },
      orders: [two],
    });
    expect(linesOf(effects)).toEqual([
      { purchase_line_id: '71', name: '[BOLT] Bolt, line 71', quantity: '1', price_unit: '33.33' },
      { purchase_line_id: '72', name: '[BOLT] Bolt, line 72', quantity: '2', price_unit: '33.335' },
    ]);
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

  it('with a rate of its own is taxed as a line of the order that has it, else by the rate', () => {
    const taxed = (percent: string, category = 'S') => ({
      kind: 'charge',
      amount: '4',
      taxes: [{ category, percent }],
    });
    const allowances = [taxed('21'), taxed('6'), taxed('21', 'AE'), { kind: 'charge', amount: '4' }];
    const of = (percents: readonly string[]) => {
      const lines = order.lines.map((line) => ({ ...line, taxes: percents.map((percent) => ({ percent })) }));
      const document = orderSchema.parse({ ...order, lines });
      return linesOf(planned(invoice(priced, { allowances }), {}, [document]))
        .slice(1)
        .map(({ taxes_of: line, tax_rate: rate }) => line ?? rate);
    };
    expect(of(['21'])).toEqual(['71', '6', '0', undefined]);
    expect(of([])).toEqual(['21', '6', '71', undefined]);
  });

  it('of 2 % is of the goods, 140, not of the total that the bill comes to', () => {
    const effects = planned(invoice(priced, { allowances: [{ kind: 'charge', percent: '2' }] }), {});
    expect(linesOf(effects)[1]).toMatchObject({ price_unit: '2.8' });
  });
});

describe('the day on which a bill is due', () => {
  const dueOf = (more: object) => {
    const [create] = planned(invoice({ price: { amount: '1' } }, { date: '2026-11-20', ...more }), {});
    return [create?.values['invoice_date_due'], create?.values['payment_reference']];
  };

  it.each([
    ['is the one that the document names', { dueDate: '2026-12-24' }, '2026-12-24'],
    ['is that of its terms', { terms: [{ discountDays: '10' }, { dueDate: '2026-12-31' }] }, '2026-12-31'],
    ['is counted from its date', { terms: [{ netDays: '30' }] }, '2026-12-20'],
    ['is for Odoo to say where the document says nothing', { terms: [{ description: 'as agreed' }] }, undefined],
  ])('%s', (_, more, due) => {
    expect(dueOf(more)).toEqual([due, undefined]);
  });

  it('has the reference that the supplier wants on the payment', () => {
    const references = [{ kind: 'payment', value: 'RF18 5390 0754 7034' }];
    expect(dueOf({ references })).toEqual([undefined, 'RF18 5390 0754 7034']);
  });
});
