import type { WrittenSegment } from './written-segment.js';

/** A message without UNH and UNT, which the writer makes. */
export interface EdifactMessageTree {
  /** UNH 0065, 0052, 0054, 0051, 0057: ORDERS, D, 96A, UN, EAN008. */
  readonly type: string;
  readonly version: string;
  readonly release: string;
  readonly agency: string;
  readonly association?: string;
  /** UNH01: one to fourteen characters. */
  readonly reference: string;
  readonly segments: readonly WrittenSegment[];
}

/** One end as UNB names it. */
export interface EdifactParty {
  readonly id: string;
  readonly qualifier?: string;
  /** 0008 or 0014: where to route further. */
  readonly routing?: string;
}

/** What UNB says. */
export interface EdifactHeadTree {
  /** "UNOC". */
  readonly syntax: string;
  readonly syntaxVersion: 1 | 2 | 3 | 4;
  readonly sender: EdifactParty;
  readonly receiver: EdifactParty;
  /** YYMMDD, in syntax 4 CCYYMMDD. */
  readonly date: string;
  readonly time: string;
  readonly controlNumber: string;
  readonly application?: string;
  readonly acknowledgementRequested?: boolean;
  readonly agreement?: string;
  readonly usage: 'live' | 'test';
}

/** A group UNG..UNE with messages of one kind. */
export interface EdifactGroupTree {
  /** UNG 0038, the type of its messages: "INVOIC". */
  readonly type: string;
  readonly sender: EdifactParty;
  readonly receiver: EdifactParty;
  readonly date: string;
  readonly time: string;
  /** UNG 0048: one to fourteen characters. */
  readonly controlNumber: string;
  /** UNG 0051, 0052, 0054, 0057: UN, D, 96A, EAN008. */
  readonly agency: string;
  readonly version: string;
  readonly release: string;
  readonly association?: string;
  readonly messages: readonly EdifactMessageTree[];
}

/** A whole interchange to write: messages, or groups of them. */
export interface EdifactInterchangeTree {
  readonly head: EdifactHeadTree;
  readonly messages: readonly EdifactMessageTree[];
  /** The standard lets an interchange hold groups or messages, not both; UNZ counts the groups then. */
  readonly groups?: readonly EdifactGroupTree[];
}

/** How an interchange looks on the wire. */
export interface EdifactFraming {
  readonly component: string;
  readonly element: string;
  /** What UNA declares; numbers are written as they are given. */
  readonly decimal: '.' | ',';
  readonly release: string;
  /** Used in syntax 4 only. */
  readonly repetition: string;
  readonly terminator: string;
  readonly suffix: '' | '\r' | '\n' | '\r\n';
  /** Whether UNA is written although the usual service characters are used; others always need it. */
  readonly una: boolean;
  /** What takes the place of a character that the character set does not have; without one such data is refused. */
  readonly replacement?: string;
}

export const defaultEdifactFraming: EdifactFraming = {
  component: ':',
  element: '+',
  decimal: '.',
  release: '?',
  repetition: '*',
  terminator: "'",
  suffix: '\n',
  una: false,
};
