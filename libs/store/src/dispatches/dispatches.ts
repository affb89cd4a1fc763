import type { DispatchRow, Reads, Tx } from '@quayside/exchange';
import { Any } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { inOrderOf } from '../database/in-order-of.js';
import { uuid } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { partnerNotPaused } from '../outbound/partner-pause.js';
import { storePayload } from '../payloads/payload-rows.js';
import { dispatchEntity } from './dispatch-entity.js';

type DispatchReads = Pick<Reads, 'dispatch' | 'dispatchesAnswering' | 'readyDispatches' | 'dispatchesThatAre'>;

const ready = defineQuery(
  sql<{ account: string; now: Date; limit: number }>`
    select d.id from dispatch d
    where d.account = ${'account'} and d.state = 'ready' and ${partnerNotPaused('d.partner')}
      and not exists (select from attempt t where t.kind = 'dispatch' and t.row = d.id::text and t.retry_at > ${'now'})
    order by d.created_at, d.name limit ${'limit'}`,
  z.object({ id: uuid }),
);

/** Reads of what is to be sent, and was: in the order in which it was made, then by name. */
export function dispatchReads(connection: Connection): DispatchReads {
  const manager = managerOf(connection);
  return {
    dispatch: async (id) => (await manager.findOneBy(dispatchEntity, { id })) ?? undefined,
    dispatchesAnswering: (arrival) =>
      manager.find(dispatchEntity, { where: { arrival }, order: { createdAt: 'ASC', name: 'ASC' } }),
    async readyDispatches(account, now, limit) {
      const found = await ready.all(connection, { account, now, limit });
      return inOrderOf(found, await manager.findBy(dispatchEntity, { id: Any(found.map(({ id }) => id)) }));
    },
    async dispatchesThatAre(state, limit) {
      const order = { createdAt: 'ASC', name: 'ASC' } as const;
      const found = await manager.find(dispatchEntity, { where: { state }, order, take: limit });
      return found.map((each) => ({ ...each, state }));
    },
  };
}

/** The bytes are stored with the row: a dispatch that is there can be sent as it is. */
export function dispatchWrites(connection: Connection): Pick<Tx, 'insertDispatch' | 'repeatDispatch'> {
  const manager = managerOf(connection);
  return {
    async insertDispatch(row, content, sealed) {
      await manager.insert(dispatchEntity, {
        ...row,
        payload: await storePayload(connection, content),
        plainPayload: sealed ? await storePayload(connection, sealed.content) : null,
        sealedFor: sealed?.key ?? null,
        size: content.length,
        state: 'ready',
        sentAt: null,
        hiddenAt: null,
      });
    },
    async repeatDispatch(row, id, at) {
      await manager.insert(dispatchEntity, { ...row, id, state: 'ready', createdAt: at, sentAt: null, hiddenAt: null });
    },
  };
}

/** What answers these arrivals, oldest first. */
export function dispatchesAnsweringAny(
  database: Database,
  arrivals: readonly string[],
): Promise<readonly DispatchRow[]> {
  return managerOf(database).find(dispatchEntity, {
    where: { arrival: Any(arrivals) },
    order: { createdAt: 'ASC', name: 'ASC' },
  });
}
