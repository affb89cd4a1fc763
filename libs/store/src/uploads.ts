import { randomUUID } from 'node:crypto';
import type { Upload, Usage } from '@quayside/exchange';
import type { DataSource } from 'typeorm';
import { rows } from './database.js';

export type NewUpload = Omit<Upload, 'id' | 'payload'>;

/** An upload that was closed under a name that says "not finished": it waits for its RENAME. */
export interface ParkedUpload extends Upload {
  readonly size: number;
  readonly sha256: string;
  readonly parkedAt: Date;
}

/** Bytes that have come but are no file yet. None of them is ever taken before its final name. */
export interface Uploads {
  open(upload: NewUpload): Promise<Upload>;
  park(id: string, name: string, size: number, sha256: string, at: Date): Promise<void>;
  parked(account: string): Promise<readonly ParkedUpload[]>;
  rename(id: string, name: string): Promise<void>;
  /** Forgets an upload and its bytes. */
  abandon(id: string): Promise<void>;
  /** Forgets what was begun before `time` and never finished. */
  abandonOlderThan(time: Date): Promise<number>;
}

export function uploadsIn(source: DataSource): Uploads {
  const { manager } = source;
  return {
    async open(upload) {
      const row = { ...upload, id: randomUUID(), payload: randomUUID() };
      await source.transaction(async (tx) => {
        await rows(tx, 'insert into payload (id) values ($1)', [row.payload]);
        await rows(
          tx,
          `insert into upload (id, partner, channel, account, name, payload, usage, created_at) values ($1, $2, $3, $4, $5, $6, $7, now())`,
          [row.id, row.partner, row.channel, row.account, row.name, row.payload, row.usage],
        );
      });
      return row;
    },
    async park(id, name, size, sha256, at) {
      // The newest upload of a name wins, as a file system would have it.
      await source.transaction(async (tx) => {
        const [own] = await rows<{ account: string }>(tx, 'select account from upload where id = $1', [id]);
        const older = await rows<{ id: string; payload: string }>(
          tx,
          'delete from upload where account = $1 and name = $2 and id <> $3 and parked_at is not null returning id, payload',
          [own?.account, name, id],
        );
        await forgetPayloads(tx, older);
        await rows(tx, 'update upload set name = $2, size = $3, sha256 = $4, parked_at = $5 where id = $1', [
          id,
          name,
          size,
          sha256,
          at,
        ]);
      });
    },
    async parked(account) {
      const found = await rows<ParkedUpload & { size: string; usage: Usage | null }>(
        manager,
        `select id, partner, channel, account, name, payload, usage, size, sha256, parked_at as "parkedAt"
         from upload where account = $1 and parked_at is not null`,
        [account],
      );
      return found.map((each) => ({ ...each, size: Number(each.size) }));
    },
    async rename(id, name) {
      await rows(manager, 'update upload set name = $2 where id = $1', [id, name]);
    },
    async abandon(id) {
      await source.transaction(async (tx) => {
        await forgetPayloads(tx, await rows(tx, 'delete from upload where id = $1 returning id, payload', [id]));
      });
    },
    async abandonOlderThan(time) {
      return source.transaction(async (tx) => {
        const old = await rows<{ payload: string }>(tx, 'delete from upload where created_at < $1 returning payload', [
          time,
        ]);
        await forgetPayloads(tx, old);
        return old.length;
      });
    },
  };
}

async function forgetPayloads(
  tx: Parameters<typeof rows>[0],
  uploads: readonly { readonly payload: string }[],
): Promise<void> {
  if (uploads.length === 0) return;
  await rows(tx, 'delete from payload where id = any($1::uuid[])', [uploads.map((each) => each.payload)]);
}
