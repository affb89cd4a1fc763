import {
  MovedMeanwhile,
  type ChannelWrites,
  type Reads,
  type RemoteFile,
  type RemoteRow,
  type FileId,
} from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import { LessThan } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { idOf, instant, int, oneOf, text, uuid } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { forgetPayloads, newPayload } from '../payloads/payload-rows.js';
import { remoteFileEntity } from './channel-entities.js';

/** Reads of what was taken from channels. */
export function remoteReads(connection: Connection): Pick<Reads, 'takenRemote'> {
  return {
    takenRemote: (account) =>
      managerOf(connection).find(remoteFileEntity, {
        select: { channel: true, key: true, version: true },
        where: { channel: account, state: 'taken' },
        order: { firstSeenAt: 'ASC', key: 'ASC' },
      }),
  };
}

interface Looked {
  readonly account: Account;
  readonly keys: readonly string[];
  readonly versions: readonly string[];
}

const payloadOnly = z.object({ payload: uuid.nullable() });

// Bytes of an older version are of no use to the newer one.
const forgetStale = defineQuery(
  sql<Looked>`
    update remote_file r set payload = null, tag = null from (
      select r.key, r.payload from remote_file r join unnest(${'keys'}::text[], ${'versions'}::text[]) as i(key, version) on i.key = r.key
      where r.channel = ${'account'} and r.version <> i.version and r.payload is not null) old
    where r.channel = ${'account'} and r.key = old.key returning old.payload`,
  payloadOnly,
);

const same = sql<{ forEver: boolean }>`
  remote_file.version = excluded.version and (${'forEver'} or remote_file.state <> 'confirmed')`;
const see = defineQuery(
  sql<Looked & { sizes: readonly (number | null)[]; at: Date; forEver: boolean }>`
    insert into remote_file (channel, key, version, size, state, looks, first_seen_at, seen_at)
    select ${'account'}, i.key, i.version, i.size, 'seen', 1, ${'at'}, ${'at'}
    from unnest(${'keys'}::text[], ${'versions'}::text[], ${'sizes'}::bigint[]) as i(key, version, size)
    on conflict (channel, key) do update set
      looks = case when ${same} then remote_file.looks + 1 else 1 end,
      first_seen_at = case when ${same} then remote_file.first_seen_at else excluded.first_seen_at end,
      state = case when ${same} then remote_file.state else 'seen' end,
      file = case when ${same} then remote_file.file else null end,
      version = excluded.version, size = excluded.size, seen_at = excluded.seen_at
    returning key, version, state, looks, first_seen_at as "firstSeenAt", payload, file`,
  z.object({
    key: text,
    version: text,
    state: oneOf<RemoteRow['state']>('seen', 'taken', 'confirmed'),
    looks: int,
    firstSeenAt: instant,
    payload: uuid.nullable(),
    file: idOf<FileId>().nullable(),
  }),
);

const forgetUnseen = defineQuery(
  sql<{ account: Account; at: Date; keepSince: Date }>`
    delete from remote_file where channel = ${'account'} and seen_at < ${'at'} and state <> 'taken'
      and (state = 'seen' or seen_at < ${'keepSince'})
    returning payload`,
  payloadOnly,
);
const forgetOne = defineQuery(
  sql<{ account: Account; key: string }>`
    delete from remote_file where channel = ${'account'} and key = ${'key'} returning payload`,
  payloadOnly,
);

/** What is noted of what a look at the other side saw. */
export function sightWrites(
  connection: Connection,
): Pick<ChannelWrites, 'seeRemote' | 'forgetUnseen' | 'confirmRemote' | 'forgetRemote'> {
  const manager = managerOf(connection);
  const forget = (gone: readonly z.infer<typeof payloadOnly>[]) => forgetPayloads(connection, gone);
  return {
    async seeRemote(account, files, at, forEver) {
      if (files.length === 0) return [];
      const looked = { account, ...columnsOf(files) };
      await forget(await forgetStale.all(connection, looked));
      return see.all(connection, { ...looked, at, forEver });
    },
    async forgetUnseen(account, at, keepSince, forEver) {
      if (!forEver) {
        const taken = { channel: account, state: 'taken' as const, seenAt: LessThan(at) };
        await manager.update(remoteFileEntity, taken, { state: 'confirmed' });
      }
      await forget(await forgetUnseen.all(connection, { account, at, keepSince }));
    },
    async confirmRemote(account, { key, version }) {
      const taken = { channel: account, key, version, state: 'taken' as const };
      await manager.update(remoteFileEntity, taken, { state: 'confirmed' });
    },
    async forgetRemote(account, key) {
      await forget(await forgetOne.all(connection, { account, key }));
    },
  };
}

function columnsOf(files: readonly RemoteFile[]) {
  return {
    keys: files.map(({ key }) => key),
    versions: files.map(({ version }) => version),
    sizes: files.map(({ size }) => size ?? null),
  };
}

const begin = defineQuery(
  sql<{ account: Account; key: string; version: string; holder: string; payload: string }>`
    update remote_file set holder = ${'holder'}, payload = coalesce(payload, ${'payload'})
    where channel = ${'account'} and key = ${'key'} and version = ${'version'} and state = 'seen' returning payload, tag`,
  z.object({ payload: uuid, tag: text.nullable() }),
);

/** How the bytes of a remote file become a file of ours: by one holder, in one payload. */
export function remoteWrites(connection: Connection): Pick<ChannelWrites, 'beginRemote' | 'tagRemote' | 'takeRemote'> {
  const update = async (
    account: Account,
    { key, version }: Pick<RemoteRow, 'key' | 'version'>,
    holder: string,
    patch: Partial<Pick<RemoteRow, 'state' | 'file' | 'payload'>> & {
      readonly holder?: null;
      readonly tag: string | null;
    },
  ) => {
    const held = { channel: account, key, version, state: 'seen' as const, holder };
    const { affected } = await managerOf(connection).update(remoteFileEntity, held, patch);
    if (affected !== 1) throw new MovedMeanwhile('remote file', key, 'seen');
  };
  return {
    async beginRemote(account, { key, version }, holder) {
      const payload = await newPayload(connection);
      const row = await begin.first(connection, { account, key, version, holder, payload });
      if (!row) throw new MovedMeanwhile('remote file', key, 'seen');
      if (row.payload !== payload) await forgetPayloads(connection, [{ payload }]);
      return row;
    },
    tagRemote: (account, remote, holder, tag) => update(account, remote, holder, { tag }),
    takeRemote: (account, remote, holder, file) =>
      update(account, remote, holder, { state: 'taken', file, payload: null, holder: null, tag: null }),
  };
}
