import { MovedMeanwhile, type ChannelWrites, type Reads, type RemoteFile, type RemoteRow } from '@quayside/exchange';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { forgetPayloads, newPayload } from './payload-rows.js';

interface StoredRemote extends RemoteRow {
  readonly channel: string;
  readonly seenAt: Date;
  readonly holder: string | null;
  readonly tag: string | null;
}

export const remoteFiles = table<StoredRemote>('remote file', ({ channel, key }) => [channel, key]);

export function remoteReads(rows: Rows): Pick<Reads, 'takenRemote'> {
  return {
    async takenRemote(account) {
      const taken = rows.all(remoteFiles, ({ channel, state }) => channel === account && state === 'taken');
      return inOrder(taken, ({ firstSeenAt, key }) => [firstSeenAt, key]);
    },
  };
}

export function sightWrites(
  tx: Transaction,
): Pick<ChannelWrites, 'seeRemote' | 'forgetUnseen' | 'confirmRemote' | 'forgetRemote'> {
  return {
    async seeRemote(account, files, at, forEver) {
      const seen: RemoteRow[] = [];
      for (const file of files) seen.push(await see(tx, account, file, at, forEver));
      return seen;
    },
    async forgetUnseen(account, at, keepSince, forEver) {
      const unseen = ({ channel, seenAt }: StoredRemote) => channel === account && seenAt < at;
      if (!forEver) {
        await tx.update(
          remoteFiles,
          (each) => unseen(each) && each.state === 'taken',
          () => ({ state: 'confirmed' }) as const,
        );
      }
      const old = ({ state, seenAt }: StoredRemote) =>
        state === 'seen' || (state === 'confirmed' && seenAt < keepSince);
      await forgetPayloads(tx, await tx.remove(remoteFiles, (each) => unseen(each) && old(each)));
    },
    async confirmRemote(account, { key, version }) {
      await tx.update(
        remoteFiles,
        (each) => each.channel === account && each.key === key && each.version === version && each.state === 'taken',
        () => ({ state: 'confirmed' }) as const,
      );
    },
    async forgetRemote(account, key) {
      await forgetPayloads(tx, await tx.remove(remoteFiles, (each) => each.channel === account && each.key === key));
    },
  };
}

async function see(
  tx: Transaction,
  channel: string,
  { key, version }: RemoteFile,
  at: Date,
  forEver: boolean,
): Promise<StoredRemote> {
  const anew = { version, state: 'seen', looks: 1, firstSeenAt: at, seenAt: at, file: null } as const;
  const fresh: StoredRemote = { channel, key, ...anew, holder: null, payload: null, tag: null };
  let stale: Pick<StoredRemote, 'payload'>[] = [];
  const row = await tx.upsert(remoteFiles, fresh, (old) => {
    const same = old.version === version && (forEver || old.state !== 'confirmed');
    if (same) return { ...old, looks: old.looks + 1, seenAt: at };
    if (old.version === version) return { ...old, ...anew };
    // Bytes of an older version are of no use to the newer one.
    stale = [old];
    return { ...old, ...anew, payload: null, tag: null };
  });
  await forgetPayloads(tx, stale);
  return row ?? fresh;
}

/** How the bytes of a remote file become a file of ours: by one holder, in one payload. */
export function remoteWrites(tx: Transaction): Pick<ChannelWrites, 'beginRemote' | 'tagRemote' | 'takeRemote'> {
  const change = async (
    account: string,
    { key, version }: Pick<RemoteRow, 'key' | 'version'>,
    holder: string | undefined,
    patch: (row: StoredRemote) => Partial<StoredRemote>,
  ): Promise<StoredRemote> => {
    const is = (each: StoredRemote) => each.channel === account && each.key === key && each.version === version;
    const mine = (each: StoredRemote) => each.state === 'seen' && (holder === undefined || each.holder === holder);
    const [row] = await tx.update(remoteFiles, (each) => is(each) && mine(each), patch);
    if (!row) throw new MovedMeanwhile('remote file', key, 'seen');
    return row;
  };
  return {
    async beginRemote(account, remote, holder) {
      const fresh = await newPayload(tx);
      const row = await change(account, remote, undefined, ({ payload }) => ({ holder, payload: payload ?? fresh }));
      if (row.payload !== fresh) await forgetPayloads(tx, [{ payload: fresh }]);
      return { payload: row.payload ?? fresh, tag: row.tag };
    },
    async tagRemote(account, remote, holder, tag) {
      await change(account, remote, holder, () => ({ tag }));
    },
    async takeRemote(account, remote, holder, file) {
      const taken = { state: 'taken', file, payload: null, holder: null, tag: null } as const;
      await change(account, remote, holder, () => taken);
    },
  };
}
