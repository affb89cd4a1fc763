import type { Order } from '@quayside/canonical';
import { dayIn } from '@quayside/partners';
import { systemOf } from '../../model/lane.js';
import { watchName, type WatchedOrder } from '../../model/watched-order.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import { sentUncertain } from '../../model/sent-uncertain.js';
import { insertDraft } from './insert-draft.js';
import { nextOfOrder, type NextOfOrder } from './next-of-order.js';
import type { Told } from './next-version.js';
import { companyOf } from '../informed-partners.js';
import { orderingPartner, type OrderingPartner } from './ordering-partners.js';
import { orderKey } from './order-key.js';
import { isConfirmed, nextLook } from './sighting.js';
import { supersede } from './supersede.js';

/**
 * The second step of orders out: reads one order whole, compares it with what its partner has, and drafts what is to be said: once
 * for each order and content. What cannot be said is held in front of who can do something about it. One worker at an order at a
 * time (the turn sees to that), so that an older reading never follows a newer one.
 */
export async function draftDocument(ports: Ports, id: string): Promise<void> {
  const watched = await ports.store.watchedOrder(id);
  if (!watched?.dueAt || (await ports.store.gatewayPause())) return;
  const live = await ports.partners.byId(watched.partner);
  const partner = live && orderingPartner(live);
  if (!partner || partner.usage !== watched.usage) {
    return ports.store.commit((tx) => tx.orderLookedAt(watched, ports.clock.now(), null));
  }
  if (await isBeingAnswered(ports.store, watched)) return ports.store.commit((tx) => postpone(ports, tx, watched));
  const order = await readOrder(ports, partner, watched.number);
  await ports.store.commit((tx) => conclude(ports, tx, { watched, partner, order }));
}

/** The order as it is in the ERP; nothing where it is gone. */
export function readOrder(
  ports: Pick<Ports, 'orders'>,
  { address, agreed }: OrderingPartner,
  number: string,
): Promise<Order | undefined> {
  const attachments = agreed.attachments.order;
  return ports.orders(companyOf({ address })).orderToSend(address.vendor, number, { attachments });
}

/** What the supplier said is being written into it: what of a change is its own, is known only after that. */
function isBeingAnswered(reads: Pick<Tx, 'isBeingDelivered'>, order: WatchedOrder): Promise<boolean> {
  return reads.isBeingDelivered(order.partner, order.usage, order.number);
}

const untilAnsweredMs = 10_000;

async function postpone({ clock }: Ports, tx: Tx, watched: WatchedOrder): Promise<void> {
  const at = clock.now();
  await tx.orderLookedAt(watched, at, new Date(at.getTime() + untilAnsweredMs));
}

interface Looked {
  readonly watched: WatchedOrder;
  readonly partner: OrderingPartner;
  readonly order: Order | undefined;
}

async function conclude(ports: Ports, tx: Tx, looked: Looked): Promise<void> {
  const { watched, partner, order } = looked;
  const at = ports.clock.now();
  await tx.lockKey(orderKey(watched));
  if (await isBeingAnswered(tx, watched)) return postpone(ports, tx, watched);
  await tx.systemServed(systemOf(partner.address), at);
  await tx.orderLookedAt(watched, at, nextLook(watched, at, ports.orderSearch.overlapMs));
  if (order) await tx.saveOrder(watched.partner, watched.connection, order, at);
  if (watched.earlier && !(await nowGoes(tx, looked))) return;
  const date = dayIn(partner.live.partner.profile.timeZone, at);
  const attachments = partner.agreed.attachments.change;
  const next = await nextOfOrder(tx, orderOf(watched), { order, date, attachments });
  if (await isInDoubt(tx, next.told)) return;
  await apply(ports, tx, looked, next);
}

/** One that was confirmed before goes out only where it is of a day that was agreed; else, once it is taken back, as any other. */
async function nowGoes(tx: Tx, { watched, partner, order }: Looked): Promise<boolean> {
  const { from } = partner.agreed;
  const isOfAgreedDay = from !== undefined && order?.date !== undefined && order.date >= from;
  const isTakenBack = !order || !isConfirmed(order.state);
  if (!isOfAgreedDay && !isTakenBack) return false;
  await tx.setEarlier(watched.id, false);
  return isOfAgreedDay;
}

export function orderOf({ partner, usage, number }: Pick<WatchedOrder, 'partner' | 'usage' | 'number'>) {
  return { partner, usage, orderNumber: number };
}

/** Nobody knows whether one of them was sent before a backup was restored: nothing more is said before a person has said so. */
async function isInDoubt(tx: Tx, { pending }: Told): Promise<boolean> {
  for (const { id, state } of pending) {
    if (state !== 'held') continue;
    const open = await tx.openExceptions('outbound', id);
    if (open.some(({ code }) => code === sentUncertain)) return true;
  }
  return false;
}

async function apply(ports: Ports, tx: Tx, looked: Looked, { told, next, version }: NextOfOrder): Promise<void> {
  for (const row of next.supersede) await supersede(ports, tx, row, 'the order has changed since');
  const { had } = told;
  if (had && next.alreadyHas) await tx.patch('outbound', had.id, { order: next.alreadyHas });
  if (!next.tell) return;
  const { watched } = looked;
  await insertDraft(
    ports,
    tx,
    { ...looked, tell: next.tell, version, predecessor: had?.id ?? null, asked: undefined },
    {
      isUncertain: await mayHaveBeenSent(ports, tx, watched),
    },
  );
}

/** It was written before a backup was restored that knows nothing of it: the process of then may have sent it. */
async function mayHaveBeenSent(
  ports: Ports,
  tx: Tx,
  { connection, company, writtenAt }: WatchedOrder,
): Promise<boolean> {
  const where = { connection, ...(company !== null && { company }) };
  const until = (await tx.orderWatch(watchName(where)))?.uncertainUntil;
  // The clock of the ERP need not be ours.
  return until != null && writtenAt.getTime() <= until.getTime() + ports.orderSearch.overlapMs;
}
