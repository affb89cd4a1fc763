import { randomUUID } from 'node:crypto';
import {
  MovedMeanwhile,
  type FileRow,
  type Job,
  type MovingKind,
  type NewException,
  type Patch,
  type Tx,
} from '@quayside/exchange';
import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { channelWrites } from './channels/remote-files.js';
import { rows } from './database/database.js';
import { loginWrites } from './logins/login-locks.js';
import { chunkSize } from './payloads/payloads.js';
import { readsThrough } from './reads.js';
import { arrivalEntity, dispatchEntity, documentEntity, effectEntity, fileEntity } from './rows/entities.js';
import { wrapperWrites } from './files/unwrapping.js';

/** Puts a job into the queue with the transaction's own connection. */
export type Enqueue = (manager: EntityManager, job: Job) => Promise<void>;

const entityOf: Record<MovingKind, EntitySchema<ObjectLiteral>> = {
  file: fileEntity,
  arrival: arrivalEntity,
  inbound: documentEntity,
  dispatch: dispatchEntity,
};

/** The writes of one Postgres transaction. */
export function txThrough(manager: EntityManager, enqueue: Enqueue): Tx {
  const tx: Tx = {
    ...readsThrough(manager),
    ...insertsThrough(manager),
    ...ledgerThrough(manager),
    ...troubleThrough(manager),
    ...numbersThrough(manager),
    ...channelWrites(manager),
    ...loginWrites(manager),
    ...wrapperWrites(manager),
    async move(kind, row, to, change = {}) {
      const result = await manager.update(
        entityOf[kind],
        { id: row.id, state: row.state },
        { ...change.patch, state: to },
      );
      if (result.affected !== 1) throw new MovedMeanwhile(kind, row.id, row.state);
      await tx.journal({
        kind,
        row: row.id,
        from: row.state,
        to,
        what: change.what ?? to,
        actor: change.actor ?? 'quayside',
        partner: row.partner,
        detail: change.detail,
      });
    },
    async patch<K extends MovingKind>(kind: K, id: string, patch: Patch<K>) {
      await manager.update(entityOf[kind], { id }, patch);
    },
    async journal({ kind, row, from, to, what, actor, partner, detail }) {
      await rows(
        manager,
        `insert into journal (kind, row, "from", "to", what, actor, partner, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          kind,
          row,
          from ?? null,
          to ?? null,
          what,
          actor,
          partner ?? null,
          detail === undefined ? null : JSON.stringify(detail),
        ],
      );
    },
    enqueue: (job) => enqueue(manager, job),
  };
  return tx;
}

type Inserts = Pick<
  Tx,
  | 'insertFile'
  | 'insertArrivals'
  | 'insertDocument'
  | 'insertDispatch'
  | 'repeatDispatch'
  | 'rejectInserted'
  | 'saveOrder'
  | 'forgetUpload'
>;

async function storePayload(manager: EntityManager, content: Uint8Array): Promise<string> {
  const payload = randomUUID();
  await rows(manager, 'insert into payload (id) values ($1)', [payload]);
  for (let at = 0, index = 0; at < content.length; at += chunkSize, index += 1) {
    await rows(manager, 'insert into payload_chunk (payload, index, bytes) values ($1, $2, $3)', [
      payload,
      index,
      Buffer.from(content.subarray(at, at + chunkSize)),
    ]);
  }
  return payload;
}

// A file is placed by when it came; one out of a wrapper within the place of its wrapper.
const placeFile = `update file set place = case when parent is null then array[seq]
    else (select around.place from file around where around.id = file.parent) || entry::bigint end
  where id = $1 returning seq, place`;

function insertsThrough(manager: EntityManager): Inserts {
  return {
    async insertFile(row) {
      const inside = { parent: row.parent ?? null, entry: row.entry ?? null, wrapper: null };
      const stored = { ...row, ...inside, state: 'stored' as const, findings: [], hiddenAt: null };
      await manager.insert(fileEntity, stored);
      const [placed] = await rows<Pick<FileRow, 'seq' | 'place'>>(manager, placeFile, [row.id]);
      if (!placed) throw new Error(`file ${row.id} was not inserted`);
      return { ...stored, ...placed };
    },
    async insertArrivals(list) {
      const fresh = { release: null, head: null, usage: null, sha256: null, reuseAccepted: false };
      for (let at = 0; at < list.length; at += 500) {
        await manager.insert(
          arrivalEntity,
          list.slice(at, at + 500).map((row) => ({ ...row, ...fresh })),
        );
      }
    },
    async insertDocument(row) {
      await manager.insert(entityOf.inbound, row);
    },
    async insertDispatch(row, content, sealed) {
      await manager.insert(dispatchEntity, {
        ...row,
        payload: await storePayload(manager, content),
        plainPayload: sealed ? await storePayload(manager, sealed.content) : null,
        sealedFor: sealed?.key ?? null,
        size: content.length,
        state: 'ready',
        sentAt: null,
        hiddenAt: null,
      });
    },
    async repeatDispatch(row, id, at) {
      await manager.insert(dispatchEntity, { ...row, id, state: 'ready', createdAt: at, sentAt: null, hiddenAt: null });
    },
    async rejectInserted(arrival, sets, finding) {
      const changed = await rows<{ id: string; partner: string }>(
        manager,
        `update document set state = 'rejected', verdict = 'rejected', findings = findings || $2::jsonb
         where arrival = $1 and set_index = any($3::int[]) and replaces is null returning id, partner`,
        [arrival, JSON.stringify([finding]), sets],
      );
      for (const row of changed) {
        await rows(
          manager,
          `insert into journal (kind, row, "to", what, actor, partner) values ('inbound', $1, 'rejected', $2, 'readArrival', $3)`,
          [row.id, `refused with its interchange: ${finding.message}`, row.partner],
        );
      }
      await rows(manager, `delete from exception where subject_kind = 'inbound' and subject = any($1::text[])`, [
        changed.map((each) => each.id),
      ]);
    },
    async saveOrder(partner, connection, order, at) {
      await rows(
        manager,
        `insert into "order" (partner, connection, number, "order", read_at) values ($1, $2, $3, $4, $5)
         on conflict (partner, connection, number) do update set "order" = excluded."order", read_at = excluded.read_at`,
        [partner, connection, order.number, JSON.stringify(order), at],
      );
    },
    async forgetUpload(upload) {
      const gone = await rows(manager, 'delete from upload where id = $1 returning id', [upload]);
      // Received already, by another RENAME or CLOSE: the same bytes are no second file.
      if (gone.length !== 1) throw new MovedMeanwhile('upload', upload, 'unfinished');
    },
  };
}

function ledgerThrough(manager: EntityManager): Pick<Tx, 'recordPlan' | 'effectApplied'> {
  return {
    async recordPlan(document, effects) {
      for (const [index, effect] of effects.entries()) {
        await manager.insert(effectEntity, {
          key: effect.key,
          document: document.id,
          businessKey: document.businessKey ?? document.id,
          version: document.version,
          index,
          effect: effect as never,
          applied: null,
          appliedAt: null,
        });
      }
    },
    async effectApplied(key, applied, at) {
      await rows(manager, `update effect set applied = $2, applied_at = $3 where key = $1 and applied_at is null`, [
        key,
        JSON.stringify(applied),
        at,
      ]);
    },
  };
}

type Trouble = Pick<Tx, 'openException' | 'closeExceptions' | 'failed' | 'succeeded' | 'systemServed' | 'systemFailed'>;

function troubleThrough(manager: EntityManager): Trouble {
  return {
    openException: (exception, at) => openOnce(manager, exception, at),
    async closeExceptions(subjectKind, subject, { at, by, choice, reason }, codes) {
      await rows(
        manager,
        `update exception set closed_at = $3, closed_by = $4, choice = $5, reason = $6
         where subject_kind = $1 and subject = $2 and closed_at is null and ($7::text[] is null or code = any($7::text[]))`,
        [subjectKind, subject, at, by, choice, reason, codes ?? null],
      );
    },
    async failed({ kind, row, count, since, failedAt, retryAt, error }) {
      await rows(
        manager,
        `insert into attempt (kind, row, count, since, failed_at, retry_at, error) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (kind, row) do update set count = excluded.count, failed_at = excluded.failed_at,
           retry_at = excluded.retry_at, error = excluded.error`,
        [kind, row, count, since, failedAt, retryAt, error],
      );
    },
    async succeeded(kind, row) {
      await rows(manager, 'delete from attempt where kind = $1 and row = $2', [kind, row]);
    },
    async systemServed(system, at) {
      await rows(
        manager,
        `insert into system_state (system, served_at) values ($1, $2)
         on conflict (system) do update set served_at = excluded.served_at, failing_since = null, error = null`,
        [system, at],
      );
    },
    async systemFailed(system, at, error) {
      await rows(
        manager,
        `insert into system_state (system, failing_since, error) values ($1, $2, $3)
         on conflict (system) do update set failing_since = coalesce(system_state.failing_since, excluded.failing_since), error = excluded.error`,
        [system, at, error],
      );
    },
  };
}

function numbersThrough(
  manager: EntityManager,
): Pick<Tx, 'claim' | 'rememberRequest' | 'lockKey' | 'releaseClaims' | 'nextControlNumber'> {
  return {
    async claim({ sender, receiver, usage, number }, { arrival, sha256 }, { at, since, over = arrival }) {
      const claimed = await rows(
        manager,
        `insert into control_number as old (sender, receiver, usage, number, arrival, sha256, claimed_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (sender, receiver, usage, number) do update
           set arrival = excluded.arrival, sha256 = excluded.sha256, claimed_at = excluded.claimed_at
           where old.arrival in (excluded.arrival, $8::uuid) or old.claimed_at <= $9
         returning number`,
        [sender, receiver, usage, number, arrival, sha256, at, over, since],
      );
      if (claimed.length === 0) throw new MovedMeanwhile('control number', number, 'unclaimed');
    },
    async rememberRequest(account, key, file, at) {
      const remembered = await rows(
        manager,
        `insert into idempotency_key (account, key, file, remembered_at) values ($1, $2, $3, $4) on conflict do nothing returning file`,
        [account, key, file, at],
      );
      if (remembered.length === 0) throw new MovedMeanwhile('request', key, 'new');
    },
    async lockKey(businessKey) {
      await rows(manager, 'select pg_advisory_xact_lock(hashtextextended($1, 1))', [businessKey]);
    },
    async releaseClaims(arrival) {
      await rows(manager, 'delete from control_number where arrival = $1', [arrival]);
    },
    async nextControlNumber(partner, scope, start) {
      const [row] = await rows<{ last: string }>(
        manager,
        `insert into own_number (partner, scope, last) values ($1, $2, $3)
         on conflict (partner, scope) do update set last = case when own_number.last >= 999999999 then 1 else own_number.last + 1 end
         returning last`,
        [partner, scope, start],
      );
      return Number(row?.last ?? start);
    },
  };
}

/** Opens an exception, or answers the one that is open already; another transaction that opens the same one is waited for. */
async function openOnce(manager: EntityManager, exception: NewException, at: Date): Promise<string> {
  const { subjectKind, subject, partner, owner, code, message } = exception;
  for (;;) {
    const [opened] = await rows<{ id: string }>(
      manager,
      `insert into exception (id, subject_kind, subject, partner, owner, code, message, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (subject_kind, subject, code) where closed_at is null do nothing returning id`,
      [randomUUID(), subjectKind, subject, partner, owner, code, message, at],
    );
    const [open] = opened
      ? [opened]
      : await rows<{ id: string }>(
          manager,
          `select id from exception where subject_kind = $1 and subject = $2 and code = $3 and closed_at is null`,
          [subjectKind, subject, code],
        );
    // Closed between the two: it is opened anew.
    if (open) return open.id;
  }
}
