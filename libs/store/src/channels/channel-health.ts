import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, instant, text } from '../database/result-columns.js';
import { sql } from '../database/statement.js';

const found = z.object({
  lastLoginAt: instant.nullable(),
  lastReceivedAt: instant.nullable(),
  lastFetchedAt: instant.nullable(),
  files7d: count,
  sent7d: count,
  waitingToBeFetched: count,
  refusedAt: instant.nullable(),
  refused: text.nullable(),
});

/** What went through a channel of late. */
export type ChannelHealth = Readonly<z.infer<typeof found>> & { readonly account: string };

const health = defineQuery(
  sql<{ account: string }>`
    select (select max(at) from journal where kind = 'login' and row = ${'account'} and "to" = 'in') as "lastLoginAt",
      (select max(received_at) from file where account = ${'account'}) as "lastReceivedAt",
      (select max(sent_at) from dispatch where account = ${'account'}) as "lastFetchedAt",
      (select count(*) from file where account = ${'account'} and received_at > now() - interval '7 days') as "files7d",
      (select count(*) from dispatch where account = ${'account'} and sent_at > now() - interval '7 days') as "sent7d",
      (select count(*) from dispatch where account = ${'account'} and state = 'ready') as "waitingToBeFetched",
      r.at as "refusedAt", r.what as refused
    from (select 1) one left join lateral (
      select at, what from journal where kind = 'login' and row = ${'account'} and "to" = 'refused' order by id desc limit 1) r on true`,
  found,
);

export async function channelHealth(database: Database, account: string): Promise<ChannelHealth> {
  return { account, ...(await health.only(database, { account })) };
}
