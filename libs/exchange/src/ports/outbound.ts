import type { OutboundHead, OutboundRow, Unanswered } from '../model/outbound-row.js';
import type { OutboundState } from '../model/states.js';
import type { Usage } from '../model/usage.js';

/** An order as one partner knows it. */
export interface OrderOfPartner {
  readonly partner: string;
  readonly usage: Usage;
  readonly orderNumber: string;
}

/** What a partner names when it answers what we sent; what is left out restricts nothing. */
export interface NamedNumbers {
  readonly interchangeNumber?: string;
  readonly functionalId?: string;
  readonly groupNumber?: string;
  readonly setType?: string;
  readonly setReference?: string;
}

/** Why nothing goes out to a partner just now. */
export interface PartnerPause {
  readonly partner: string;
  readonly since: Date;
  readonly by: string;
  readonly reason: string;
}

/** Reads of what is said to partners about orders. */
export interface OutboundReads {
  outbound(id: string): Promise<OutboundRow | undefined>;
  /** Every version of one order, the first one first. */
  outboundsOf(order: OrderOfPartner): Promise<readonly OutboundHead[]>;
  /** What went out to this partner under these numbers, the newest first: a number that wrapped around comes again. */
  outboundsNumbered(partner: string, usage: Usage, numbers: NamedNumbers): Promise<readonly OutboundHead[]>;
  /** What a dispatch carries. */
  outboundsIn(dispatch: string): Promise<readonly OutboundHead[]>;
  /** What stands in this state, oldest first. */
  outboundsThatAre<S extends OutboundState>(
    state: S,
    limit: number,
  ): Promise<readonly (OutboundHead & { readonly state: S })[]>;
  /**
   * The first drafts of a partner that may go, by their ids: none that waits for its predecessor, for a retry or for a person, and
   * none while the partner is paused.
   */
  nextDrafts(partner: string, now: Date, limit: number): Promise<readonly string[]>;
  /**
   * What a partner has from us, in live traffic, and has not answered by what it means: what was sent first comes first. With an id
   * only that one.
   */
  unanswered(
    partner: string,
    where: { readonly sentBefore: Date; readonly limit: number; readonly id?: string },
  ): Promise<readonly Unanswered[]>;
  partnerPause(partner: string): Promise<PartnerPause | undefined>;
}

export interface OutboundWrites {
  /**
   * Breaks the commit where the order has this version already, or where what has the same content stands after the same
   * predecessor and was neither superseded nor withdrawn.
   */
  insertOutbound(row: OutboundRow): Promise<void>;
  /** Nothing goes out to a partner while it is there. */
  setPartnerPause(partner: string, pause: PartnerPause | null): Promise<void>;
}
