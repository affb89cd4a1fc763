import type {
  NamedNumbers,
  OutboundHead,
  OutboundReads,
  OutboundRow,
  OutboundWrites,
  PartnerPause,
} from '@quayside/exchange';
import { isLater } from './attempts.js';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import { NotUnique, type Transaction } from './database/transaction.js';
import { hasOpenException } from './exceptions.js';

export const outbounds = table<OutboundRow>('outbound', ({ id }) => [id]);
const pauses = table<PartnerPause>('pause of a partner', ({ partner }) => [partner]);

export function isPartnerPaused(rows: Rows, partner: string): boolean {
  return rows.get(pauses, keyed(partner)) !== undefined;
}

/** Drafts whose predecessor is where it must be, that nobody has and that wait for no retry. */
export function draftsToSend(rows: Rows, now: Date): readonly OutboundRow[] {
  const free = ({ id, partner }: OutboundRow) =>
    !hasOpenException(rows, 'outbound', id) && !isLater(rows, 'outbound', id, now) && !isPartnerPaused(rows, partner);
  return rows.all(outbounds, (each) => each.state === 'drafted' && free(each) && mayFollow(rows, each));
}

function mayFollow(rows: Rows, { predecessor, waitsFor }: OutboundRow): boolean {
  const before = predecessor === null ? undefined : rows.get(outbounds, keyed(predecessor));
  if (!before) return true;
  const enough =
    waitsFor === 'sent' ? ['sent', 'received', 'acknowledged', 'rehearsed'] : ['acknowledged', 'rehearsed'];
  return enough.includes(before.state);
}

export function outboundReads(rows: Rows): OutboundReads {
  const heads = (where: (row: OutboundRow) => boolean) => rows.all(outbounds, where).map(headOf);
  const oldestFirst = <Row extends OutboundHead>(found: readonly Row[]) =>
    inOrder(found, ({ createdAt, version }) => [createdAt, version]);
  return {
    outbound: async (id) => rows.get(outbounds, keyed(id)),
    outboundsOf: async ({ partner, usage, orderNumber }) => {
      const own = heads(
        (each) => [each.partner, each.usage, each.orderNumber].join() === [partner, usage, orderNumber].join(),
      );
      return inOrder(own, ({ version }) => [version]);
    },
    outboundsNumbered: async (partner, usage, numbers) =>
      oldestFirst(
        heads((each) => each.partner === partner && each.usage === usage && hasNumbers(each, numbers)),
      ).toReversed(),
    outboundsIn: async (dispatch) => oldestFirst(heads((each) => each.dispatch === dispatch)),
    outboundsThatAre: async (state, limit) =>
      inOrder(
        heads((each) => each.state === state),
        ({ createdAt, id }) => [createdAt, id],
      )
        .slice(0, limit)
        .map((each) => ({ ...each, state })),
    unanswered: async (partner, { id, sentBefore, limit }) => {
      const open = rows.all(outbounds, (each) => {
        const isAsked = each.partner === partner && each.usage === 'live' && (id === undefined || each.id === id);
        return isAsked && isSent(each) && !each.verdicts.some(({ of }) => of === 'business');
      });
      const sent = open.flatMap((each) => {
        if (!each.sentAt || each.sentAt > sentBefore) return [];
        return [{ ...headOf(each), sentAt: each.sentAt, isNewest: !hasNewer(rows, each) }];
      });
      return inOrder(sent, (each) => [each.sentAt, each.id]).slice(0, limit);
    },
    nextDrafts: async (partner, now, limit) => {
      const own = draftsToSend(rows, now).filter((each) => each.partner === partner);
      return inOrder(own, ({ createdAt, version, id }) => [createdAt, version, id])
        .slice(0, limit)
        .map(({ id }) => id);
    },
    partnerPause: async (partner) => rows.get(pauses, keyed(partner)),
  };
}

function isSent({ state }: OutboundRow): boolean {
  return ['sent', 'received', 'acknowledged'].includes(state);
}

function hasNewer(rows: Rows, { partner, usage, orderNumber, version }: OutboundRow): boolean {
  const same = [partner, usage, orderNumber].join();
  const newer = rows.all(
    outbounds,
    (each) => [each.partner, each.usage, each.orderNumber].join() === same && each.version > version,
  );
  return newer.some((each) => isSent(each) || each.state === 'rejected');
}

function hasNumbers(row: OutboundHead, numbers: NamedNumbers): boolean {
  return Object.entries(numbers).every(
    ([name, value]) => value === undefined || row[name as keyof NamedNumbers] === value,
  );
}

function headOf({ document: _d, order: _o, findings: _f, verdicts: _v, ...head }: OutboundRow): OutboundHead {
  return head;
}

export function outboundWrites(tx: Transaction): OutboundWrites {
  return {
    async insertOutbound(row) {
      const same = [row.partner, row.usage, row.orderNumber].join();
      await tx.lock(`outbound of ${same}`);
      const others = tx.all(outbounds, (each) => [each.partner, each.usage, each.orderNumber].join() === same);
      const isTaken = (each: OutboundRow) =>
        each.version === row.version ||
        (each.contentHash === row.contentHash &&
          each.predecessor === row.predecessor &&
          !['superseded', 'withdrawn'].includes(each.state));
      if (others.some(isTaken)) tx.break(new NotUnique(`version ${row.version} of ${row.orderNumber}`));
      await tx.insert(outbounds, row);
    },
    async setPartnerPause(partner, pause) {
      if (pause) await tx.upsert(pauses, pause, () => pause);
      else await tx.remove(pauses, (each) => each.partner === partner);
    },
  };
}
