import { billTotal, type CreditNote, type Invoice, type Order } from '@quayside/canonical';
import { compare, type Decimal, decimalOf, type LocalDate, minus, zero } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { MatchingPolicy } from './policy.js';
import { differenceKey, type Settlement } from './settlement.js';
import { money } from './tolerance.js';

type Billed = Invoice | CreditNote;

/** A bill or credit note of the vendor that somebody typed into the ERP by hand. */
export interface TypedBill {
  /** In the ERP. */
  readonly id: string;
  /** For people: "BILL/2026/11/0001", "draft number 17". */
  readonly name: string;
  readonly state: 'draft' | 'posted';
  readonly reference?: string;
  readonly date?: LocalDate;
  readonly currency: string;
  readonly untaxed: Decimal;
  readonly total: Decimal;
  /** What it bills of lines of orders, in their units. */
  readonly lines: readonly { readonly orderLine: string; readonly quantity: Decimal }[];
}

/** What attaching a document to a bill links it with, and the figures of both. */
export interface BillToAttachTo {
  readonly id: string;
  readonly name: string;
  /** Whether it has the document's own number: a second one beside it is never right. */
  readonly isSame: boolean;
  /** Figure by figure, for people: "total: 373.89 EUR on both". */
  readonly figures: readonly string[];
}

/** Bills that are this document by their number, or look like it: a person attaches it, instead of making a second one. */
export function typedBillDiscrepancies(
  document: Billed,
  bills: readonly TypedBill[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const same = bills.filter((each) => isSame(document, each));
  const alike = bills.filter((each) => isSameTotal(document, each, policy));
  return (same.length > 0 ? same.slice(0, 1) : alike).map((bill) => {
    const [ordered, said] = [
      money(bill.total, bill.currency),
      money(billTotal(document), currencyOf(document, policy)),
    ];
    const figures = figuresOf(document, bill, policy);
    const what = document.type === 'invoice' ? 'a bill' : 'a credit note';
    const why = isSame(document, bill)
      ? `with the number ${document.number}`
      : `of the same amount for the same order${bill.reference === undefined ? ', without a reference' : `, with the reference ${bill.reference}`}`;
    const differs = figures.filter((each) => !each.endsWith('on both'));
    const told = differs.length === 0 ? 'their figures agree' : differs.join('; ');
    return {
      ...discrepancy(policy, 'bill', {
        pointer: '/number',
        ordered: `${bill.name}, ${ordered}`,
        said,
        message: `Somebody has typed ${what} of this vendor ${why} into Odoo (${bill.name}, ${bill.state}): ${told}. Attach this document to it, or refuse it.`,
      }),
      bill: { id: bill.id, name: bill.name, isSame: isSame(document, bill), figures },
    };
  });
}

/** The orders without what those bills bill that the document itself is: it is not billed twice. */
export function lessTyped(
  document: Billed,
  orders: readonly Order[],
  {
    bills,
    found,
    settlement = {},
  }: {
    readonly bills: readonly TypedBill[];
    readonly found: readonly Discrepancy[];
    readonly settlement?: Settlement | undefined;
  },
): readonly Order[] {
  const isMeant = (each: Discrepancy) => each.bill?.isSame === true || settlement[differenceKey(each)] === 'attach';
  const ids = new Set(found.filter(isMeant).map((each) => each.bill?.id));
  const lines = bills.filter(({ id }) => ids.has(id)).flatMap((each) => each.lines);
  if (lines.length === 0) return orders;
  const sign = document.type === 'invoice' ? decimalOf(1) : decimalOf(-1);
  return orders.map((order) => ({
    ...order,
    lines: order.lines.map((line) => {
      const typed = lines.filter(({ orderLine }) => orderLine === line.number);
      const billed = typed.reduce(
        (left, { quantity }) => minus(left, compare(sign, zero) < 0 ? minus(zero, quantity) : quantity),
        line.billed ?? zero,
      );
      return typed.length === 0 ? line : { ...line, billed };
    }),
  }));
}

function isSame({ number }: Billed, { reference }: TypedBill): boolean {
  return reference !== undefined && plain(reference) === plain(number);
}

/** People type "inv 4711" for INV-4711. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

function currencyOf({ currency }: Billed, policy: MatchingPolicy): string | undefined {
  return currency ?? policy.currency;
}

/** In one currency: 125.00 USD are not 125.00 EUR. */
function isSameTotal(document: Billed, bill: TypedBill, policy: MatchingPolicy): boolean {
  const currency = currencyOf(document, policy) ?? bill.currency;
  return currency === bill.currency && compare(billTotal(document), bill.total) === 0;
}

function figuresOf(document: Billed, bill: TypedBill, policy: MatchingPolicy): string[] {
  const currency = currencyOf(document, policy);
  const total = billTotal(document);
  return [
    compared('total', money(bill.total, bill.currency), money(total, currency), isSameTotal(document, bill, policy)),
    ...(document.date !== undefined && bill.date !== undefined
      ? [compared('date', bill.date, document.date, document.date === bill.date)]
      : []),
    ...(bill.reference === undefined
      ? []
      : [compared('reference', bill.reference, document.number, isSame(document, bill))]),
  ];
}

function compared(what: string, typed: string, said: string, agrees: boolean): string {
  return agrees ? `${what}: ${typed} on both` : `${what}: ${typed} on the bill, ${said} on the document`;
}
