import type { Attempt, Reads, Tx } from '@quayside/exchange';
import { managerOf, type Connection } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { sql } from '../database/statement.js';
import { attemptEntity } from './attempt-entities.js';

/** Reads of what failed and is tried again. */
export function attemptReads(connection: Connection): Pick<Reads, 'attempt'> {
  const manager = managerOf(connection);
  return { attempt: async (kind, row) => (await manager.findOneBy(attemptEntity, { kind, row })) ?? undefined };
}

// Since when it fails is kept from the first failure on.
const noteFailed = defineCommand(sql<Attempt>`
  insert into attempt (kind, row, count, since, failed_at, retry_at, error)
  values (${'kind'}, ${'row'}, ${'count'}, ${'since'}, ${'failedAt'}, ${'retryAt'}, ${'error'})
  on conflict (kind, row) do update set count = excluded.count, failed_at = excluded.failed_at,
    retry_at = excluded.retry_at, error = excluded.error`);

/** One row a step: `succeeded` forgets it. */
export function attemptWrites(connection: Connection): Pick<Tx, 'failed' | 'succeeded'> {
  return {
    async failed(attempt) {
      await noteFailed(connection, attempt);
    },
    async succeeded(kind, row) {
      await managerOf(connection).delete(attemptEntity, { kind, row });
    },
  };
}
