import { type Invoice, invoiceSchema, type Order, orderSchema } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { maskedAccount } from './bank-account.js';
import { match } from './match.js';
import { defaultMatchingPolicy } from './policy.js';

const line = { number: '1', quantity: { value: '10', unit: 'EA' }, price: { amount: '1' } };
const order: Order = orderSchema.parse({
  type: 'order',
  number: 'P1',
  currency: 'EUR',
  lines: [{ ...line, item: { buyer: 'BOLT' } }],
});

function billTo(...accounts: string[]): Invoice {
  const references = accounts.map((value) => ({ kind: 'bank-account', value }));
  return invoiceSchema.parse({
    ...{ type: 'invoice', number: 'I', orderNumber: 'P1', currency: 'EUR', total: '10', references },
    lines: [line],
  });
}

const iban = 'BE71 0961 2345 6769';

it.each([
  ['a vendor’s own account, however it is written', billTo('be71096123456769'), [iban], 'deliver'],
  ['no account', billTo(), [iban], 'deliver'],
  ['an account that nobody asked about', billTo(iban), undefined, 'deliver'],
  ['another account', billTo('DE89 3704 0044 0532 0130 00'), [iban], 'hold'],
  ['another account beside the vendor’s own', billTo(iban, '1234567'), [iban], 'hold'],
  ['another account in digits of full width', billTo('ＤＥ８９ ３７０４ ００４４'), [iban], 'hold'],
  ['another account in digits of another script', billTo('١٢٣٤٥٦٧'), [iban], 'hold'],
  ['the vendor’s own account with a letter of another script in it', billTo(`Д${iban}`), [iban], 'hold'],
  ['an account of a vendor who has none in Odoo', billTo(iban), [], 'hold'],
])('compares bank accounts: %s', (_, document, accounts, outcome) => {
  const decision = match(document, [order], defaultMatchingPolicy, accounts === undefined ? {} : { accounts });
  expect(decision.outcome).toBe(outcome);
});

it('says what to do, and no number in full', () => {
  const decision = match(billTo('DE89 3704 0044 0532 0130 00'), [order], defaultMatchingPolicy, { accounts: [iban] });
  expect(decision).toMatchObject({ outcome: 'hold', owner: 'finance', code: 'beyond-tolerance' });
  const [difference] = decision.discrepancies;
  expect(difference?.message).toBe(
    'It asks for payment to account DE89 **** 3000, and this vendor has no such account in Odoo: that may be fraud. Ask the vendor by a telephone number that you know; the account is never taken over from the document.',
  );
  expect(JSON.stringify(difference)).not.toContain('0532');
  // A person who knows better may accept it all the same.
  const options = { accounts: [iban], acceptAsIs: true };
  expect(match(billTo('DE89370400440532013000'), [order], defaultMatchingPolicy, options).outcome).toBe(
    'deliver-with-changes',
  );
});

it.each([
  ['BE71 0961 2345 6769', 'BE71 **** 6769'],
  ['1234567', '**** 567'],
])('masks %s', (number, masked) => {
  expect(maskedAccount(number)).toBe(masked);
});
