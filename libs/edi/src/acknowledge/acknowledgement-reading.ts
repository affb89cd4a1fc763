import type { SetVerdict } from '../reading.js';

/** What a 999 says of why a rule applied (CTX "SITUATIONAL TRIGGER"), or of which business unit is meant ("PO103", its value). */
export interface AcknowledgedContext {
  readonly name: string;
  readonly value?: string;
  readonly tag?: string;
  /** ST is 1. */
  readonly position?: number;
  readonly loop?: string;
  readonly element?: number;
  readonly component?: number;
  readonly dataElement?: string;
}

/** A fault that the partner found in an element of what we sent. */
export interface AcknowledgedElement {
  readonly element: number;
  readonly component?: number;
  readonly dataElement?: string;
  /** AK403, IK403 or EDIFACT 0085. */
  readonly code: string;
  /** The value as the partner repeats it. */
  readonly value?: string;
  /** 999 only; absent when it has none. */
  readonly contexts?: readonly AcknowledgedContext[];
}

/** A fault that the partner found in a segment of what we sent. */
export interface AcknowledgedSegment {
  readonly tag?: string;
  /** ST or UNH is 1. */
  readonly position: number;
  /** AK304, IK304 or EDIFACT 0085; absent when only elements are at fault. */
  readonly code?: string;
  readonly elements: readonly AcknowledgedElement[];
  /** The loop that the segment stands in, IK303 or AK303. */
  readonly loop?: string;
  /** 999 only; absent when it has none. */
  readonly contexts?: readonly AcknowledgedContext[];
}

/** What the partner says of one set that we sent. */
export interface AcknowledgedSet {
  readonly type: string;
  readonly reference: string;
  readonly verdict: SetVerdict;
  /** AK502 to AK506, IK502 to IK506 or EDIFACT 0085. */
  readonly codes: readonly string[];
  readonly segments: readonly AcknowledgedSegment[];
}

/** What an incoming 997, 999 or CONTRL says, in one form. */
export interface AcknowledgementReading {
  readonly type: '997' | '999' | 'CONTRL';
  /** What it answers: a group of ours by GS01 and GS06, or an interchange of ours by UNB 0020. */
  readonly answers: { readonly functionalId?: string; readonly controlNumber: string };
  /** What holds for sets that it does not name; `received` says nothing about them yet. */
  readonly verdict: 'accepted' | 'accepted-with-errors' | 'partially-accepted' | 'rejected' | 'received';
  /** AK905 to AK909, or EDIFACT 0085. */
  readonly codes: readonly string[];
  readonly sets: readonly AcknowledgedSet[];
}
