import type { WrittenSegment } from './written-segment.js';

/** A set without ST and SE, which the writer makes. */
export interface X12SetTree {
  readonly type: string;
  /** ST02: four to nine characters. */
  readonly reference: string;
  /** ST03, in releases that have it. */
  readonly implementation?: string;
  readonly segments: readonly WrittenSegment[];
}

/** A group without GS and GE. */
export interface X12GroupTree {
  readonly functionalId: string;
  readonly sender: string;
  readonly receiver: string;
  /** CCYYMMDD and HHMM or finer. */
  readonly date: string;
  readonly time: string;
  readonly controlNumber: string;
  /** GS08. */
  readonly version: string;
  readonly sets: readonly X12SetTree[];
}

/** One end as ISA names it. */
export interface X12Party {
  readonly qualifier: string;
  readonly id: string;
}

/** What ISA says; the writer pads it to its fixed width. */
export interface X12HeadTree {
  readonly sender: X12Party;
  readonly receiver: X12Party;
  /** YYMMDD and HHMM. */
  readonly date: string;
  readonly time: string;
  /** ISA12: "00401". */
  readonly version: string;
  readonly controlNumber: string;
  readonly acknowledgementRequested: boolean;
  readonly usage: 'live' | 'test';
  readonly authorization?: { readonly qualifier: string; readonly value: string };
  readonly security?: { readonly qualifier: string; readonly value: string };
}

/** A whole interchange to write. */
export interface X12InterchangeTree {
  readonly head: X12HeadTree;
  /** TA1 segments, which stand before the groups. */
  readonly notes?: readonly WrittenSegment[];
  readonly groups: readonly X12GroupTree[];
}

/** How an interchange looks on the wire. */
export interface X12Framing {
  readonly element: string;
  readonly component: string;
  /** Written as ISA11 from 00402 on; before, ISA11 is "U" and nothing may repeat. */
  readonly repetition: string;
  readonly terminator: string;
  /** What follows each terminator: nothing, or a line break. */
  readonly suffix: '' | '\r' | '\n' | '\r\n';
  /** What takes the place of a delimiter or control character in data; without one such data is refused. */
  readonly replacement?: string;
}

export const defaultFraming: X12Framing = {
  element: '*',
  component: '>',
  repetition: '^',
  terminator: '~',
  suffix: '\n',
};
