import { z } from 'zod';
import { seen, type Among } from '../database/among.js';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, float, instant, text } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';

const figuresRow = z.object({
  received: count,
  delivered: count,
  waiting: count,
  failing: count,
  receivedUsual: float.nullable(),
  deliveredUsual: float.nullable(),
});

export type Figures = Readonly<z.infer<typeof figuresRow>>;

interface Zone extends Among {
  readonly zone: string;
}

const day = sql<Zone>`date_trunc('day', now() at time zone ${'zone'}) at time zone ${'zone'}`;
const usual = (condition: string) => sql<Zone>`(select avg(n)::float8 from (
  select count(*) as n from journal j where j.kind = 'inbound' and ${raw(condition)} and j.at >= ${day} - interval '28 days' and j.at < ${day} and ${seen('j.partner')}
    and extract(isodow from j.at at time zone ${'zone'}) = extract(isodow from now() at time zone ${'zone'})
  group by date_trunc('day', j.at at time zone ${'zone'})) t)`;

const figuresOf = defineQuery(
  sql<Zone>`
    select (select count(*) from document where received_at >= ${day} and ${seen('partner')}) as received,
      (select count(*) from journal j where j.kind = 'inbound' and j."to" = 'delivered' and j.at >= ${day} and ${seen('j.partner')}) as delivered,
      (select count(*) from exception where closed_at is null and ${seen('partner')}) as waiting,
      (select count(*) from attempt) + (select count(*) from system_state where failing_since is not null) as failing,
      ${usual(`j."from" is null`)} as "receivedUsual", ${usual(`j."to" = 'delivered'`)} as "deliveredUsual"`,
  figuresRow,
);

/** Today since midnight in `zone`, against the mean of the same weekday of the four weeks before. */
export function figures(database: Database, zone: string, among: readonly string[] | null = null): Promise<Figures> {
  return figuresOf.only(database, { zone, among });
}

const healthRow = z.object({
  partner: text,
  lastReceivedAt: instant.nullable(),
  documents7d: count,
  held: count,
  rejected7d: count,
});

export type PartnerHealth = Readonly<z.infer<typeof healthRow>>;

const health = defineQuery(
  sql<Among>`select partner, max(received_at) as "lastReceivedAt",
      count(*) filter (where received_at > now() - interval '7 days') as "documents7d",
      count(*) filter (where state = 'held') as held,
      count(*) filter (where state = 'rejected' and received_at > now() - interval '7 days') as "rejected7d"
    from document where ${seen('partner')} group by partner`,
  healthRow,
);

/** How the documents of each partner stand; of all where `among` is null. */
export function partnerHealth(
  database: Database,
  among: readonly string[] | null = null,
): Promise<readonly PartnerHealth[]> {
  return health.all(database, { among });
}
