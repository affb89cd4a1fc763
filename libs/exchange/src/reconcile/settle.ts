import type { Reckoned } from '../model/statement.js';
import { dispositionOf } from './disposition.js';
import type { Tally } from './tally.js';

/** A row that has one end, or an owner. */
export interface Settled {
  readonly id: string;
  readonly partner: string;
  readonly state: string;
  readonly waits: boolean;
}

/** Counts the end of a row, or the hole where it has none. */
export function settle(kind: Reckoned, row: Settled, what: string, tally: Tally): void {
  const { id, partner, state } = row;
  const found = dispositionOf(kind, state, row.waits);
  if (found.end !== undefined) return tally.count(kind, found.end);
  const message =
    found.hole === 'no-state'
      ? `${what} has the unknown state "${state}": nothing works on it. Restore it from a backup, or report this as a fault of Quayside.`
      : `${what} is ${state}, but it waits in front of nobody. Report this as a fault of Quayside.`;
  tally.hole({ code: found.hole, kind, id, partner, message });
}
