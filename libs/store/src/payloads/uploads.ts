import { randomUUID } from 'node:crypto';
import { channelKinds, MovedMeanwhile, type Upload, type Usage } from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { managerOf, transaction, type Connection, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { count, flag, instant, oneOf, text, uuid, word } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { uploadEntity } from './payload-entities.js';
import { forgetPayloads, newPayload } from './payload-rows.js';

export type NewUpload = Omit<Upload, 'id' | 'payload'>;

/** Bytes that have come and are no file yet. */
export interface Unfinished extends Upload {
  readonly size: number;
  /** Of one that was closed under a name that says "not finished": only such a one can be received by its RENAME. */
  readonly closed: { readonly sha256: string } | null;
  readonly touchedAt: Date;
}

/** So many uploads, behind the one with this name. */
export interface UploadPage {
  readonly after: string | undefined;
  readonly limit: number;
}

/** Bytes that have come but are no file yet. None of them is ever taken before its final name. */
export interface Uploads {
  /** Begins anew: what was broken off before under this name is forgotten. */
  open(upload: NewUpload): Promise<Upload>;
  /** Goes on with what is there. Whoever wrote it until now can write no more. Throws MovedMeanwhile when it is gone. */
  resume(id: string): Promise<Upload>;
  /** It was closed under a name that says "not finished". Throws MovedMeanwhile when it is gone. */
  park(id: string, name: string, size: number, sha256: string, at: Date): Promise<void>;
  /** Its connection broke: what has come stays for a while, so that the sender can go on from there. */
  leave(id: string, at: Date): Promise<void>;
  /** The newest of each name, by name; where it is asked for, no more than a page of them, behind a name. */
  unfinished(account: Account, page?: UploadPage): Promise<readonly Unfinished[]>;
  named(account: Account, name: string): Promise<Unfinished | undefined>;
  rename(id: string, name: string): Promise<void>;
  /** Forgets an upload and its bytes. */
  abandon(id: string): Promise<void>;
  /** Forgets what was begun before `time` and never finished. */
  abandonOlderThan(time: Date): Promise<number>;
}

export function uploadsIn(database: Database): Uploads {
  return {
    open: (upload) => transaction(database, (tx) => begin(tx, upload)),
    resume: (id) => transaction(database, (tx) => goOn(tx, id)),
    park: (id, name, size, sha256, at) => transaction(database, (tx) => park(tx, { id, name, size, sha256, at })),
    async leave(id, at) {
      await managerOf(database).update(uploadEntity, { id }, { leftAt: at });
    },
    unfinished: (account, page) => find(database, { account, name: null, ...page }),
    named: async (account, name) => (await find(database, { account, name }))[0],
    async rename(id, name) {
      await managerOf(database).update(uploadEntity, { id }, { name });
    },
    abandon: (id) => transaction(database, async (tx) => forgetPayloads(tx, await remove.all(tx, { id }))),
    abandonOlderThan: (time) =>
      transaction(database, async (tx) => {
        const old = await removeOlder.all(tx, { time });
        await forgetPayloads(tx, old);
        return old.length;
      }),
  };
}

/** Forgets an upload whose bytes are a file now. Throws MovedMeanwhile when it is gone already. */
export async function forgetUpload(connection: Connection, upload: string): Promise<void> {
  const { affected } = await managerOf(connection).delete(uploadEntity, { id: upload });
  // Received already, by another RENAME or CLOSE: the same bytes are no second file.
  if (affected !== 1) throw new MovedMeanwhile('upload', upload, 'unfinished');
}

const uploadColumns = {
  id: uuid,
  partner: text,
  channel: oneOf(...channelKinds),
  account: word<Account>(),
  name: text,
  payload: uuid,
  usage: oneOf<Usage>('live', 'test').nullable(),
};
const payloadOnly = z.object({ payload: uuid });

const insert = defineCommand(sql<Upload>`
  insert into upload (id, partner, channel, account, name, payload, usage, created_at)
  values (${'id'}, ${'partner'}, ${'channel'}, ${'account'}, ${'name'}, ${'payload'}, ${'usage'}, now())`);
const take = defineQuery(
  sql<{ id: string }>`
    delete from upload where id = ${'id'} returning id, partner, channel, account, name, payload, usage`,
  z.object(uploadColumns),
);
const moveChunks = defineCommand(
  sql<{ from: string; to: string }>`update payload_chunk set payload = ${'to'} where payload = ${'from'}`,
);
const remove = defineQuery(sql<{ id: string }>`delete from upload where id = ${'id'} returning payload`, payloadOnly);
const removeOlder = defineQuery(
  sql<{ time: Date }>`delete from upload where created_at < ${'time'} returning payload`,
  payloadOnly,
);
const removeBroken = defineQuery(
  sql<{ account: Account; name: string }>`
    delete from upload where account = ${'account'} and name = ${'name'} and left_at is not null returning payload`,
  payloadOnly,
);
// The newest upload of a name wins, as a file system would have it.
const removeParked = defineQuery(
  sql<{ id: string; name: string }>`
    delete from upload u using upload own where own.id = ${'id'} and u.account = own.account and u.name = ${'name'}
      and u.id <> own.id and u.parked_at is not null returning u.payload`,
  payloadOnly,
);

interface Wanted {
  readonly account: Account;
  readonly name: string | null;
  readonly after: string | null;
  readonly limit: number | null;
}

const unfinished = defineQuery(
  sql<Wanted>`
    select distinct on (name) id, partner, channel, account, name, payload, usage, sha256,
      coalesce(size, (select sum(octet_length(c.bytes)) from payload_chunk c where c.payload = upload.payload), 0) as size,
      parked_at is not null as closed, coalesce(parked_at, left_at, created_at) as "touchedAt"
    from upload where account = ${'account'} and (${'name'}::text is null or name = ${'name'})
      and (${'after'}::text is null or name > ${'after'})
    order by name, coalesce(parked_at, left_at, created_at) desc limit ${'limit'}`,
  z.object({ ...uploadColumns, sha256: text.nullable(), size: count, closed: flag, touchedAt: instant }),
);

async function begin(tx: EntityManager, upload: NewUpload): Promise<Upload> {
  await forgetPayloads(tx, await removeBroken.all(tx, upload));
  return add(tx, upload);
}

async function add(tx: EntityManager, upload: NewUpload): Promise<Upload> {
  const row = { ...upload, id: randomUUID(), payload: await newPayload(tx) };
  await insert(tx, row);
  return row;
}

/** The bytes move to a payload of their own: a connection that nobody knows to be dead cannot write into them any more. */
async function goOn(tx: EntityManager, id: string): Promise<Upload> {
  const old = await take.first(tx, { id });
  if (!old) throw new MovedMeanwhile('upload', id, 'unfinished');
  const { partner, channel, account, name, usage } = old;
  const fresh = await add(tx, { partner, channel, account, name, usage });
  await moveChunks(tx, { from: old.payload, to: fresh.payload });
  await forgetPayloads(tx, [old]);
  return fresh;
}

interface Parking {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly at: Date;
}

async function park(tx: EntityManager, { id, name, size, sha256, at }: Parking): Promise<void> {
  await forgetPayloads(tx, await removeParked.all(tx, { id, name }));
  const { affected } = await tx.update(uploadEntity, { id }, { name, size, sha256, parkedAt: at });
  if (affected !== 1) throw new MovedMeanwhile('upload', id, 'being written');
}

async function find(
  database: Database,
  { account, name, after, limit }: Pick<Wanted, 'account' | 'name'> & Partial<UploadPage>,
): Promise<readonly Unfinished[]> {
  const found = await unfinished.all(database, { account, name, after: after ?? null, limit: limit ?? null });
  return found.map(({ sha256, closed, ...upload }) => ({
    ...upload,
    closed: closed && sha256 !== null ? { sha256 } : null,
  }));
}
