import type { Attempt, Reads, SystemState, Tx } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

const attempts = table<Attempt>('attempt', ({ kind, row }) => [kind, row]);
const systems = table<SystemState>('system', ({ system }) => [system]);

/** Whether a row is to be tried again, and not yet. */
export function isLater(rows: Rows, kind: Attempt['kind'], row: string, now: Date): boolean {
  const attempt = rows.get(attempts, keyed(kind, row));
  return attempt !== undefined && attempt.retryAt > now;
}

export function attemptReads(rows: Rows): Pick<Reads, 'attempt' | 'system'> {
  return {
    attempt: async (kind, row) => rows.get(attempts, keyed(kind, row)),
    system: async (name) => rows.get(systems, keyed(name)),
  };
}

export function attemptWrites(tx: Transaction): Pick<Tx, 'failed' | 'succeeded' | 'systemServed' | 'systemFailed'> {
  return {
    async failed(attempt) {
      await tx.upsert(attempts, attempt, ({ since }) => ({ ...attempt, since }));
    },
    async succeeded(kind, row) {
      await tx.remove(attempts, (each) => each.kind === kind && each.row === row);
    },
    async systemServed(system, servedAt) {
      const well = { system, servedAt, failingSince: null, error: null };
      await tx.upsert(systems, well, () => well);
    },
    async systemFailed(system, at, error) {
      const failing = { system, servedAt: null, failingSince: at, error };
      await tx.upsert(systems, failing, (old) => ({ ...old, error, failingSince: old.failingSince ?? at }));
    },
  };
}
