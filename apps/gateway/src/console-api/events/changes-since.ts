/** A line of the journal, with the place up to which it was read. */
export interface JournalMark {
  readonly id: string;
  readonly kind: string;
  readonly row: string;
  readonly to: string | null;
  readonly partner: string | null;
}

/** The lines behind one, oldest first; behind nothing, the end of the journal alone. */
export type ChangesSince = (last: string | null) => Promise<readonly JournalMark[]>;
export const CHANGES_SINCE = Symbol('changes since');
