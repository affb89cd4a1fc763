import { sentKinds, type Job, type Reads } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { oneOf, text } from '../database/result-columns.js';
import { sql, raw } from '../database/statement.js';
import { noOpenException } from '../exceptions/exceptions.js';

interface Now {
  readonly now: Date;
}

const notLater = (kind: string, row: string) =>
  sql<Now>`not exists (
    select from attempt t where t.kind = ${raw(`'${kind}'`)} and t.row = ${raw(row)}::text and t.retry_at > ${'now'})`;

/** Where the partner takes what goes out there is nothing to do for it. */
const weBring = raw(`d.channel in (${sentKinds.map((kind) => `'${kind}'`).join(', ')})`);

// Cost (test/store/costs.spec.ts): 28 pages with 50 rows that have work, after 2,000 and after 20,000 documents. It grows with
// what waits, not with what was: 20,000 accepted documents are 6,700 pages and 18 ms.
const work = sql<Now>`
  select 'file' as queue, f.id::text as key from file f
  where f.state = 'stored' and ${noOpenException('file', 'f.id')} and ${notLater('file', 'f.id')}
  union all
  select 'arrival', a.id::text from arrival a
  where a.state = 'received' and ${noOpenException('arrival', 'a.id')} and ${notLater('arrival', 'a.id')}
  union all
  select distinct 'lane', d.lane from document d
  where d.state = 'accepted' and d.lane is not null and ${noOpenException('inbound', 'd.id')} and ${notLater('document', 'd.id')}
  union all
  select 'dispatch', min(d.id::text) from dispatch d left join channel c on c.account = d.account
  where d.state = 'ready' and ${weBring} and ${notLater('dispatch', 'd.id')}
    and c.paused_at is null and coalesce(c.retry_at <= ${'now'} or c.failing_in = 'fetch', true)
  group by d.account`;
const jobRow = z.object({ queue: oneOf<Job['queue']>('file', 'arrival', 'lane', 'dispatch'), key: text });

const allWork = defineQuery(sql<Now>`${work} limit 10000`, jobRow);

/** Reads of what there is to do: at most 10,000 rows and lanes, each once; of a channel one dispatch stands for all. */
export function workReads(connection: Connection): Pick<Reads, 'work'> {
  return { work: (now) => allWork.all(connection, { now }) };
}

/**
 * What there is to do and no job waits for. Cost: 34 pages where every row has its job, which is nearly always; then nothing is
 * written. Before, a sweep sent a statement for each row that waited, every five seconds.
 */
export const workWithoutJob = defineQuery(
  sql<Now>`
    select w.queue, w.key from (${work}) w
    where not exists (
      select from pgboss.job j where j.name = w.queue and j.singleton_key = w.key and j.state = 'created')
    limit 10000`,
  jobRow,
);
