import { sentKinds, type Job } from '@quayside/exchange';
import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, instant, oneOf, text } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { noOpenException } from '../exceptions/exceptions.js';

type Step = Exclude<Job['queue'], 'large-arrival'>;

const waitingRow = z.object({
  step: oneOf<Step>('file', 'arrival', 'lane', 'order', 'outbound', 'dispatch'),
  n: count,
  oldest: instant.nullable(),
});
const partnerRow = z.object({ partner: text, n: count });
const exceptionRow = z.object({ owner: text, code: text, n: count, oldest: instant });
const failingRow = z.object({ kind: oneOf('system', 'channel'), name: text, since: instant });

/** How everything stands, for who watches it from outside. */
export interface Standing {
  /** What waits for a step and for no person. */
  readonly waiting: readonly Readonly<z.infer<typeof waitingRow>>[];
  /** Files and arrivals of a partner that are not read yet; those who have none are left out. */
  readonly toBeRead: readonly Readonly<z.infer<typeof partnerRow>>[];
  readonly exceptions: readonly Readonly<z.infer<typeof exceptionRow>>[];
  /** Odoo connections and channels that fail, and since when. */
  readonly failing: readonly Readonly<z.infer<typeof failingRow>>[];
}

const weBring = raw(`channel in (${sentKinds.map((kind) => `'${kind}'`).join(', ')})`);

// Cost (test/store/costs.spec.ts), all four together: 55 pages, after 2,000 and after 20,000 documents. It grows with what waits,
// not with what was.
const waiting = defineQuery(
  sql`
    select 'file' as step, count(*) as n, min(f.received_at) as oldest from file f
    where f.state = 'stored' and ${noOpenException('file', 'f.id')}
    union all
    select 'arrival', count(*), min(f.received_at) from arrival a join file f on f.id = a.file
    where a.state = 'received' and ${noOpenException('arrival', 'a.id')}
    union all
    select 'lane', count(*), min(d.received_at) from document d
    where d.state = 'accepted' and d.lane is not null and ${noOpenException('inbound', 'd.id')}
    union all
    select 'order', count(*), min(w.due_at) from watched_order w where w.due_at <= now()
    union all
    select 'outbound', count(*), min(o.created_at) from outbound o where o.state = 'drafted'
    union all
    select 'dispatch', count(*), min(created_at) from dispatch where state = 'ready' and ${weBring}`,
  waitingRow,
);
const toBeRead = defineQuery(
  sql`select partner, count(*) as n from (
      select partner from file where state = 'stored' union all select partner from arrival where state = 'received') t
    group by partner order by n desc limit 100`,
  partnerRow,
);
const exceptions = defineQuery(
  sql`select owner, code, count(*) as n, min(opened_at) as oldest from exception where closed_at is null group by owner, code`,
  exceptionRow,
);
const failing = defineQuery(
  sql`select 'system' as kind, system as name, failing_since as since from system_state where failing_since is not null
    union all
    select 'channel', account, failing_since from channel where failing_since is not null`,
  failingRow,
);

/** Of those with most to be read, a hundred partners. */
export async function standingOf(database: Database): Promise<Standing> {
  return {
    waiting: await waiting.all(database),
    toBeRead: await toBeRead.all(database),
    exceptions: await exceptions.all(database),
    failing: await failing.all(database),
  };
}
