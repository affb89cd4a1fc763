import { sentKinds, type ChannelRow, type Job } from '@quayside/exchange';
import { arrivals } from './arrivals.js';
import { isLater } from './attempts.js';
import { channels } from './channels.js';
import type { Rows } from './database/rows.js';
import { keyed } from './database/table.js';
import { dispatches } from './dispatches.js';
import { documents } from './documents.js';
import { hasOpenException } from './exceptions.js';
import { files } from './files.js';

/** Every row or lane that has work now; of a channel one dispatch stands for all. */
export function workOf(rows: Rows, now: Date): readonly Job[] {
  const free = (kind: 'file' | 'arrival', id: string) =>
    !hasOpenException(rows, kind, id) && !isLater(rows, kind, id, now);
  const stored = rows.all(files, ({ id, state }) => state === 'stored' && free('file', id));
  const received = rows.all(arrivals, ({ id, state }) => state === 'received' && free('arrival', id));
  return [
    ...stored.map(({ id }) => ({ queue: 'file', key: id }) as const),
    ...received.map(({ id }) => ({ queue: 'arrival', key: id }) as const),
    ...lanesWithWork(rows, now).map((key) => ({ queue: 'lane', key }) as const),
    ...dispatchesToSend(rows, now).map((key) => ({ queue: 'dispatch', key }) as const),
  ];
}

function lanesWithWork(rows: Rows, now: Date): readonly string[] {
  const accepted = rows.all(documents, ({ state }) => state === 'accepted');
  const free = accepted.filter(
    ({ id }) => !hasOpenException(rows, 'inbound', id) && !isLater(rows, 'document', id, now),
  );
  return [...new Set(free.flatMap(({ lane }) => lane ?? []))];
}

function dispatchesToSend(rows: Rows, now: Date): readonly string[] {
  const ready = rows.all(
    dispatches,
    ({ id, state, channel, account }) =>
      state === 'ready' &&
      sentKinds.includes(channel) &&
      !isLater(rows, 'dispatch', id, now) &&
      maySend(rows.get(channels, keyed(account)), now),
  );
  const byAccount = Map.groupBy(ready, ({ account }) => account);
  return [...byAccount.values()].flatMap((each) => each.map(({ id }) => id).toSorted()[0] ?? []);
}

function maySend(channel: ChannelRow | undefined, now: Date): boolean {
  if (!channel) return true;
  const { pausedAt, retryAt, failingIn } = channel;
  return pausedAt === null && (retryAt === null || retryAt <= now || failingIn === 'fetch');
}
