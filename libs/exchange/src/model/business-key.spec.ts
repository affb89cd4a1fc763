import { type CanonicalDocument, invoiceSchema, orderAcknowledgementSchema } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { businessKeyOf, ledgerKeyOf } from './business-key.js';

const from = { company: 1, usage: 'live', partner: 'acme' } as const;
const invoice = invoiceSchema.parse({ type: 'invoice', number: 'I1', total: '0', lines: [] });
const answer = (release?: string): CanonicalDocument =>
  orderAcknowledgementSchema.parse({
    type: 'order-acknowledgement',
    number: 'P1',
    orderNumber: 'P1',
    lines: [],
    release,
  });

it('tells companies, usages, partners, types and numbers apart, and nothing else', () => {
  const keys = [
    businessKeyOf(from, invoice),
    businessKeyOf({ ...from, company: 2 }, invoice),
    businessKeyOf({ ...from, company: undefined }, invoice),
    businessKeyOf({ ...from, usage: 'test' }, invoice),
    businessKeyOf({ ...from, partner: 'kern' }, invoice),
    businessKeyOf(from, { ...invoice, number: 'I2' }),
    businessKeyOf(from, answer()),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  const other: CanonicalDocument = { ...invoice, lineTotal: invoice.total, date: undefined };
  expect(businessKeyOf(from, other)).toBe(keys[0]);
});

it('takes answers to two releases of an order for two, and to one for one', () => {
  expect(businessKeyOf(from, answer('1'))).not.toBe(businessKeyOf(from, answer('2')));
  expect(businessKeyOf(from, answer('1'))).toBe(businessKeyOf(from, answer('1')));
});

it('knows a document that was never translated by its own id', () => {
  expect(ledgerKeyOf({ id: 'd1', businessKey: null })).toBe('d1');
  expect(ledgerKeyOf({ id: 'd1', businessKey: businessKeyOf(from, invoice) })).toBe('1|live|acme|invoice|I1');
});
