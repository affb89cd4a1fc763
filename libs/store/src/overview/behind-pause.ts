import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { noOpenException } from '../exceptions/exceptions.js';

const behindPause = z.object({ documents: count, dispatches: count, uncertain: count });

/** What goes on when a pause is lifted, and what may have been sent already and waits for a decision. */
export type BehindPause = Readonly<z.infer<typeof behindPause>>;

const behind = defineQuery(
  sql`select
    (select count(*) from document d where d.state = 'accepted' and d.lane is not null and ${noOpenException('inbound', 'd.id')}) as documents,
    (select count(*) from dispatch where state = 'ready') as dispatches,
    (select count(*) from dispatch where state = 'uncertain') as uncertain`,
  behindPause,
);

export function waitsBehindPause(database: Database): Promise<BehindPause> {
  return behind.only(database);
}
