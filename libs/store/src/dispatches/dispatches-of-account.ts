import type { ChannelKind, DispatchRow } from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import { Any } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { inOrderOf } from '../database/in-order-of.js';
import { uuid } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { partnerNotPaused } from '../outbound/partner-pause.js';
import { notPaused } from '../settings/pause.js';
import { dispatchEntity } from './dispatch-entity.js';

const page = defineQuery(
  sql<{ account: Account; channel: ChannelKind; state: string; after: string | null; limit: number }>`
    select d.id, a.file from dispatch d left join arrival a on a.id = d.arrival
    where d.account = ${'account'} and d.channel = ${'channel'} and d.state = ${'state'}
      and (d.state <> 'ready' or ${notPaused} and ${partnerNotPaused('d.partner')})
      and (${'after'}::uuid is null
        or (d.created_at, d.id) > (select l.created_at, l.id from dispatch l where l.id = ${'after'}::uuid))
    order by d.created_at, d.id limit ${'limit'}`,
  z.object({ id: uuid, file: uuid.nullable() }),
);

export interface DispatchQuery {
  /** Of this kind was the channel when it was made: the account may have had another one before. */
  readonly channel: ChannelKind;
  readonly state: 'ready' | 'sent';
  /** The id of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * What waits for a partner, or waited, oldest first, each with the file that it answers: its own, and nobody else's. While the
 * gateway is paused nothing waits for it.
 */
export async function dispatchesOfAccount(
  database: Database,
  account: Account,
  { channel, state, after, limit }: DispatchQuery,
): Promise<readonly (DispatchRow & { readonly file: string | null })[]> {
  const found = await page.all(database, { account, channel, state, after: after ?? null, limit });
  const fileOf = new Map(found.map(({ id, file }) => [id, file]));
  const rows = await managerOf(database).findBy(dispatchEntity, { id: Any([...fileOf.keys()]) });
  return inOrderOf(found, rows).map((row) => ({ ...row, file: fileOf.get(row.id) ?? null }));
}
