import { randomUUID } from 'node:crypto';
import { MovedMeanwhile, type Tx, type Upload } from '@quayside/exchange';
import type { NewUpload, Unfinished, Uploads } from '@quayside/store';
import { inOrder } from './database/in-order.js';
import type { MemoryDatabase } from './database/memory-database.js';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { chunks, forgetPayloads, newPayload } from './payload-rows.js';

interface StoredUpload extends Upload {
  readonly size: number | null;
  readonly sha256: string | null;
  readonly parkedAt: Date | null;
  readonly leftAt: Date | null;
  readonly createdAt: Date;
}

export const uploads = table<StoredUpload>(
  'upload',
  ({ id }) => [id],
  ({ account, name }) => [account, name],
);

/** Forgets an upload whose bytes are a file now. */
export function uploadWrites(tx: Transaction): Pick<Tx, 'forgetUpload'> {
  return {
    async forgetUpload(upload) {
      const [gone] = await tx.remove(uploads, ({ id }) => id === upload);
      if (!gone) throw new MovedMeanwhile('upload', upload, 'unfinished');
    },
  };
}

export function uploadsIn(database: MemoryDatabase): Uploads {
  const change = (id: string, patch: Partial<StoredUpload>) =>
    database.transaction((tx) => tx.update(uploads, isOf(id), () => patch));
  return {
    open: (upload) => database.transaction((tx) => begin(tx, upload)),
    resume: (id) => database.transaction((tx) => goOn(tx, id)),
    park: (id, name, size, sha256, at) =>
      database.transaction(async (tx) => {
        await forgetOthersParked(tx, id, name);
        const parked = await tx.update(uploads, isOf(id), () => ({ name, size, sha256, parkedAt: at }));
        if (parked.length === 0) throw new MovedMeanwhile('upload', id, 'being written');
      }),
    async leave(id, at) {
      await change(id, { leftAt: at });
    },
    unfinished: async (account, { after, limit } = { after: undefined, limit: Number.POSITIVE_INFINITY }) =>
      newestOfEach(database, (each) => each.account === account)
        .filter(({ name }) => after === undefined || name > after)
        .slice(0, limit),
    named: async (account, name) => newestOfEach(database, (each) => each.account === account && each.name === name)[0],
    async rename(id, name) {
      await change(id, { name });
    },
    abandon: (id) => database.transaction(async (tx) => forgetPayloads(tx, await tx.remove(uploads, isOf(id)))),
    abandonOlderThan: (time) =>
      database.transaction(async (tx) => {
        const old = await tx.remove(uploads, ({ createdAt }) => createdAt < time);
        await forgetPayloads(tx, old);
        return old.length;
      }),
  };
}

function isOf(id: string): (row: StoredUpload) => boolean {
  return (each) => each.id === id;
}

async function begin(tx: Transaction, upload: NewUpload): Promise<Upload> {
  const { account, name } = upload;
  const broken = await tx.remove(
    uploads,
    (each) => each.account === account && each.name === name && each.leftAt !== null,
  );
  await forgetPayloads(tx, broken);
  return add(tx, upload);
}

async function add(tx: Transaction, { partner, channel, account, name, usage }: NewUpload): Promise<Upload> {
  const upload = { id: randomUUID(), partner, channel, account, name, usage, payload: await newPayload(tx) };
  const fresh = { size: null, sha256: null, parkedAt: null, leftAt: null, createdAt: new Date() };
  await tx.insert(uploads, { ...upload, ...fresh });
  return upload;
}

/** The bytes move to another payload: whoever wrote them until now writes to one that is gone. */
async function goOn(tx: Transaction, id: string): Promise<Upload> {
  const [old] = await tx.remove(uploads, isOf(id));
  if (!old) throw new MovedMeanwhile('upload', id, 'unfinished');
  const fresh = await add(tx, old);
  for (const chunk of tx.all(chunks, ({ payload }) => payload === old.payload)) {
    await tx.insert(chunks, { ...chunk, payload: fresh.payload });
  }
  await forgetPayloads(tx, [old]);
  return fresh;
}

/** The newest upload of a name wins, as a file system would have it. */
async function forgetOthersParked(tx: Transaction, id: string, name: string): Promise<void> {
  const [own] = tx.all(uploads, isOf(id));
  const others = await tx.remove(
    uploads,
    (each) => each.id !== id && each.account === own?.account && each.name === name && each.parkedAt !== null,
  );
  await forgetPayloads(tx, others);
}

function newestOfEach(rows: Rows, where: (row: StoredUpload) => boolean): readonly Unfinished[] {
  const byName = Map.groupBy(
    inOrder(rows.all(uploads, where), (each) => [touchedAt(each)]),
    ({ name }) => name,
  );
  const newest = [...byName.values()].flatMap((each) => each.at(-1) ?? []);
  return inOrder(newest, ({ name }) => [name]).map((each) => unfinishedOf(rows, each));
}

function unfinishedOf(rows: Rows, row: StoredUpload): Unfinished {
  const { id, partner, channel, account, name, payload, usage, sha256, parkedAt } = row;
  const came = rows.all(chunks, (each) => each.payload === payload).reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    ...{ id, partner, channel, account, name, payload, usage, size: row.size ?? came },
    closed: parkedAt !== null && sha256 !== null ? { sha256 } : null,
    touchedAt: touchedAt(row),
  };
}

function touchedAt({ parkedAt, leftAt, createdAt }: StoredUpload): Date {
  return parkedAt ?? leftAt ?? createdAt;
}
