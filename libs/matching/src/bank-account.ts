import type { CreditNote, DeliverableDocument, Invoice } from '@quayside/canonical';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { MatchingPolicy } from './policy.js';

type Billed = Invoice | CreditNote;

/**
 * A number of an account without what people put into it to read it better: "BE71 0961 2345 6769" is BE71096123456769. Letters and
 * digits of other scripts stay, so that none of them turns a number into another one, or into nothing.
 */
export function plainAccount(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** An account for people who need not know it: "BE71 **** 6769". Short ones show their end only. */
export function maskedAccount(number: string): string {
  const plain = plainAccount(number);
  return plain.length < 12 ? `**** ${plain.slice(-3)}` : `${plain.slice(0, 4)} **** ${plain.slice(-4)}`;
}

/** The accounts to which a document asks to pay, with the place of each. */
export function namedAccounts(document: DeliverableDocument) {
  const { references = [] } = document;
  return references.flatMap(({ kind, value }, index) =>
    kind === 'bank-account' && value !== undefined && plainAccount(value) !== ''
      ? [{ number: value, pointer: `/references/${index}/value` }]
      : [],
  );
}

/**
 * Accounts on a document that are none of the vendor's: whoever wants somebody else's money sends an invoice with an account of
 * his own. `known` are those that the ERP has; where nobody asked for them nothing is compared.
 */
export function accountDiscrepancies(
  document: Billed,
  known: readonly string[] | undefined,
  policy: MatchingPolicy,
): Discrepancy[] {
  if (known === undefined) return [];
  const accounts = new Set(known.map(plainAccount));
  return namedAccounts(document)
    .filter(({ number }) => !accounts.has(plainAccount(number)))
    .map(({ number, pointer }) => {
      const account = maskedAccount(number);
      const none = accounts.size === 0 ? 'Odoo has no bank account of this vendor' : 'this vendor has no such account';
      return discrepancy(policy, 'bank-account', {
        pointer,
        said: account,
        message: `It asks for payment to account ${account}, and ${none}${accounts.size === 0 ? '' : ' in Odoo'}: that may be fraud. Ask the vendor by a telephone number that you know; the account is never taken over from the document.`,
      });
    });
}
