import type { Attempt, Claim, Job, Reads } from '@quayside/exchange';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { channelReads } from './channels/remote-files.js';
import { rows } from './database/database.js';
import { loginReads } from './logins/login-locks.js';
import {
  arrivalEntity,
  dispatchEntity,
  documentEntity,
  effectEntity,
  exceptionEntity,
  fileEntity,
} from './rows/entities.js';
import { wrapperReads } from './files/unwrapping.js';

/** Reads through one manager: the pool's, or a transaction's own. */
export function readsThrough(manager: EntityManager): Reads {
  const one = async <T>(found: Promise<T | null>): Promise<T | undefined> => (await found) ?? undefined;
  return {
    file: (id) => one(manager.findOneBy(fileEntity, { id })),
    arrival: (id) => one(manager.findOneBy(arrivalEntity, { id })),
    document: (id) => one(manager.findOneBy(documentEntity, { id })),
    dispatch: (id) => one(manager.findOneBy(dispatchEntity, { id })),
    exception: (id) => one(manager.findOneBy(exceptionEntity, { id })),
    openExceptions: (subjectKind, subject) =>
      manager.find(exceptionEntity, {
        where: { subjectKind, subject, closedAt: IsNull() },
        order: { openedAt: 'ASC' },
      }),
    documentsOf: (arrival) =>
      manager.find(documentEntity, {
        where: { arrival },
        order: { setIndex: 'ASC', partIndex: 'ASC', version: 'ASC' },
      }),
    dispatchesAnswering: (arrival) =>
      manager.find(dispatchEntity, { where: { arrival }, order: { createdAt: 'ASC', name: 'ASC' } }),
    latest: (businessKey) =>
      one(
        manager.findOne(documentEntity, {
          where: { businessKey, state: Not(In(['refused', 'rejected', 'superseded', 'duplicate'])) },
          order: { version: 'DESC', receivedAt: 'DESC' },
        }),
      ),
    fileOfRequest: async (account, key) => {
      const [found] = await rows<{ file: string }>(
        manager,
        'select file from idempotency_key where account = $1 and key = $2',
        [account, key],
      );
      return found && one(manager.findOneBy(fileEntity, { id: found.file }));
    },
    highestVersion: async (businessKey) => {
      const [row] = await rows<{ version: number | null }>(
        manager,
        'select max(version) as version from document where business_key = $1',
        [businessKey],
      );
      return row?.version ?? 0;
    },
    effectsOf: (document) => manager.find(effectEntity, { where: { document }, order: { index: 'ASC' } }),
    appliedEffects: (businessKey) =>
      manager.find(effectEntity, {
        where: { businessKey, appliedAt: Not(IsNull()) },
        order: { version: 'ASC', index: 'ASC' },
      }),
    claimOf: async ({ sender, receiver, usage, number }, since) => {
      const [row] = await rows<Claim>(
        manager,
        `select arrival, sha256 from control_number
         where sender = $1 and receiver = $2 and usage = $3 and number = $4 and claimed_at > $5`,
        [sender, receiver, usage, number, since],
      );
      return row;
    },
    nextInLane: async (lane, now) => {
      const [row] = await rows<{ id: string; later: boolean }>(manager, nextInLane, [lane, now]);
      return row && !row.later ? one(manager.findOneBy(documentEntity, { id: row.id })) : undefined;
    },
    waitingForOrder: async () => {
      const found = await rows<{ id: string }>(
        manager,
        `select d.id from document d join exception e on e.subject_kind = 'inbound' and e.subject = d.id::text
         where d.state = 'held' and e.closed_at is null and e.code = 'order-unknown' order by d.received_at limit 500`,
      );
      return manager.find(documentEntity, {
        where: { id: In(found.map((each) => each.id)) },
        order: { filePlace: 'ASC' },
      });
    },
    ...troubleReads(manager),
    ...channelReads(manager),
    ...loginReads(manager),
    ...wrapperReads(manager),
    work: (now) => rows<Job>(manager, work, [now]),
  };
}

function troubleReads(manager: EntityManager): Pick<Reads, 'attempt' | 'system'> {
  return {
    attempt: async (kind, row) => {
      const [found] = await rows<Omit<Attempt, 'kind' | 'row'>>(
        manager,
        `select count, since, failed_at as "failedAt", retry_at as "retryAt", error from attempt where kind = $1 and row = $2`,
        [kind, row],
      );
      return found && { kind, row, ...found };
    },
    system: async (system) => {
      const [found] = await rows<{ servedAt: Date | null; failingSince: Date | null; error: string | null }>(
        manager,
        `select served_at as "servedAt", failing_since as "failingSince", error from system_state where system = $1`,
        [system],
      );
      return found && { system, ...found };
    },
  };
}

const notOpen = (kind: string, row: string) =>
  `not exists (select from exception e where e.subject_kind = '${kind}' and e.subject = ${row}::text and e.closed_at is null)`;
const notLater = (kind: string, row: string) =>
  `not exists (select from attempt t where t.kind = '${kind}' and t.row = ${row}::text and t.retry_at > $1)`;

// A document waits for what came before it from the same partner, or through the same mailbox, and is not read yet, unless a
// person has that: whose an interchange of a VAN is, only reading tells.
// One that is to be tried again later keeps its place: nothing overtakes it but when a person has it.
const nextInLane = `
  select d.id, exists (select from attempt t where t.kind = 'document' and t.row = d.id::text and t.retry_at > $2) as later
  from document d join arrival own on own.id = d.arrival join file box on box.id = own.file
  where d.lane = $1 and d.state = 'accepted' and ${notOpen('inbound', 'd.id')}
    and not exists (
      select from arrival a where a.partner in (d.partner, box.partner) and a.state = 'received' and ${notOpen('arrival', 'a.id')}
        and (a.file_place, a.index) < (d.file_place, d.arrival_index))
    and not exists (
      select from file f where f.partner in (d.partner, box.partner) and f.state = 'stored' and f.place < d.file_place and ${notOpen('file', 'f.id')})
  order by d.file_place, d.arrival_index, d.set_index, d.part_index, d.version
  limit 1`;

const work = `
  select 'file' as queue, f.id::text as key from file f where f.state = 'stored' and ${notOpen('file', 'f.id')} and ${notLater('file', 'f.id')}
  union all
  select 'arrival', a.id::text from arrival a where a.state = 'received' and ${notOpen('arrival', 'a.id')} and ${notLater('arrival', 'a.id')}
  union all
  select distinct 'lane', d.lane from document d
  where d.state = 'accepted' and d.lane is not null and ${notOpen('inbound', 'd.id')} and ${notLater('document', 'd.id')}
  union all
  select 'dispatch', min(d.id::text) from dispatch d left join channel c on c.account = d.account
  where d.state = 'ready' and d.channel not in ('sftp-drop', 'rest') and ${notLater('dispatch', 'd.id')}
    and c.paused_at is null and coalesce(c.retry_at <= $1 or c.failing_in = 'fetch', true)
  group by d.account
  limit 10000`;
