import type { Delivered, DocumentRow, Reads } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { int, uuid } from '../database/result-columns.js';
import { sql } from '../database/statement.js';

// Cost: 4 pages after 2,000 and after 20,000 documents; the index has them by the numbers of their orders.
const delivered = defineQuery(
  sql<{ partner: string; usage: string; numbers: readonly string[] }>`
    select id, number, type, business_key as "businessKey", version, decision from document
    where orders && ${'numbers'}::text[] and partner = ${'partner'} and usage = ${'usage'} and state = 'delivered'
      and type in ('order-acknowledgement', 'ship-notice')
    order by file_place, arrival_index, set_index, part_index, version`,
  z.object({
    id: uuid,
    number: z.string().nullable(),
    type: z.enum(['order-acknowledgement', 'ship-notice']),
    businessKey: z.custom<NonNullable<DocumentRow['businessKey']>>((value) => typeof value === 'string'),
    version: int,
    // Recorded by us, in the shape that it has in the row.
    decision: z.custom<DocumentRow['decision']>(),
  }),
);

/** What has reached the ERP about orders, the oldest first. */
export function deliveredReads(connection: Connection): Pick<Reads, 'deliveredOn'> {
  return {
    deliveredOn: (partner, usage, numbers): Promise<readonly Delivered[]> =>
      numbers.length === 0 ? Promise.resolve([]) : delivered.all(connection, { partner, usage, numbers }),
  };
}
