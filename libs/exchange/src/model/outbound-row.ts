import type { Order, OrderChange } from '@quayside/canonical';
import type { Finding } from '@quayside/std';
import type { OutboundState } from './states.js';
import type { Usage } from './usage.js';

/** What is said of an order: all of it, what changed, or that it is no longer wanted. */
export type OutboundKind = 'order' | 'order-change' | 'order-cancellation';

/**
 * What the partner said of it. `received` is the envelope taken (TA1, CONTRL 8, a cXML 200), `syntax` the set (997, 999, CONTRL) and
 * `business` what it means (824, APERAK, ApplicationResponse).
 */
export interface Verdict {
  readonly of: 'received' | 'syntax' | 'business';
  readonly accepted: boolean;
  readonly text: string;
  readonly at: Date;
  /** The arrival that said so, and the document in it where there is one. */
  readonly arrival?: string;
  readonly document?: string;
}

/** A verdict as it is kept. */
export type KeptVerdict = Omit<Verdict, 'at'> & { readonly at: string };

/** Under which numbers its envelope went out; each is one that the partner may name when it answers. */
export interface SentNumbers {
  /** ISA13 or UNB 0020. */
  readonly interchangeNumber: string | null;
  /** GS01 with GS06, or UNG 0048. */
  readonly functionalId: string | null;
  readonly groupNumber: string | null;
  /** ST01 with ST02, or UNH 0065 with 0062. */
  readonly setType: string | null;
  readonly setReference: string | null;
}

/**
 * What we say of one order to one partner: the order, a change of it, or its cancellation. Versions of one order count from 1, and
 * none overtakes another: each but the first has a predecessor, which is what the partner has when this one reaches it.
 */
export interface OutboundRow extends SentNumbers {
  readonly id: string;
  readonly partner: string;
  /** With which release of the profile it was drafted. */
  readonly release: string;
  readonly usage: Usage;
  /** The ERP that has the order. */
  readonly connection: string;
  readonly company: number | null;
  readonly orderNumber: string;
  readonly version: number;
  readonly kind: OutboundKind;
  readonly state: OutboundState;
  /** What is said. */
  readonly document: Order | OrderChange;
  /** The whole order as the partner has it from this version on: what the next comparison starts from. */
  readonly order: Order;
  /** Of the order. */
  readonly contentHash: string;
  readonly predecessor: string | null;
  /** How far its predecessor must be before this one may go. */
  readonly waitsFor: 'sent' | 'acknowledged';
  readonly findings: readonly Finding[];
  /** Its bytes; the newest where they were sent again. */
  readonly dispatch: string | null;
  /** Who caused it and why, where that was a person. */
  readonly actor: string | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** When the last word was heard of it. */
  readonly settledAt: Date | null;
  readonly verdicts: readonly KeptVerdict[];
}

/** As lists and comparisons of versions need it: without what grows with the order. */
export type OutboundHead = Omit<OutboundRow, 'document' | 'order' | 'findings' | 'verdicts'>;

/** What a partner has from us and has not answered; `isNewest` where nothing newer of the same order was sent. */
export type Unanswered = OutboundHead & { readonly sentAt: Date; readonly isNewest: boolean };
