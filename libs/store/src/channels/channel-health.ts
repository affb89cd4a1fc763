import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, instant, text } from '../database/result-columns.js';
import { sql } from '../database/statement.js';

const found = z.object({
  account: text,
  lastLoginAt: instant.nullable(),
  lastReceivedAt: instant.nullable(),
  lastSentAt: instant.nullable(),
  files7d: count,
  sent7d: count,
  waiting: count,
  refusedAt: instant.nullable(),
  refused: text.nullable(),
});

/** What went through a channel of late. */
export type ChannelHealth = Readonly<z.infer<typeof found>>;

const health = defineQuery(
  sql<{ accounts: readonly string[] }>`
    select c.account,
      (select max(at) from journal where kind = 'login' and row = c.account and "to" = 'in') as "lastLoginAt",
      (select max(received_at) from file where account = c.account) as "lastReceivedAt",
      (select max(sent_at) from dispatch where account = c.account) as "lastSentAt",
      (select count(*) from file where account = c.account and received_at > now() - interval '7 days') as "files7d",
      (select count(*) from dispatch where account = c.account and sent_at > now() - interval '7 days') as "sent7d",
      (select count(*) from dispatch where account = c.account and state = 'ready') as "waiting",
      r.at as "refusedAt", r.what as refused
    from unnest(${'accounts'}::text[]) c(account) left join lateral (
      select at, what from journal where kind = 'login' and row = c.account and "to" = 'refused' order by id desc limit 1) r on true`,
  found,
);

/** What went through each of these channels of late, by its account; one that was never used has been through nothing. */
export async function channelHealth(
  database: Database,
  accounts: readonly string[],
): Promise<(account: string) => ChannelHealth> {
  const found = new Map((await health.all(database, { accounts })).map((each) => [each.account, each]));
  return (account) => found.get(account) ?? notAsked(account);
}

function notAsked(account: string): never {
  throw new TypeError(`the health of channel ${account} was not asked for`);
}
