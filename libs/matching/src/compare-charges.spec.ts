import { type Invoice, invoiceSchema, type Order, orderSchema } from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { match } from './match.js';
import { defaultMatchingPolicy } from './policy.js';

const order: Order = orderSchema.parse({
  type: 'order',
  number: 'P1',
  currency: 'EUR',
  lines: [{ number: '1', item: { buyer: 'BOLT' }, quantity: { value: '100', unit: 'EA' }, price: { amount: '1.25' } }],
});

function billed(total: string, more: object, line: object = {}): Invoice {
  return invoiceSchema.parse({
    ...{ type: 'invoice', number: 'I', orderNumber: 'P1', currency: 'EUR', total, ...more },
    lines: [{ number: '1', quantity: { value: '100', unit: 'EA' }, price: { amount: '1.25' }, ...line }],
  });
}

const charge = (amount: string, more: object = {}) => ({ kind: 'charge', amount, ...more });

function told(document: Invoice, policy = defaultMatchingPolicy): readonly string[] {
  const { discrepancies } = match(document, [order], policy);
  return discrepancies.map(({ kind, owner, message }) => `${kind}, ${owner}: ${message}`);
}

describe('charges that no order has', () => {
  it('hold the invoice for finance beyond what was agreed, although each price is as ordered', () => {
    const document = billed('10125', { allowances: [charge('10000', { description: 'Handling' })] });
    expect(told(document)).toEqual([
      'charge, finance: Charges of 10000.00 EUR are billed (Handling) that are not on the order (tolerance 10 % or 50).',
    ]);
    expect(match(document, [order], defaultMatchingPolicy).outcome).toBe('hold');
  });

  it('count together, on lines and below them', () => {
    const parts = { allowances: [charge('30')] };
    expect(told(billed('155', parts))).toEqual([]);
    expect(told(billed('185', parts, parts))).toEqual([expect.stringContaining('Charges of 60.00 EUR')]);
  });

  it('are a part of the goods or an amount, whichever is more', () => {
    const freight = billed('137.5', { allowances: [charge('12.5')] });
    expect(told(freight, { ...defaultMatchingPolicy, charges: { percent: decimalOf('10') } })).toEqual([]);
    expect(told(freight, { ...defaultMatchingPolicy, charges: {} })).toEqual([
      expect.stringContaining('(no tolerance)'),
    ]);
  });

  it('are none where the ordered price has them, where the supplier pays, or where something is taken off', () => {
    const surcharge = { price: { amount: '0.25' }, allowances: [charge('100')] };
    expect(told(billed('125', {}, surcharge))).toEqual([]);
    expect(told(billed('125', { allowances: [charge('10000', { method: 'paid-by-supplier' })] }))).toEqual([]);
    expect(told(billed('25', { allowances: [{ kind: 'allowance', amount: '100' }] }))).toEqual([]);
  });
});

it('is no rounding that is more than forints are rounded by', () => {
  expect(told(billed('125', { rounding: '-2' }))).toEqual([]);
  expect(told(billed('125', { rounding: '500' }))).toEqual([
    'total, finance: The amount to pay is rounded by 500.00 EUR, which is more than rounding.',
  ]);
});

describe('an invoice that bills nothing', () => {
  it('is held, whoever accepts it: Odoo has no bill without lines', () => {
    const lines = [{ quantity: { value: '0' }, price: { amount: '0' }, item: { description: 'Thank you' } }];
    const document = invoiceSchema.parse({ type: 'invoice', number: 'I', orderNumber: 'P1', total: '0', lines });
    expect(match(document, [order], defaultMatchingPolicy, { acceptAsIs: true })).toMatchObject({
      ...{ outcome: 'hold', code: 'line-unknown' },
      reason: 'The invoice has no lines of goods and no charges: nothing was found in it that could be billed.',
    });
  });
});
