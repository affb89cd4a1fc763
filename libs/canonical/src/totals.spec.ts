import { expect, it } from 'vitest';
import { invoiceSchema } from './invoice.js';
import { noPlaces } from './provenance/no-places.js';
import { placesFromJson } from './provenance/places-from-json.js';
import { remittanceSchema } from './remittance.js';
import { totalsFindings } from './totals.js';

const line = { quantity: { value: '1200', unit: 'EA' }, price: { amount: '12.5', basis: '100' } };

function invoice(more: object) {
  return invoiceSchema.parse({ type: 'invoice', number: 'I1', total: '150', lines: [line], ...more });
}

it('says at which place a stated figure differs from what it is made of, with both figures', () => {
  const lines = [{ ...line, amount: '15000' }];
  const findings = totalsFindings(
    invoice({ lines, lineTotal: '170' }),
    placesFromJson({ '/lines/0/amount': { offset: 7 } }),
  );
  expect(findings).toMatchObject([
    { code: 'total-differs', severity: 'warn', offset: 7, message: expect.stringContaining('15000') as string },
    { field: '/lineTotal', message: expect.stringContaining('170 is said') as string },
  ]);
});

it('forgives a rounded cent, and a line amount from which its own allowance was taken', () => {
  const net = { ...line, amount: '140', allowances: [{ kind: 'allowance', amount: '10' }] };
  expect(totalsFindings(invoice({ lines: [net, { ...line, amount: '150.01' }] }), noPlaces)).toEqual([]);
});

it('compares a payment with what it is for only when every paper names its amount', () => {
  const paid = (items: object[]) => remittanceSchema.parse({ type: 'remittance', number: 'R', amount: '100', items });
  const item = { kind: 'invoice', number: 'I1' };
  expect(totalsFindings(paid([{ ...item, amount: '60' }, item]), noPlaces)).toEqual([]);
  expect(totalsFindings(paid([{ ...item, amount: '60' }]), noPlaces)).toHaveLength(1);
});
