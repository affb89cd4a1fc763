import type { DocumentRow, Reads, Tx } from '@quayside/exchange';
import type { Finding } from '@quayside/std';
import { Any, In, Not, type EntitySchema, type ObjectLiteral } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { inOrderOf } from '../database/in-order-of.js';
import { int, uuid } from '../database/result-columns.js';
import { asJson, sql } from '../database/statement.js';
import { documentEntity } from './document-entity.js';

type DocumentReads = Pick<Reads, 'document' | 'documentsOf' | 'latest' | 'highestVersion'>;

const highest = defineQuery(
  sql<{ businessKey: string }>`
    select coalesce(max(version), 0) as version from document where business_key = ${'businessKey'}`,
  z.object({ version: int }),
);

/** Reads of sets translated to the canonical model; those of an arrival in the order of its sets, older versions first. */
export function documentReads(connection: Connection): DocumentReads {
  const manager = managerOf(connection);
  return {
    document: async (id) => (await manager.findOneBy(documentEntity, { id })) ?? undefined,
    documentsOf: (arrival) =>
      manager.find(documentEntity, {
        where: { arrival },
        order: { setIndex: 'ASC', partIndex: 'ASC', version: 'ASC' },
      }),
    async latest(businessKey) {
      const latest = await manager.findOne(documentEntity, {
        where: { businessKey, state: Not(In(['refused', 'rejected', 'superseded', 'duplicate'])) },
        order: { version: 'DESC', receivedAt: 'DESC' },
      });
      return latest ?? undefined;
    },
    highestVersion: async (businessKey) => (await highest.only(connection, { businessKey })).version,
  };
}

// A document is too deep for the types of what TypeORM inserts.
const plainEntity: EntitySchema<ObjectLiteral> = documentEntity;

const lockKey = defineCommand(
  sql<{ businessKey: string }>`select pg_advisory_xact_lock(hashtextextended(${'businessKey'}, 1))`,
);

// The rows, a line of the journal for each, and no exception any more: together.
const reject = defineCommand(sql<{
  arrival: string;
  sets: readonly number[];
  findings: readonly Finding[];
  what: string;
}>`
  with rejected as (
    update document set state = 'rejected', verdict = 'rejected', findings = findings || ${asJson('findings')}
    where arrival = ${'arrival'} and set_index = any(${'sets'}::int[]) and replaces is null returning id, partner),
  told as (
    insert into journal (kind, row, "to", what, actor, partner)
    select 'inbound', id::text, 'rejected', ${'what'}, 'readArrival', partner from rejected)
  delete from exception e using rejected r where e.subject_kind = 'inbound' and e.subject_id = r.id`);

/**
 * `rejectInserted` touches no row that replaces another one: those are answers of a person to what came before. `lockKey` is held
 * until the transaction ends.
 */
export function documentWrites(connection: Connection): Pick<Tx, 'insertDocument' | 'rejectInserted' | 'lockKey'> {
  return {
    async insertDocument(row) {
      await managerOf(connection).insert(plainEntity, row);
    },
    async rejectInserted(arrival, sets, finding) {
      const what = `refused with its interchange: ${finding.message}`;
      await reject(connection, { arrival, sets, findings: [finding], what });
    },
    async lockKey(businessKey) {
      await lockKey(connection, { businessKey });
    },
  };
}

const delivered = defineQuery(
  sql<{ partner: string; numbers: readonly string[] }>`
    select id from document
    where partner = ${'partner'} and state = 'delivered' and usage = 'live' and orders && ${'numbers'}::text[]
      and type in ('order-acknowledgement', 'ship-notice')
    order by file_place, arrival_index, set_index, part_index, version`,
  z.object({ id: uuid }),
);

/** What has reached the ERP of a partner's order acknowledgements and ship notices for these orders, oldest first. */
export async function deliveredFor(
  database: Database,
  partner: string,
  numbers: readonly string[],
): Promise<readonly DocumentRow[]> {
  const found = await delivered.all(database, { partner, numbers });
  const rows = await managerOf(database).findBy(documentEntity, { id: Any(found.map(({ id }) => id)) });
  return inOrderOf(found, rows);
}
