import { type Decimal, decimalOf } from '@quayside/std';

/** Who decides when something does not fit. */
export type Owner = (typeof owners)[number];

/** All owners, for schemas. */
export const owners = ['procurement', 'warehouse', 'quality', 'finance', 'onboarding', 'operations'] as const;

/** A difference may be this large in percent or in absolute terms: within either is within. Absent means 0. */
export interface Tolerance {
  readonly percent?: Decimal;
  readonly amount?: Decimal;
}

/** What the partner and we agreed about differences; all of it comes from the partner's profile. */
export interface MatchingPolicy {
  readonly price: Tolerance;
  /** Above and below the ordered quantity. */
  readonly quantityOver: Tolerance;
  readonly quantityUnder: Tolerance;
  /** Whole days before and after the requested delivery date. */
  readonly daysEarly: number;
  readonly daysLate: number;
  /** How far the sum of an invoice may be from its stated total. */
  readonly total: Tolerance;
  /** How much the charges of an invoice may come to that no order has, in percent of its goods or as an amount. */
  readonly charges: Tolerance;
  /** What happens to a difference beyond its tolerance. `note` delivers and writes it down; `hold` waits for the owner. */
  readonly beyond: Readonly<Record<DiscrepancyKind, 'note' | 'hold'>>;
  /** Whether a difference within its tolerance is written into the order, or only noted there as proposed. */
  readonly withinTolerance: Readonly<Record<'price' | 'quantity' | 'date', 'write' | 'propose'>>;
  /** Whether documents may change orders that their buyer has locked. */
  readonly lockedOrders: 'leave' | 'write';
  readonly owners: Readonly<Record<DiscrepancyKind, Owner>>;
  /** Line keys in the order in which they are tried. */
  readonly lineKeys: readonly LineKey[];
  /** Lines that an acknowledgement leaves out: accepted as ordered, answered later, or something to ask about. */
  readonly unlistedLines: 'accepted' | 'later' | 'question';
  /** So many of `unit` are one of `from`, for one item (by any of its identifiers) or for all. */
  readonly units: readonly UnitFactor[];
  /** Lines that are on no order, and need be on none: freight, deposits, remarks. */
  readonly otherLines: readonly OtherLine[];
  /** What charges and allowances of invoices are booked as. */
  readonly chargeRules: readonly ChargeRule[];
  /** Currency of documents that name none. */
  readonly currency?: string;
  /** Whether invoices may bill more than was received by then: in silence, noted on the bill for finance, or not before the receipt. */
  readonly billBeforeReceipt: 'allowed' | 'note' | 'hold';
}

/** All line keys, in the order in which they are tried unless agreed otherwise. */
export const lineKeys = ['number', 'buyer', 'gtin', 'supplier'] as const;

export type LineKey = (typeof lineKeys)[number];

/** Lines that are known by a number of their item, or by words in its description; a star stands for anything. */
export interface OtherLine {
  readonly item?: readonly string[];
  readonly description?: readonly string[];
  /** A note may cost nothing; a charge is billed without a line of the order. */
  readonly as: 'note' | 'charge';
}

/** What a charge is booked as: an article of the ERP by its number, or an account by its code. */
export type Booking = { readonly product: string } | { readonly account: string };

/** Charges and allowances by their code or words in their description, in which a star stands for anything; else all of them. */
export interface ChargeRule {
  readonly code?: readonly string[];
  readonly description?: readonly string[];
  readonly as: Booking;
}

export interface UnitFactor {
  readonly from: string;
  readonly to: string;
  readonly factor: Decimal;
  readonly item?: string;
}

/** All kinds of differences, the most weighty first: the first one that holds a document names its owner. */
export const discrepancyKinds = [
  'bank-account',
  'bill',
  'order',
  'line',
  'item',
  'unit',
  'currency',
  'quantity',
  'refusal',
  'tracking',
  'receipt',
  'price',
  'charge',
  'tax',
  'total',
  'status',
  'date',
  'catalogue',
] as const;

export type DiscrepancyKind = (typeof discrepancyKinds)[number];

/** What holds where a profile says nothing: everything that differs waits, but for dates that are a little off. */
export const defaultMatchingPolicy: MatchingPolicy = {
  price: {},
  quantityOver: {},
  quantityUnder: {},
  daysEarly: 0,
  daysLate: 0,
  total: { amount: decimalOf('0.02') },
  charges: { percent: decimalOf('10'), amount: decimalOf('50') },
  beyond: {
    'bank-account': 'hold',
    bill: 'hold',
    order: 'hold',
    line: 'hold',
    item: 'hold',
    unit: 'hold',
    currency: 'hold',
    quantity: 'hold',
    // The quantity that is missing holds it already.
    refusal: 'note',
    tracking: 'hold',
    receipt: 'hold',
    price: 'hold',
    charge: 'hold',
    tax: 'hold',
    total: 'hold',
    status: 'note',
    date: 'note',
    catalogue: 'hold',
  },
  withinTolerance: { price: 'propose', quantity: 'propose', date: 'write' },
  lockedOrders: 'leave',
  owners: {
    'bank-account': 'finance',
    bill: 'finance',
    order: 'procurement',
    line: 'procurement',
    item: 'procurement',
    unit: 'onboarding',
    currency: 'finance',
    quantity: 'procurement',
    refusal: 'procurement',
    tracking: 'warehouse',
    receipt: 'finance',
    price: 'procurement',
    charge: 'finance',
    tax: 'finance',
    total: 'finance',
    status: 'procurement',
    date: 'procurement',
    catalogue: 'procurement',
  },
  lineKeys,
  unlistedLines: 'question',
  units: [],
  otherLines: [],
  chargeRules: [],
  billBeforeReceipt: 'allowed',
};
