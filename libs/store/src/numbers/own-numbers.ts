import type { Reads, Tx } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { jumped } from '../settings/pause.js';

// Cost (test/store/costs.spec.ts): 12 pages, however many were given.
// Who asks for the next number waits for who asked before until its transaction ends: none is given twice, none is left out.
const next = defineQuery(
  sql<{ partner: string; scope: string; start: number }>`
    insert into own_number (partner, scope, last) values (${'partner'}, ${'scope'}, (${'start'}::bigint + ${jumped} - 1) % 999999999 + 1)
    on conflict (partner, scope) do update
      set last = case when own_number.last >= 999999999 then 1 else own_number.last + 1 end
    returning last`,
  z.object({ last: count }),
);

const last = defineQuery(
  sql<{ partner: string; scope: string }>`
    select last from own_number where partner = ${'partner'} and scope = ${'scope'}`,
  z.object({ last: count }),
);

export function ownNumberReads(connection: Connection): Pick<Reads, 'lastControlNumber'> {
  return {
    lastControlNumber: async (partner, scope) => (await last.all(connection, { partner, scope }))[0]?.last,
  };
}

/** The first number is `start`, and as much more as all have jumped; after 999999999 comes 1. */
export function ownNumberWrites(connection: Connection): Pick<Tx, 'nextControlNumber'> {
  return {
    nextControlNumber: async (partner, scope, start) => (await next.only(connection, { partner, scope, start })).last,
  };
}
