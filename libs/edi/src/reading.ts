import type { Finding } from '@quayside/std';
import type { TextEncoding } from './lexer/delimiters.js';
import type { Loop, Span } from './segment.js';
import { type SetIndex, treeOf } from './structure/set-index.js';

/** One end of an interchange as the envelope names it, trimmed: ISA05/06, UNB S002. */
export interface PartyId {
  readonly qualifier: string;
  readonly id: string;
}

/** What the first segment of an interchange says: enough to know whose it is before the rest is read. */
export interface InterchangeHead {
  readonly syntax: 'x12' | 'edifact';
  readonly offset: number;
  readonly sender: PartyId;
  readonly receiver: PartyId;
  /** As sent, never as a number: "000000001". */
  readonly controlNumber: string;
  readonly usage: 'live' | 'test';
  /** ISA12 or the UNB syntax identifier: "00401", "UNOC:3". */
  readonly version: string;
  /** ISA14 = 1, or UNB 0031 = 1. */
  readonly acknowledgementRequested: boolean;
  /** ISA09/10 as sent: "261123", "2215". A TA1 repeats them. */
  readonly date: string;
  readonly time: string;
}

/** A functional group (GS..GE) or, in EDIFACT, UNG..UNE, as sent. */
export interface GroupHead {
  readonly functionalId: string;
  readonly sender: string;
  readonly receiver: string;
  readonly controlNumber: string;
  /** GS08: "004010", "005010X220A1". */
  readonly version: string;
}

export type SetVerdict = 'accepted' | 'accepted-with-errors' | 'rejected';

/** What an acknowledgement says of one set, and what the console shows of it: everything but the tree. */
export interface SetSummary extends Span {
  /** ST01 or UNH 0065: "855", "ORDRSP". */
  readonly type: string;
  /** GS08, or UNH 0052+0054+0057, as sent. */
  readonly release: string;
  /** ST02 or UNH 0062, a string: "0001" is not "1". */
  readonly reference: string;
  readonly group: GroupHead | null;
  /** Counts the sets of the interchange from 0. */
  readonly index: number;
  /** How many segments it has, ST and SE included. */
  readonly segments: number;
  readonly verdict: SetVerdict;
  readonly findings: readonly Finding[];
  /** UNH S009 as sent: ["ORDRSP", "D", "96A", "UN", "EAN005"]; EDIFACT only. */
  readonly identifier?: readonly string[];
}

/** One transaction set with its segments. */
export interface SetReading extends SetSummary {
  readonly content: SetIndex;
  /** The same as loops within loops, for who looks at a set and does not go through it. It is made when it is asked for. */
  readonly tree: Loop;
}

/** A set that was read. */
export function setReading(summary: SetSummary, content: SetIndex): SetReading {
  let tree: Loop | undefined;
  const get = (): Loop => (tree ??= treeOf(content));
  // Not enumerable: who copies a set has no use for two forms of it.
  return Object.defineProperty({ ...summary, content }, 'tree', { get }) as SetReading;
}

/** A group as its trailer closed it: what AK9 counts. */
export interface GroupReading extends GroupHead, Span {
  /** GE01 as sent; absent when the trailer is missing or has no number. */
  readonly declaredSets?: number;
  readonly receivedSets: number;
  readonly acceptedSets: number;
  readonly findings: readonly Finding[];
}

/** A TA1 inside an interchange: what the sender says of an interchange that we sent. */
export interface InterchangeNote extends Span {
  /** TA101, the control number of ours that it answers, as sent. */
  readonly controlNumber: string;
  readonly date: string;
  readonly time: string;
  /** TA104: A accepted, E accepted with errors, R rejected. */
  readonly verdict: string;
  /** TA105. */
  readonly note: string;
}

/** An interchange when its last byte was read. `findings` are those of the envelope; those of sets are theirs. */
export interface InterchangeReading extends InterchangeHead {
  readonly length: number;
  /** False when the trailer never came: then all of it is refused. */
  readonly complete: boolean;
  readonly groups: readonly GroupReading[];
  readonly sets: number;
  readonly findings: readonly Finding[];
  /** True when it holds messages and all of them are acknowledgements (CONTRL): it gets none itself; EDIFACT only. */
  readonly acknowledges?: boolean;
  /** How its bytes above ASCII are written, where it has any and nobody agreed on an encoding: an answer is written in it too. */
  readonly encoding?: TextEncoding;
  /** The TA1 segments that it carries; X12 only. */
  readonly notes?: readonly InterchangeNote[];
}

/** A stretch of a file. Pieces tile it: what lies between interchanges is `unreadable`, not nothing. */
export interface Piece extends Span {
  readonly kind: 'x12' | 'edifact' | 'unreadable';
}
