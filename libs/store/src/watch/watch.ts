import {
  orderLevelCodes,
  type Sighting,
  type Usage,
  type WatchedOrder,
  type WatchReads,
  type WatchWrites,
} from '@quayside/exchange';
import { Any, IsNull, LessThanOrEqual, MoreThan, Or } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { flag, uuid } from '../database/result-columns.js';
import { asJson, raw, sql } from '../database/statement.js';
import { notLater, type Now } from '../attempts/not-later.js';
import { orderWatchEntity, ordersBeganEntity, watchedOrderEntity } from './watch-entities.js';

const late = raw(orderLevelCodes.map((code) => `'${code}'`).join(', '));

/** That an order is to be looked at now, and no person has it; one of which something is late goes on. */
export const orderWaits = sql<Now>`w.due_at <= ${'now'} and ${notLater('order', 'w.id')}
  and not exists (select from exception e where e.subject_kind = 'order' and e.subject = w.id::text and e.closed_at is null
    and e.code not in (${late}))`;

const due = defineQuery(
  sql<Now & { partner: string; limit: number }>`
    select w.id from watched_order w where w.partner = ${'partner'} and ${orderWaits}
    order by w.due_at, w.id limit ${'limit'}`,
  z.object({ id: uuid }),
);

const delivering = defineQuery(
  sql<{ partner: string; usage: Usage; orderNumber: string }>`
    select exists (select from document d where d.partner = ${'partner'} and d.usage = ${'usage'} and d.state = 'accepted'
      and d.orders @> array[${'orderNumber'}]) as "isSo"`,
  z.object({ isSo: flag }),
);

export function watchReads(connection: Connection): WatchReads {
  const manager = managerOf(connection);
  return {
    watchedOrder: async (id) => (await manager.findOneBy(watchedOrderEntity, { id })) ?? undefined,
    watchedOrders: (partner, usage, numbers) =>
      manager.find(watchedOrderEntity, {
        where: { partner, usage, number: Any([...numbers]) },
        order: { number: 'ASC' },
      }),
    nextOrders: async (partner, now, limit) => (await due.all(connection, { partner, now, limit })).map(({ id }) => id),
    orderWatch: async (name) => (await manager.findOneBy(orderWatchEntity, { name })) ?? undefined,
    isBeingDelivered: async (partner, usage, orderNumber) =>
      (await delivering.only(connection, { partner, usage, orderNumber })).isSo,
    partnersWithOrders: async () => {
      const order = { partner: 'ASC', usage: 'ASC' } as const;
      const found = await manager.find(ordersBeganEntity, { order });
      return found.map(({ partner, usage }) => ({ partner, usage }));
    },
    ordersBegan: async (partner, usage) => (await manager.findOneBy(ordersBeganEntity, { partner, usage }))?.at,
  };
}

// All of a page in one statement. A look that is due comes no later than it was asked for first.
const note = defineCommand(
  sql<{ sightings: readonly Sighting[] }>`
    insert into watched_order (id, partner, usage, connection, company, number, state, written_at, seen_at, due_at, asked, earlier)
    select s.id, s.partner, s.usage, s.connection, s.company, s.number, s.state, s."writtenAt", s."seenAt", s."dueAt",
      case when s."dueAt" is null then 0 else 1 end, s.earlier
    from jsonb_to_recordset(${asJson('sightings')}) as s (id uuid, partner text, usage text, connection text, company int, number text,
      state text, "writtenAt" timestamptz, "seenAt" timestamptz, "dueAt" timestamptz, earlier boolean)
    order by s.partner, s.usage, s.number
    on conflict (partner, usage, number) do update
      set connection = excluded.connection, company = excluded.company, state = excluded.state, written_at = excluded.written_at,
        seen_at = excluded.seen_at, due_at = least(watched_order.due_at, excluded.due_at),
        asked = watched_order.asked + excluded.asked`,
);
const lookedAt = defineCommand(
  sql<{ id: string; at: Date; asOf: Date; asked: number; again: Date | null }>`
    update watched_order set looked_at = ${'at'}, looked_as_of = ${'asOf'}, due_at = case when asked = ${'asked'} then ${'again'}::timestamptz else due_at end
    where id = ${'id'}`,
);
const ask = defineCommand(
  sql<{ id: string; at: Date }>`
    update watched_order set due_at = least(due_at, ${'at'}), asked = asked + 1 where id = ${'id'}`,
);
const askUnseen = defineCommand(
  sql<{ partner: string; usage: Usage; connection: string; company: number | null; before: Date; at: Date }>`
    update watched_order set due_at = least(due_at, ${'at'}), asked = asked + 1
    where partner = ${'partner'} and usage = ${'usage'} and seen_at < ${'before'} and state in ('confirmed', 'locked')
      and connection = ${'connection'} and company is not distinct from ${'company'}::int and not earlier`,
);

export function watchWrites(connection: Connection): WatchWrites {
  const manager = managerOf(connection);
  return {
    async noteSightings(sightings) {
      await note(connection, { sightings });
    },
    async orderLookedAt({ id, writtenAt, asked }: WatchedOrder, at, again) {
      await lookedAt(connection, { id, at, asOf: writtenAt, asked, again });
    },
    async askForOrder(id, at) {
      await ask(connection, { id, at });
    },
    async setEarlier(id, earlier) {
      await manager.update(watchedOrderEntity, { id }, { earlier });
    },
    askForUnseen: (partner, usage, where, when) => askUnseen(connection, { partner, usage, ...where, ...when }),
    async saveOrderWatch(watch) {
      await manager.upsert(orderWatchEntity, watch, ['name']);
    },
    async wakeOrderWatch(name, at) {
      await manager.update(orderWatchEntity, { name, dueAt: MoreThan(at) }, { dueAt: at });
    },
    async doubtOrders(until) {
      await manager.update(
        orderWatchEntity,
        { uncertainUntil: Or(IsNull(), LessThanOrEqual(until)) },
        { uncertainUntil: until },
      );
    },
    ...beginnings(connection),
  };
}

function beginnings(connection: Connection): Pick<WatchWrites, 'beginOrders' | 'endOrders'> {
  const manager = managerOf(connection);
  return {
    async endOrders(partner, usage) {
      await manager.delete(ordersBeganEntity, { partner, usage });
    },
    async beginOrders(partner: string, usage: Usage, at: Date) {
      await manager
        .createQueryBuilder()
        .insert()
        .into(ordersBeganEntity)
        .values({ partner, usage, at })
        .orIgnore()
        .execute();
    },
  };
}
