import type { Reads } from '@quayside/exchange';
import { Any } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { flag, uuid } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { noOpenException } from '../exceptions/exceptions.js';
import { documentEntity, documentRow } from './document-entity.js';

// A document waits for what came before it from the same partner, or through the same mailbox, and is not read yet, unless a
// person has that: whose an interchange of a VAN is, only reading tells.
// One that is to be tried again later keeps its place: nothing overtakes it but when a person has it.
// Cost (test/store/costs.spec.ts): 29 pages with 20 accepted documents, after 2,000 and after 20,000 that are delivered; 42 pages
// and 2.5 ms with 20,000 accepted in the lane itself, because the index has them in the order in which they are asked for.
const next = defineQuery(
  sql<{ lane: string; now: Date }>`
    select d.id, exists (
      select from attempt t where t.kind = 'document' and t.row = d.id::text and t.retry_at > ${'now'}) as later
    from document d join arrival own on own.id = d.arrival join file box on box.id = own.file
    where d.lane = ${'lane'} and d.state = 'accepted' and ${noOpenException('inbound', 'd.id')}
      and not exists (
        select from arrival a where a.partner in (d.partner, box.partner) and a.state = 'received'
          and ${noOpenException('arrival', 'a.id')} and (a.file_place, a.index) < (d.file_place, d.arrival_index))
      and not exists (
        select from file f where f.partner in (d.partner, box.partner) and f.state = 'stored' and f.place < d.file_place
          and ${noOpenException('file', 'f.id')})
    order by d.file_place, d.arrival_index, d.set_index, d.part_index, d.version
    limit 1`,
  z.object({ id: uuid, later: flag }),
);

// Cost: 50 pages with 10 that wait, after 2,000 and after 20,000 documents; it begins at the open exceptions.
const waiting = defineQuery(
  sql`select d.id from exception e join document d on d.id = e.subject_id
    where e.closed_at is null and e.subject_kind = 'inbound' and e.code in ('order-unknown', 'order-unconfirmed') and d.state = 'held'
    order by d.received_at limit 500`,
  z.object({ id: uuid }),
);

/**
 * Reads of what is to be delivered, and of what waits for its order: at most the 500 that wait longest, in the order in which
 * they came.
 */
export function laneReads(connection: Connection): Pick<Reads, 'nextInLane' | 'waitingForOrder'> {
  const manager = managerOf(connection);
  return {
    async nextInLane(lane, now) {
      const found = await next.first(connection, { lane, now });
      if (!found || found.later) return undefined;
      const row = await manager.findOneBy(documentEntity, { id: found.id });
      return row ? documentRow(row) : undefined;
    },
    async waitingForOrder() {
      const found = await waiting.all(connection);
      const order = { filePlace: 'ASC' } as const;
      const rows = await manager.find(documentEntity, { where: { id: Any(found.map(({ id }) => id)) }, order });
      return rows.map(documentRow);
    },
  };
}
