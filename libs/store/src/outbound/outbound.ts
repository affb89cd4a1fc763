import type { OutboundHead, OutboundReads, OutboundWrites } from '@quayside/exchange';
import { Any, type FindOptionsSelect } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { flag, uuid } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { notLater, type Now } from '../attempts/not-later.js';
import { outboundEntity } from './outbound-entities.js';
import { partnerNotPaused, partnerPauseReads, partnerPauseWrites } from './partner-pause.js';

/** What waits for its turn: its predecessor is where it must be, nobody has it, and its partner is not paused. */
export const draftWaits = sql<Now>`o.state = 'drafted'
  and not exists (select from exception e where e.subject_kind = 'outbound' and e.subject_id = o.id and e.closed_at is null)
  and ${notLater('outbound', 'o.id')} and ${partnerNotPaused('o.partner')}
  and not exists (select from outbound p where p.id = o.predecessor and not ${raw(`(
    p.state in ('acknowledged', 'rehearsed') or o.waits_for = 'sent' and p.state in ('sent', 'received'))`)})`;

const drafts = defineQuery(
  sql<Now & { partner: string; limit: number }>`
    select o.id from outbound o where o.partner = ${'partner'} and ${draftWaits}
    order by o.created_at, o.version, o.id limit ${'limit'}`,
  z.object({ id: uuid }),
);

// Answered by the index over what is open: its condition is written as there.
const unanswered = defineQuery(
  sql<{ partner: string; id: string | null; sentBefore: Date; limit: number }>`
    select o.id, not exists (select from outbound n where n.partner = o.partner and n.usage = o.usage
        and n.order_number = o.order_number and n.version > o.version
        and n.state in ('sent', 'received', 'acknowledged', 'rejected')) as "isNewest"
    from outbound o where o.partner = ${'partner'} and o.state in ('sent', 'received', 'acknowledged') and o.usage = 'live'
      and not o.verdicts @> '[{"of": "business"}]' and o.sent_at <= ${'sentBefore'}
      and (${'id'}::uuid is null or o.id = ${'id'}::uuid)
    order by o.sent_at, o.id limit ${'limit'}`,
  z.object({ id: uuid, isNewest: flag }),
);

/** All but what grows with the order. */
const head: Record<keyof OutboundHead, true> & FindOptionsSelect<OutboundHead> = {
  ...{ id: true, partner: true, release: true, usage: true, connection: true, company: true, orderNumber: true },
  ...{ version: true, kind: true, state: true, contentHash: true, predecessor: true, waitsFor: true, dispatch: true },
  ...{ interchangeNumber: true, functionalId: true, groupNumber: true, setType: true, setReference: true },
  ...{ actor: true, reason: true, createdAt: true, sentAt: true, settledAt: true },
};

/** Reads of what is said to partners about orders. */
export function outboundReads(connection: Connection): OutboundReads {
  const manager = managerOf(connection);
  return {
    ...partnerPauseReads(connection),
    outbound: async (id) => (await manager.findOneBy(outboundEntity, { id })) ?? undefined,
    outboundsOf: ({ partner, usage, orderNumber }) =>
      manager.find(outboundEntity, {
        select: head,
        where: { partner, usage, orderNumber },
        order: { version: 'ASC' },
      }),
    outboundsNumbered: (partner, usage, numbers) =>
      manager.find(outboundEntity, {
        select: head,
        where: { partner, usage, ...numbers },
        order: { createdAt: 'DESC', version: 'DESC' },
      }),
    outboundsIn: (dispatch) =>
      manager.find(outboundEntity, { select: head, where: { dispatch }, order: { createdAt: 'ASC', version: 'ASC' } }),
    async outboundsThatAre(state, limit) {
      const order = { createdAt: 'ASC', id: 'ASC' } as const;
      const found = await manager.find(outboundEntity, { select: head, where: { state }, order, take: limit });
      return found.map((each) => ({ ...each, state }));
    },
    async unanswered(partner, { id = null, sentBefore, limit }) {
      const found = await unanswered.all(connection, { partner, id, sentBefore, limit });
      const heads = await manager.find(outboundEntity, {
        select: head,
        where: { id: Any(found.map((each) => each.id)) },
        order: { sentAt: 'ASC', id: 'ASC' },
      });
      const newest = new Map(found.map((each) => [each.id, each.isNewest]));
      return heads.flatMap((each) =>
        each.sentAt ? [{ ...each, sentAt: each.sentAt, isNewest: newest.get(each.id) ?? false }] : [],
      );
    },
    nextDrafts: async (partner, now, limit) =>
      (await drafts.all(connection, { partner, now, limit })).map(({ id }) => id),
  };
}

export function outboundWrites(connection: Connection): OutboundWrites {
  return {
    ...partnerPauseWrites(connection),
    async insertOutbound(row) {
      await managerOf(connection).insert(outboundEntity, row);
    },
  };
}
