import {
  largeArrival,
  sentKinds,
  type ArrivalRow,
  type ChannelRow,
  type DispatchRow,
  type DocumentRow,
  type FileRow,
  type Job,
  type Reads,
} from '@quayside/exchange';
import { arrivals } from './arrivals.js';
import { isLater } from './attempts.js';
import { channels } from './channels.js';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed } from './database/table.js';
import { dispatches } from './dispatches.js';
import { documents } from './documents.js';
import { hasOpenException } from './exceptions.js';
import { files } from './files.js';
import { draftsToSend, isPartnerPaused } from './outbound.js';
import { ordersToLookAt } from './watch.js';

/** Everybody whose turn it is now. */
export function workOf(rows: Rows, now: Date): readonly Job[] {
  const all = [
    ...filesToSplit(rows, now).map(({ partner }) => ({ queue: 'file', whose: partner }) as const),
    ...arrivalsToRead(rows, now).map(turnToRead),
    ...documentsToDeliver(rows, now).map(({ partner }) => ({ queue: 'lane', whose: partner }) as const),
    ...ordersToLookAt(rows, now).map(({ partner }) => ({ queue: 'order', whose: partner }) as const),
    ...draftsToSend(rows, now).map(({ partner }) => ({ queue: 'outbound', whose: partner }) as const),
    ...dispatchesToSend(rows, now).map(({ account }) => ({ queue: 'dispatch', whose: account }) as const),
  ];
  return [...new Map(all.map((job) => [`${job.queue} ${job.whose}`, job])).values()];
}

/** What comes next of one partner. */
export function workReads(
  rows: Rows,
): Pick<Reads, 'work' | 'nextFiles' | 'nextArrivals' | 'nextLanes' | 'waitingToBeRead'> {
  return {
    work: async (now) => workOf(rows, now),
    nextFiles: async (partner, now, limit) => {
      const own = filesToSplit(rows, now).filter((each) => each.partner === partner);
      return inOrder(own, ({ place }) => [place])
        .slice(0, limit)
        .map(({ id }) => id);
    },
    nextArrivals: async (partner, which, now, limit) => {
      const queue = which === 'large' ? 'large-arrival' : 'arrival';
      const own = arrivalsToRead(rows, now).filter(
        (each) => each.partner === partner && turnToRead(each).queue === queue,
      );
      return inOrder(own, ({ filePlace, index }) => [filePlace, index])
        .slice(0, limit)
        .map(({ id }) => id);
    },
    waitingToBeRead: async (partner, most) => {
      const stored = rows.all(
        files,
        (each) => each.partner === partner && each.state === 'stored' && !hasOpenException(rows, 'file', each.id),
      );
      const received = rows.all(
        arrivals,
        (each) => each.partner === partner && each.state === 'received' && !hasOpenException(rows, 'arrival', each.id),
      );
      return Math.min(most, stored.length) + Math.min(most, received.length);
    },
    nextLanes: async (partner, now, limit) => {
      const own = documentsToDeliver(rows, now).filter((each) => each.partner === partner);
      return [...new Set(own.flatMap(({ lane }) => lane ?? []))].toSorted().slice(0, limit);
    },
  };
}

function turnToRead({ partner, length }: ArrivalRow): Job {
  return { queue: length > largeArrival ? 'large-arrival' : 'arrival', whose: partner };
}

function filesToSplit(rows: Rows, now: Date): readonly FileRow[] {
  const free = ({ id }: FileRow) => !hasOpenException(rows, 'file', id) && !isLater(rows, 'file', id, now);
  return rows.all(files, (each) => each.state === 'stored' && free(each));
}

function arrivalsToRead(rows: Rows, now: Date): readonly ArrivalRow[] {
  const free = ({ id }: ArrivalRow) => !hasOpenException(rows, 'arrival', id) && !isLater(rows, 'arrival', id, now);
  return rows.all(arrivals, (each) => each.state === 'received' && free(each));
}

function documentsToDeliver(rows: Rows, now: Date): readonly DocumentRow[] {
  const free = ({ id }: DocumentRow) => !hasOpenException(rows, 'inbound', id) && !isLater(rows, 'document', id, now);
  return rows.all(documents, (each) => each.state === 'accepted' && each.lane !== null && free(each));
}

function dispatchesToSend(rows: Rows, now: Date): readonly DispatchRow[] {
  return rows.all(
    dispatches,
    ({ id, state, channel, account, partner }) =>
      state === 'ready' &&
      !isPartnerPaused(rows, partner) &&
      sentKinds.includes(channel) &&
      !isLater(rows, 'dispatch', id, now) &&
      maySend(rows.get(channels, keyed(account)), now),
  );
}

function maySend(channel: ChannelRow | undefined, now: Date): boolean {
  if (!channel) return true;
  const { pausedAt, retryAt, failingIn } = channel;
  return pausedAt === null && (retryAt === null || retryAt <= now || failingIn === 'fetch');
}
