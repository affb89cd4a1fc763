import type { Reckoned } from '../model/statement.js';
import type { ArrivalState, DispatchState, FileState, InboundState, OutboundState } from '../model/states.js';

/** What a state means for who asks what became of a row: it is done, it will be worked on, or a person must have it. */
type Meaning = 'end' | 'work' | 'person';

const meanings: {
  readonly file: Readonly<Record<FileState, Meaning>>;
  readonly arrival: Readonly<Record<ArrivalState, Meaning>>;
  readonly document: Readonly<Record<InboundState, Meaning>>;
  readonly outbound: Readonly<Record<OutboundState, Meaning>>;
  readonly dispatch: Readonly<Record<DispatchState, Meaning>>;
} = {
  file: { stored: 'work', split: 'end', unreadable: 'person', discarded: 'end' },
  arrival: {
    received: 'work',
    quarantined: 'person',
    unreadable: 'person',
    duplicate: 'end',
    read: 'end',
    discarded: 'end',
  },
  document: {
    accepted: 'work',
    held: 'person',
    duplicate: 'end',
    rejected: 'end',
    delivered: 'end',
    rehearsed: 'end',
    refused: 'end',
    superseded: 'end',
  },
  outbound: {
    drafted: 'work',
    held: 'person',
    enveloped: 'work',
    sent: 'end',
    received: 'end',
    acknowledged: 'end',
    rejected: 'person',
    rehearsed: 'end',
    superseded: 'end',
    withdrawn: 'end',
  },
  dispatch: { ready: 'work', uncertain: 'person', sent: 'end', withdrawn: 'end' },
};

/** The one end of a row, or why it has none. */
export type Disposition =
  { readonly end: string } | { readonly end?: never; readonly hole: 'no-state' | 'nobody-has-it' };

/** A row with this state, which waits for a person or does not. */
export function dispositionOf(kind: Reckoned, state: string, waits: boolean): Disposition {
  const meaning = new Map<string, Meaning>(Object.entries(meanings[kind])).get(state);
  if (meaning === undefined) return { hole: 'no-state' };
  if (meaning === 'end') return { end: state };
  if (waits) return { end: 'waits-for-person' };
  return meaning === 'work' ? { end: 'on-its-way' } : { hole: 'nobody-has-it' };
}
