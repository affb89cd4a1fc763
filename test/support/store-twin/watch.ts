import {
  orderLevelCodes,
  type OrderWatch,
  type Sighting,
  type Usage,
  type WatchedOrder,
  type WatchReads,
  type WatchWrites,
} from '@quayside/exchange';
import { isLater } from './attempts.js';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { documents } from './documents.js';
import { hasOpenException } from './exceptions.js';

/** By what names an order; its id is beside it. */
export const watchedOrders = table<WatchedOrder>('watched order', ({ partner, usage, number }) => [
  ...[partner, usage, number],
]);
const watches = table<OrderWatch>('order watch', ({ name }) => [name]);
const began = table<{ readonly partner: string; readonly usage: Usage; readonly at: Date }>(
  'beginning of orders',
  ({ partner, usage }) => [partner, usage],
);

/** What is to be looked at now, and no person has; of what is late people have only that. */
export function ordersToLookAt(rows: Rows, now: Date): readonly WatchedOrder[] {
  return rows.all(
    watchedOrders,
    ({ id, dueAt }) =>
      dueAt !== null &&
      dueAt <= now &&
      !isLater(rows, 'order', id, now) &&
      !hasOpenException(rows, 'order', id, (code) => !orderLevelCodes.includes(code)),
  );
}

export function watchReads(rows: Rows): WatchReads {
  return {
    watchedOrder: async (id) => rows.all(watchedOrders, (each) => each.id === id)[0],
    watchedOrders: async (partner, usage, numbers) => {
      const own = rows.all(watchedOrders, (each) => each.partner === partner && each.usage === usage);
      return inOrder(
        own.filter(({ number }) => numbers.includes(number)),
        ({ number }) => [number],
      );
    },
    nextOrders: async (partner, now, limit) => {
      const own = ordersToLookAt(rows, now).filter((each) => each.partner === partner);
      return inOrder(own, ({ dueAt, id }) => [dueAt ?? now, id])
        .slice(0, limit)
        .map(({ id }) => id);
    },
    orderWatch: async (name) => rows.get(watches, keyed(name)),
    isBeingDelivered: async (partner, usage, orderNumber) =>
      rows.all(
        documents,
        (each) =>
          each.partner === partner &&
          each.usage === usage &&
          each.state === 'accepted' &&
          each.orders.includes(orderNumber),
      ).length > 0,
    partnersWithOrders: async () =>
      inOrder(rows.all(began), ({ partner, usage }) => [partner, usage]).map(({ partner, usage }) => ({
        partner,
        usage,
      })),
    ordersBegan: async (partner, usage) => rows.get(began, keyed(partner, usage))?.at,
  };
}

export function watchWrites(tx: Transaction): WatchWrites {
  const ask = (where: (row: WatchedOrder) => boolean, at: Date) =>
    tx.update(watchedOrders, where, ({ dueAt, asked }) => ({ dueAt: earliest(dueAt, at), asked: asked + 1 }));
  return {
    async noteSightings(sightings) {
      for (const each of sightings) await noteSighting(tx, each);
    },
    async orderLookedAt({ id, writtenAt, asked }, at, again) {
      await tx.update(
        watchedOrders,
        (each) => each.id === id,
        (each) => ({ lookedAt: at, lookedAsOf: writtenAt, dueAt: each.asked === asked ? again : each.dueAt }),
      );
    },
    async askForOrder(id, at) {
      await ask((each) => each.id === id, at);
    },
    async setEarlier(id, earlier) {
      await tx.update(
        watchedOrders,
        (each) => each.id === id,
        () => ({ earlier }),
      );
    },
    async askForUnseen(partner, usage, { connection, company }, { before, at }) {
      const isUnseen = (each: WatchedOrder) =>
        each.partner === partner &&
        each.usage === usage &&
        each.seenAt < before &&
        ['confirmed', 'locked'].includes(each.state) &&
        each.connection === connection &&
        each.company === company &&
        !each.earlier;
      return (await ask(isUnseen, at)).length;
    },
    async saveOrderWatch(watch) {
      await tx.upsert(watches, watch, () => watch);
    },
    async wakeOrderWatch(name, at) {
      await tx.update(
        watches,
        (each) => each.name === name && each.dueAt > at,
        () => ({ dueAt: at }),
      );
    },
    async doubtOrders(until) {
      await tx.update(
        watches,
        ({ uncertainUntil }) => uncertainUntil === null || uncertainUntil <= until,
        () => ({ uncertainUntil: until }),
      );
    },
    async endOrders(partner, usage) {
      await tx.remove(began, (each) => each.partner === partner && each.usage === usage);
    },
    async beginOrders(partner, usage, at) {
      await tx.upsert(began, { partner, usage, at }, () => undefined);
    },
  };
}

async function noteSighting(tx: Transaction, sighting: Sighting): Promise<void> {
  const { connection, company, state, writtenAt, seenAt, dueAt } = sighting;
  const asked = dueAt === null ? 0 : 1;
  const fresh = { ...sighting, lookedAt: null, lookedAsOf: null, asked };
  await tx.upsert(watchedOrders, fresh, (old) => ({
    ...{ ...old, connection, company, state, writtenAt, seenAt },
    dueAt: dueAt === null ? old.dueAt : earliest(old.dueAt, dueAt),
    asked: old.asked + asked,
  }));
}

function earliest(there: Date | null, asked: Date): Date {
  return there !== null && there < asked ? there : asked;
}
