import { compare, negated, sum, type Decimal, zero } from '@quayside/std';
import type { CanonicalDocument } from './document.js';
import type { CreditNote, Invoice, InvoicedLine } from './invoice.js';
import { lineAmount } from './payable.js';

type Money = Invoice | CreditNote;

/** A document whose signs are as we have them, and whether they were turned. */
export interface Signed {
  readonly document: CanonicalDocument;
  readonly turned: boolean;
}

/**
 * Brings an invoice or a credit note into the one form that it has here: amounts are positive, and the type says which way the
 * money goes. Partners write a credit note with minus, with a negative quantity or price, or as an invoice below zero. What
 * contradicts itself stays as it is, and does not add up.
 */
export function inNormalForm(document: CanonicalDocument): Signed {
  if (document.type !== 'invoice' && document.type !== 'credit-note') return { document, turned: false };
  const below = compare(document.total, zero) < 0;
  // An invoice that is above zero as a whole owes nothing of its lines to a sign.
  const turnsLines =
    (below || document.type === 'credit-note') && compare(sum(document.lines.map(lineAmount)), zero) < 0;
  if (!below && !turnsLines) return { document, turned: false };
  const head = below ? withTurnedHead(document) : document;
  const whole = turnsLines ? { ...head, lines: head.lines.map(turnedLine) } : head;
  return { document: below ? { ...whole, type: 'credit-note' } : whole, turned: true };
}

const headAmounts = [
  ...(['total', 'lineTotal', 'taxTotal', 'discountable', 'discounted', 'cashDiscount'] as const),
  ...(['rounding', 'prepaid', 'due'] as const),
];

function withTurnedHead(document: Money): Money {
  return { ...document, ...turnedAmounts(document, headAmounts), ...turnedLists(document) };
}

function turnedLine(line: InvoicedLine): InvoicedLine {
  const { quantity, price } = line;
  const turned = compare(lineAmount(line), zero) < 0;
  const other = { ...line, ...turnedAmounts(line, ['amount', 'netAmount']), ...turnedLists(line) };
  // Of a negative quantity and a negative price the one that is below zero; of neither, what was taken back is given.
  if (turned && compare(price.amount, zero) < 0)
    return { ...other, price: { ...price, amount: negated(price.amount) } };
  return { ...other, quantity: { ...quantity, value: negated(quantity.value) } };
}

/** Amounts of allowances and taxes, where any of them is below zero: some write them without a sign in any case. */
function turnedLists<T extends Pick<Money, 'allowances' | 'taxes'>>({ allowances, taxes }: T): Partial<T> {
  return {
    ...(isBelow(allowances) && { allowances: allowances?.map((each) => ({ ...each, ...turnedAmounts(each, based) })) }),
    ...(isBelow(taxes) && { taxes: taxes?.map((each) => ({ ...each, ...turnedAmounts(each, based) })) }),
  } as Partial<T>;
}

const based = ['amount', 'base'] as const;

function isBelow(all: readonly { readonly amount?: Decimal | undefined }[] | undefined): boolean {
  return (all ?? []).some(({ amount }) => amount !== undefined && compare(amount, zero) < 0);
}

function turnedAmounts<K extends string>(from: { readonly [name in K]?: Decimal | undefined }, names: readonly K[]) {
  const said = names.flatMap((name) => (from[name] === undefined ? [] : [[name, negated(from[name])] as const]));
  return Object.fromEntries(said) as { [name in K]?: Decimal };
}
