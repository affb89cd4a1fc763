import { invoiceSchema, type Order, orderAcknowledgementSchema, orderSchema } from '@quayside/canonical';
import { defaultMatchingPolicy, match } from '@quayside/matching';
import { must } from '@quayside/std';
import { expect, it } from 'vitest';
import { parseProfile } from './parse-profile.js';

const smallest = `
partner: kern
name: Kern GmbH
stage: test
us: { x12: [{ qualifier: ZZ, id: BUYER }] }
identifiers: { x12: [{ qualifier: ZZ, id: '0123' }] }
odoo: { vendor: { ref: KERN } }
documents: { invoice: {} }
`;

const order: Order = orderSchema.parse({
  type: 'order',
  number: 'P1',
  currency: 'EUR',
  lines: [
    {
      number: '1',
      item: { buyer: 'BOLT "M8": #1' },
      quantity: { value: '120', unit: 'C62' },
      price: { amount: '0.125' },
    },
  ],
});

const base = { orderNumber: 'P1', number: 'D' };
const quantity = { value: '10', unit: 'XBX' };
const documents = {
  prices: invoiceSchema.parse({
    ...{ type: 'invoice', ...base, total: '1500' },
    lines: [{ number: '1', quantity: { value: '120' }, price: { amount: '12.5' } }],
  }),
  units: orderAcknowledgementSchema.parse({
    ...{ type: 'order-acknowledgement', ...base },
    lines: [{ number: '1', quantity, price: { amount: '1.5' }, commitments: [{ status: 'accepted', quantity }] }],
  }),
  amounts: invoiceSchema.parse({
    ...{ type: 'invoice', ...base, total: '0.15' },
    lines: [{ number: '1', quantity: { value: '120' }, price: { amount: '0.125' } }],
  }),
  lines: invoiceSchema.parse({
    ...{ type: 'invoice', ...base, total: '4' },
    lines: [{ item: { description: 'Freight: "express", #1' }, quantity: { value: '1' }, price: { amount: '4' } }],
  }),
};

it.each(Object.entries(documents))(
  'what is proposed for %s can be written into a profile as it stands',
  (name, document) => {
    const { discrepancies } = match(document, [order], defaultMatchingPolicy);
    const rules = discrepancies.flatMap(({ explanation }) => explanation?.rule ?? []);
    expect(rules.map(({ setting }) => setting)).toEqual([name]);
    for (const { setting, yaml } of rules) {
      const profile = must(parseProfile(`${smallest}${setting}:\n  ${yaml}\n`, 'kern.yaml'));
      expect(profile[setting]).not.toEqual(must(parseProfile(smallest, 'kern.yaml'))[setting]);
    }
  },
);
