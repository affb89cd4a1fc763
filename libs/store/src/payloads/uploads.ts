import { randomUUID } from 'node:crypto';
import { MovedMeanwhile, type Upload, type Usage } from '@quayside/exchange';
import type { DataSource, EntityManager } from 'typeorm';
import { rows } from '../database/database.js';
import { whenTransient } from '../database/transient.js';

export type NewUpload = Omit<Upload, 'id' | 'payload'>;

/** Bytes that have come and are no file yet. */
export interface Unfinished extends Upload {
  readonly size: number;
  /** Of one that was closed under a name that says "not finished": only such a one can be received by its RENAME. */
  readonly closed: { readonly sha256: string } | null;
  readonly touchedAt: Date;
}

/** Bytes that have come but are no file yet. None of them is ever taken before its final name. */
export interface Uploads {
  /** Begins anew: what was broken off before under this name is forgotten. */
  open(upload: NewUpload): Promise<Upload>;
  /** Goes on with what is there. Whoever wrote it until now can write no more. Throws MovedMeanwhile when it is gone. */
  resume(id: string): Promise<Upload>;
  /** It was closed under a name that says "not finished". */
  park(id: string, name: string, size: number, sha256: string, at: Date): Promise<void>;
  /** Its connection broke: what has come stays for a while, so that the sender can go on from there. */
  leave(id: string, at: Date): Promise<void>;
  /** The newest of each name. */
  unfinished(account: string): Promise<readonly Unfinished[]>;
  named(account: string, name: string): Promise<Unfinished | undefined>;
  rename(id: string, name: string): Promise<void>;
  /** Forgets an upload and its bytes. */
  abandon(id: string): Promise<void>;
  /** Forgets what was begun before `time` and never finished. */
  abandonOlderThan(time: Date): Promise<number>;
}

export function uploadsIn(source: DataSource): Uploads {
  const { manager } = source;
  const inOne = <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> =>
    source.transaction(work).catch((error: unknown) => {
      throw whenTransient(error);
    });
  return {
    open: (upload) => inOne((tx) => begin(tx, upload)),
    resume: (id) => inOne((tx) => goOn(tx, id)),
    park: (id, name, size, sha256, at) => inOne((tx) => park(tx, id, name, size, sha256, at)),
    async leave(id, at) {
      await rows(manager, 'update upload set left_at = $2 where id = $1', [id, at]);
    },
    unfinished: (account) => find(manager, account, null),
    named: async (account, name) => (await find(manager, account, name))[0],
    async rename(id, name) {
      await rows(manager, 'update upload set name = $2 where id = $1', [id, name]);
    },
    async abandon(id) {
      await inOne(async (tx) => {
        await forgetPayloads(tx, await rows(tx, 'delete from upload where id = $1 returning id, payload', [id]));
      });
    },
    async abandonOlderThan(time) {
      return inOne(async (tx) => {
        const old = await rows<{ payload: string }>(tx, 'delete from upload where created_at < $1 returning payload', [
          time,
        ]);
        await forgetPayloads(tx, old);
        return old.length;
      });
    },
  };
}

async function begin(tx: EntityManager, upload: NewUpload): Promise<Upload> {
  const { account, name } = upload;
  const broken = 'delete from upload where account = $1 and name = $2 and left_at is not null returning payload';
  await forgetPayloads(tx, await rows(tx, broken, [account, name]));
  return insert(tx, upload);
}

async function insert(tx: EntityManager, upload: NewUpload): Promise<Upload> {
  const row = { ...upload, id: randomUUID(), payload: randomUUID() };
  await rows(tx, 'insert into payload (id) values ($1)', [row.payload]);
  await rows(
    tx,
    `insert into upload (id, partner, channel, account, name, payload, usage, created_at) values ($1, $2, $3, $4, $5, $6, $7, now())`,
    [row.id, row.partner, row.channel, row.account, row.name, row.payload, row.usage],
  );
  return row;
}

/** The bytes move to a payload of their own: a connection that nobody knows to be dead cannot write into them any more. */
async function goOn(tx: EntityManager, id: string): Promise<Upload> {
  const columns = 'id, partner, channel, account, name, payload, usage';
  const [old] = await rows<Upload>(tx, `delete from upload where id = $1 returning ${columns}`, [id]);
  if (!old) throw new MovedMeanwhile('upload', id, 'unfinished');
  const { partner, channel, account, name, usage } = old;
  const fresh = await insert(tx, { partner, channel, account, name, usage });
  await rows(tx, 'update payload_chunk set payload = $2 where payload = $1', [old.payload, fresh.payload]);
  await forgetPayloads(tx, [old]);
  return fresh;
}

async function park(
  tx: EntityManager,
  id: string,
  name: string,
  size: number,
  sha256: string,
  at: Date,
): Promise<void> {
  // The newest upload of a name wins, as a file system would have it.
  const [own] = await rows<{ account: string }>(tx, 'select account from upload where id = $1', [id]);
  const older = await rows<{ id: string; payload: string }>(
    tx,
    'delete from upload where account = $1 and name = $2 and id <> $3 and parked_at is not null returning id, payload',
    [own?.account, name, id],
  );
  await forgetPayloads(tx, older);
  const parked = 'update upload set name = $2, size = $3, sha256 = $4, parked_at = $5 where id = $1 returning id';
  if ((await rows(tx, parked, [id, name, size, sha256, at])).length !== 1)
    throw new MovedMeanwhile('upload', id, 'being written');
}

async function find(manager: EntityManager, account: string, name: string | null): Promise<readonly Unfinished[]> {
  type Found = Upload & { usage: Usage | null; size: string; sha256: string | null; closed: boolean; touchedAt: Date };
  const found = await rows<Found>(manager, unfinished, [account, name]);
  return found.map(({ size, sha256, closed, ...upload }) => ({
    ...upload,
    size: Number(size),
    closed: closed && sha256 !== null ? { sha256 } : null,
  }));
}

const unfinished = `select distinct on (name) id, partner, channel, account, name, payload, usage, sha256,
    coalesce(size, (select sum(octet_length(c.bytes)) from payload_chunk c where c.payload = upload.payload), 0) as size,
    parked_at is not null as closed, coalesce(parked_at, left_at, created_at) as "touchedAt"
  from upload where account = $1 and ($2::text is null or name = $2)
  order by name, coalesce(parked_at, left_at, created_at) desc`;

async function forgetPayloads(tx: EntityManager, uploads: readonly { readonly payload: string }[]): Promise<void> {
  if (uploads.length === 0) return;
  await rows(tx, 'delete from payload where id = any($1::uuid[])', [uploads.map((each) => each.payload)]);
}
