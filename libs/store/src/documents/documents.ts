import type { DocumentRow, NewDocument, Reads, Tx } from '@quayside/exchange';
import type { Finding } from '@quayside/std';
import { Any, In, Not } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { inOrderOf } from '../database/in-order-of.js';
import { int, uuid } from '../database/result-columns.js';
import { asJson, sql } from '../database/statement.js';
import { documentEntity, documentRow } from './document-entity.js';

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
    async document(id) {
      const found = await manager.findOneBy(documentEntity, { id });
      return found ? documentRow(found) : undefined;
    },
    async documentsOf(arrival) {
      const order = { setIndex: 'ASC', partIndex: 'ASC', version: 'ASC' } as const;
      return (await manager.find(documentEntity, { where: { arrival }, order })).map(documentRow);
    },
    async latest(businessKey) {
      const latest = await manager.findOne(documentEntity, {
        where: { businessKey, state: Not(In(['refused', 'rejected', 'superseded', 'duplicate'])) },
        order: { version: 'DESC', receivedAt: 'DESC' },
        // A document of 20,000 lines need not be read to be told from another one.
        select: { id: true, version: true, contentHash: true },
      });
      return latest ?? undefined;
    },
    highestVersion: async (businessKey) => (await highest.only(connection, { businessKey })).version,
  };
}

// What grows with a document goes in as the text that it came as.
const insert = defineCommand(sql<Inserted>`
  insert into document (id, arrival, file_place, arrival_index, set_index, part_index, partner, release, usage, state,
    set_type, set_release, set_reference, "group", "offset", length, segments, verdict, type, number, order_number, orders,
    answers, names, document, places, leftovers, findings, business_key, version, content_hash, lane, accepted_as_is,
    settlement, decision, preview, replaces, received_at)
  values (${'id'}, ${'arrival'}, ${'filePlace'}, ${'arrivalIndex'}, ${'setIndex'}, ${'partIndex'}, ${'partner'},
    ${'release'}, ${'usage'}, ${'state'}, ${'setType'}, ${'setRelease'}, ${'setReference'}, ${asJson('group')}, ${'offset'},
    ${'length'}, ${'segments'}, ${'verdict'}, ${'type'}, ${'number'}, ${'orderNumber'}, ${'orders'}, ${'answers'},
    ${'names'}, convert_from(${'document'}, 'UTF8')::jsonb, ${'places'}, convert_from(${'leftovers'}, 'UTF8')::jsonb,
    ${asJson('findings')}, ${'businessKey'}, ${'version'}, ${'contentHash'}, ${'lane'}, ${'acceptedAsIs'},
    ${asJson('settlement')}, ${asJson('decision')}, ${asJson('preview')}, ${'replaces'}, ${'receivedAt'})`);

type Inserted = Omit<NewDocument, 'provenance'> & { readonly places: Uint8Array };

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
    async insertDocument({ provenance, ...row }) {
      await insert(connection, { ...row, places: provenance.toBytes() });
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
  return inOrderOf(found, rows.map(documentRow));
}
