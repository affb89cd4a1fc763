/**
 * Every legal move of every row. A move that is not here does not compile; each one is a compare-and-set update with a
 * line in the journal. States exist only where the world is touched: splitting, reading, validating, translating,
 * matching and planning are pure and need none. "Overdue" is a query, not a state.
 */
export const moves = {
  file: { stored: ['split', 'unreadable'], split: [], unreadable: ['stored', 'discarded'], discarded: [] },
  arrival: {
    received: ['read', 'unreadable', 'quarantined', 'duplicate'],
    quarantined: ['received', 'discarded'],
    unreadable: ['received', 'discarded'],
    duplicate: ['received'],
    read: [],
    discarded: [],
  },
  inbound: {
    accepted: ['delivered', 'held', 'rehearsed'],
    held: ['accepted', 'refused', 'superseded'],
    duplicate: ['accepted'],
    rejected: [],
    delivered: [],
    rehearsed: [],
    refused: [],
    superseded: [],
  },
  // Rehearsed: kept with its bytes and not sent, for a partner in test. Held goes to sent where a person says that it was sent.
  outbound: {
    drafted: ['enveloped', 'held', 'rehearsed', 'superseded', 'withdrawn'],
    held: ['drafted', 'sent', 'superseded', 'withdrawn'],
    enveloped: ['sent', 'withdrawn'],
    sent: ['received', 'acknowledged', 'rejected'],
    received: ['acknowledged', 'rejected'],
    acknowledged: ['rejected'],
    rejected: ['drafted', 'superseded', 'withdrawn'],
    rehearsed: [],
    superseded: [],
    withdrawn: [],
  },
  // Uncertain: it was ready in a backup that was restored, and may have been sent since that was taken.
  dispatch: { ready: ['sent', 'withdrawn', 'uncertain'], uncertain: ['ready', 'sent'], sent: [], withdrawn: [] },
} as const;

export type Moves = typeof moves;
export type Kind = keyof Moves;
export type StateOf<K extends Kind> = Extract<keyof Moves[K], string>;

/** Where a row of this kind may go from this state. */
export type Target<K extends Kind, S extends StateOf<K>> = Moves[K][S] extends readonly (infer T)[] ? T : never;

export type FileState = StateOf<'file'>;
export type ArrivalState = StateOf<'arrival'>;
export type InboundState = StateOf<'inbound'>;
export type OutboundState = StateOf<'outbound'>;
export type DispatchState = StateOf<'dispatch'>;
