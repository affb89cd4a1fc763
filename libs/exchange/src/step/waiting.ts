import type { Owner } from '@quayside/matching';
import type { Ports } from '../ports/ports.js';
import type { MovingKind, Patch, Row, Tx } from '../ports/store.js';
import type { StateOf, Target } from '../model/states.js';

/** Why something waits for a person, and for whom. */
export interface Why {
  readonly owner: Owner;
  readonly code: string;
  readonly message: string;
}

/** Rows that may wait for a person. */
type WaitingKind = Exclude<MovingKind, 'dispatch'>;

/** Moves a row to where it waits and opens the exception that puts it in front of its owner: both, or neither. */
export async function moveToWait<K extends WaitingKind, S extends Row<K>['state'] & StateOf<K>>(
  { clock }: Pick<Ports, 'clock'>,
  tx: Tx,
  kind: K,
  row: Pick<Row<K>, 'id' | 'partner'> & { readonly state: S },
  to: Target<K, S> & string,
  why: Why,
  patch?: Patch<K>,
): Promise<void> {
  await tx.move(kind, row, to, { what: why.message, ...(patch && { patch }) });
  await waitFor(tx, kind, row, why, clock.now());
}

/** Opens the exception of a row that already waits. */
export async function waitFor(
  tx: Tx,
  subjectKind: WaitingKind,
  { id, partner }: Pick<Row<WaitingKind>, 'id' | 'partner'>,
  { owner, code, message }: Why,
  at: Date,
): Promise<void> {
  await tx.openException({ subjectKind, subject: id, partner, owner, code, message }, at);
}
