import type { ChannelRow, RemoteRow } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { instant, int, key, named, nullable, size, text, uuid, type Stored } from '../database/columns.js';

/** How a channel stands: what its profile cannot say. */
export const channelEntity = new EntitySchema<Stored<ChannelRow>>({
  name: 'channel',
  columns: {
    account: key(text),
    partner: text,
    kind: text,
    pausedAt: named('paused_at', nullable(instant)),
    pausedBy: named('paused_by', nullable(text)),
    dueAt: named('due_at', instant),
    servedAt: named('served_at', nullable(instant)),
    failures: int,
    failingSince: named('failing_since', nullable(instant)),
    failingIn: named('failing_in', nullable(text)),
    failedAt: named('failed_at', nullable(instant)),
    error: nullable(text),
    retryAt: named('retry_at', nullable(instant)),
    trusted: nullable(text),
    trustedBy: named('trusted_by', nullable(text)),
    trustedAt: named('trusted_at', nullable(instant)),
    offered: nullable(text),
    position: nullable(text),
    heldBack: named('held_back', nullable(int)),
  },
});

interface StoredRemote extends Stored<RemoteRow> {
  channel: string;
  size: number | null;
  seenAt: Date;
  holder: string | null;
  tag: string | null;
}

/** What is remembered of a file on the other side of a channel. */
export const remoteFileEntity = new EntitySchema<StoredRemote>({
  name: 'remote_file',
  columns: {
    channel: key(text),
    key: key(text),
    version: text,
    size: nullable(size),
    state: text,
    looks: int,
    firstSeenAt: named('first_seen_at', instant),
    seenAt: named('seen_at', instant),
    holder: nullable(uuid),
    payload: nullable(uuid),
    file: nullable(uuid),
    tag: nullable(text),
  },
});
