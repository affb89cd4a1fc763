import type { Reads, SystemState, Tx } from '@quayside/exchange';
import { managerOf, type Connection, type Database } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { sql } from '../database/statement.js';
import { systemStateEntity } from './attempt-entities.js';

/** Reads of how outside systems stand. */
export function systemReads(connection: Connection): Pick<Reads, 'system'> {
  const manager = managerOf(connection);
  return { system: async (system) => (await manager.findOneBy(systemStateEntity, { system })) ?? undefined };
}

const noteServed = defineCommand(sql<{ system: string; at: Date }>`
  insert into system_state (system, served_at) values (${'system'}, ${'at'})
  on conflict (system) do update set served_at = excluded.served_at, failing_since = null, error = null`);
const noteFailed = defineCommand(sql<{ system: string; at: Date; error: string }>`
  insert into system_state (system, failing_since, error) values (${'system'}, ${'at'}, ${'error'})
  on conflict (system) do update set error = excluded.error,
    failing_since = coalesce(system_state.failing_since, excluded.failing_since)`);

/** A system that serves fails no more; one that fails keeps the moment since when. */
export function systemWrites(connection: Connection): Pick<Tx, 'systemServed' | 'systemFailed'> {
  return {
    async systemServed(system, at) {
      await noteServed(connection, { system, at });
    },
    async systemFailed(system, at, error) {
      await noteFailed(connection, { system, at, error });
    },
  };
}

export type SystemListed = SystemState;

/** Every outside system that was ever spoken to, by name. */
export function systems(database: Database): Promise<readonly SystemListed[]> {
  return managerOf(database).find(systemStateEntity, { order: { system: 'ASC' } });
}
