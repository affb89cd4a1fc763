import { invoiceSchema } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { bookedCharges } from './booked-charges.js';
import type { Located } from './locate-lines.js';

const charge = (more: object) => ({ kind: 'charge', amount: '10', ...more });
const document = invoiceSchema.parse({
  type: 'invoice',
  number: 'INV-1',
  lines: [
    { quantity: { value: '1' }, price: { amount: '5' }, allowances: [charge({ description: 'Small order' })] },
    { quantity: { value: '1' }, price: { amount: '5' }, item: { supplier: 'FR-1', description: 'Frachtkosten' } },
  ],
  allowances: [charge({ code: 'D240' }), charge({ description: 'Customs and freight' }), charge({})],
  total: '50',
});
const located = [{ index: 0 }] as unknown as readonly Located[];
const freight = { code: ['D24*'], description: ['freight', 'Fracht'], as: { product: 'FREIGHT' } };

it('books charges by code or words, and lines that are on no order', () => {
  expect(bookedCharges(document, located, { chargeRules: [freight] })).toEqual([
    { pointer: '/allowances/0', product: 'FREIGHT' },
    { pointer: '/allowances/1', product: 'FREIGHT' },
    { pointer: '/lines/1', product: 'FREIGHT' },
  ]);
});

it('takes the first rule that means a charge, and one without code and words for all that are left', () => {
  const rules = [freight, { as: { account: '610000' } }];
  expect(bookedCharges(document, located, { chargeRules: rules })).toEqual([
    { pointer: '/allowances/0', product: 'FREIGHT' },
    { pointer: '/allowances/1', product: 'FREIGHT' },
    { pointer: '/allowances/2', account: '610000' },
    { pointer: '/lines/0/allowances/0', account: '610000' },
    { pointer: '/lines/1', product: 'FREIGHT' },
  ]);
});

it('books nothing where nothing was agreed', () => {
  expect(bookedCharges(document, located, { chargeRules: [] })).toEqual([]);
});
