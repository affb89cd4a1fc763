import { randomUUID } from 'node:crypto';
import { MovedMeanwhile, type ChannelWrites, type Reads, type RemoteFile, type RemoteRow } from '@quayside/exchange';
import { In, type EntityManager } from 'typeorm';
import { rows } from '../database/database.js';
import { channelEntity, dispatchEntity } from '../rows/entities.js';

/** Reads of channels, and of what waits to be sent through them. */
export function channelReads(
  manager: EntityManager,
): Pick<Reads, 'channel' | 'channels' | 'takenRemote' | 'readyDispatches'> {
  return {
    channel: async (account) => (await manager.findOneBy(channelEntity, { account })) ?? undefined,
    channels: () => manager.find(channelEntity, { order: { account: 'ASC' } }),
    takenRemote: (account) =>
      rows(
        manager,
        `select key, version from remote_file where channel = $1 and state = 'taken' order by first_seen_at, key`,
        [account],
      ),
    readyDispatches: async (account, now, limit) => {
      const found = await rows<{ id: string }>(manager, readyDispatches, [account, now, limit]);
      const ids = found.map(({ id }) => id);
      const list = await manager.findBy(dispatchEntity, { id: In(ids) });
      return list.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    },
  };
}

const readyDispatches = `select d.id from dispatch d
  where d.account = $1 and d.state = 'ready'
    and not exists (select from attempt t where t.kind = 'dispatch' and t.row = d.id::text and t.retry_at > $2)
  order by d.created_at, d.name limit $3`;

/** Writes of channels and of what is remembered of remote files. */
export function channelWrites(manager: EntityManager): ChannelWrites {
  return {
    async ensureChannel({ account, partner, kind }, at) {
      await rows(
        manager,
        `insert into channel (account, partner, kind, due_at, failures) values ($1, $2, $3, $4, 0)
         on conflict (account) do update set partner = excluded.partner, kind = excluded.kind`,
        [account, partner, kind, at],
      );
      return manager.findOneByOrFail(channelEntity, { account });
    },
    async patchChannel(account, patch) {
      await manager.update(channelEntity, { account }, patch);
    },
    ...remoteWrites(manager),
  };
}

type RemoteWrites = Omit<ChannelWrites, 'ensureChannel' | 'patchChannel'>;

function remoteWrites(manager: EntityManager): RemoteWrites {
  return {
    async seeRemote(account, files, at, forEver) {
      if (files.length === 0) return [];
      await forgetPayloads(manager, await rows(manager, stalePayloads, [account, ...columnsOf(files)]));
      return rows<RemoteRow>(manager, see, [account, ...columnsOf(files), files.map(({ size }) => size), at, forEver]);
    },
    async forgetUnseen(account, at, keepSince, forEver) {
      const unseen = `channel = $1 and seen_at < $2`;
      if (!forEver) {
        const confirm = `update remote_file set state = 'confirmed' where ${unseen} and state = 'taken'`;
        await rows(manager, confirm, [account, at]);
      }
      const gone = await rows<{ payload: string | null }>(
        manager,
        `delete from remote_file where ${unseen} and state <> 'taken' and (state = 'seen' or seen_at < $3)
         returning payload`,
        [account, at, keepSince],
      );
      await forgetPayloads(manager, gone);
    },
    async beginRemote(account, { key, version }, holder) {
      const payload = randomUUID();
      await rows(manager, 'insert into payload (id) values ($1)', [payload]);
      const [row] = await rows<{ payload: string; tag: string | null }>(
        manager,
        `update remote_file set holder = $4, payload = coalesce(payload, $5)
         where channel = $1 and key = $2 and version = $3 and state = 'seen' returning payload, tag`,
        [account, key, version, holder, payload],
      );
      if (!row) throw new MovedMeanwhile('remote file', key, 'seen');
      if (row.payload !== payload) await rows(manager, 'delete from payload where id = $1', [payload]);
      return row;
    },
    async tagRemote(account, { key, version }, holder, tag) {
      const tagged = await rows(
        manager,
        `update remote_file set tag = $5
         where channel = $1 and key = $2 and version = $3 and state = 'seen' and holder = $4 returning key`,
        [account, key, version, holder, tag],
      );
      if (tagged.length !== 1) throw new MovedMeanwhile('remote file', key, 'seen');
    },
    async takeRemote(account, { key, version }, holder, file) {
      const taken = await rows(
        manager,
        `update remote_file set state = 'taken', file = $5, payload = null, holder = null, tag = null
         where channel = $1 and key = $2 and version = $3 and state = 'seen' and holder = $4 returning key`,
        [account, key, version, holder, file],
      );
      if (taken.length !== 1) throw new MovedMeanwhile('remote file', key, 'seen');
    },
    async confirmRemote(account, { key, version }) {
      await rows(
        manager,
        `update remote_file set state = 'confirmed' where channel = $1 and key = $2 and version = $3 and state = 'taken'`,
        [account, key, version],
      );
    },
    async forgetRemote(account, key) {
      const gone = await rows<{ payload: string | null }>(
        manager,
        'delete from remote_file where channel = $1 and key = $2 returning payload',
        [account, key],
      );
      await forgetPayloads(manager, gone);
    },
  };
}

function columnsOf(files: readonly RemoteFile[]): readonly [string[], string[]] {
  return [files.map(({ key }) => key), files.map(({ version }) => version)];
}

// Bytes of an older version are of no use to the newer one.
const stalePayloads = `update remote_file r set payload = null, tag = null from (
    select r.key, r.payload from remote_file r join unnest($2::text[], $3::text[]) as i(key, version) on i.key = r.key
    where r.channel = $1 and r.version <> i.version and r.payload is not null) old
  where r.channel = $1 and r.key = old.key returning old.payload`;

const same = `remote_file.version = excluded.version and ($6 or remote_file.state <> 'confirmed')`;
const see = `insert into remote_file (channel, key, version, size, state, looks, first_seen_at, seen_at)
  select $1, i.key, i.version, i.size, 'seen', 1, $5, $5 from unnest($2::text[], $3::text[], $4::bigint[]) as i(key, version, size)
  on conflict (channel, key) do update set
    looks = case when ${same} then remote_file.looks + 1 else 1 end,
    first_seen_at = case when ${same} then remote_file.first_seen_at else excluded.first_seen_at end,
    state = case when ${same} then remote_file.state else 'seen' end,
    file = case when ${same} then remote_file.file else null end,
    version = excluded.version, size = excluded.size, seen_at = excluded.seen_at
  returning key, version, state, looks, first_seen_at as "firstSeenAt", payload, file`;

async function forgetPayloads(
  manager: EntityManager,
  gone: readonly { readonly payload: string | null }[],
): Promise<void> {
  const ids = gone.flatMap(({ payload }) => payload ?? []);
  if (ids.length > 0) await rows(manager, 'delete from payload where id = any($1::uuid[])', [ids]);
}
