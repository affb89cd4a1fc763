import { ChoiceNotPossible } from '../../model/errors.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import type { OutboundHead } from '../../model/outbound-row.js';
import { wakeSending } from '../wake-sending.js';
import { orderOf, readOrder } from './draft-document.js';
import { insertDraft, type Asked } from './insert-draft.js';
import { versionAfter, wholeTold } from './next-of-order.js';
import { orderKey } from './order-key.js';
import { orderingPartner, type OrderingPartner } from './ordering-partners.js';
import { isConfirmed } from './sighting.js';
import { supersede } from './supersede.js';

/** Whether a person may have it sent once more as it is. */
export function maySendAgain({ state, dispatch }: Pick<OutboundHead, 'state' | 'dispatch'>): boolean {
  return dispatch !== null && ['sent', 'received', 'acknowledged'].includes(state);
}

/** The same bytes under the same name and numbers once more: for a partner who lost them. */
export async function sendSameAgain(
  ports: Pick<Ports, 'store' | 'clock' | 'id'>,
  id: string,
  asked: Asked,
): Promise<void> {
  await ports.store.commit(async (tx) => {
    const row = await tx.outbound(id);
    const before = row?.dispatch ? await tx.dispatch(row.dispatch) : undefined;
    if (!row || !before || !maySendAgain(row)) throw new ChoiceNotPossible('It has not been sent yet.');
    if (before.state === 'ready' || before.state === 'uncertain') {
      throw new ChoiceNotPossible('The same bytes wait to be sent already.');
    }
    const dispatch = ports.id();
    await tx.repeatDispatch(before, dispatch, ports.clock.now());
    await tx.patch('outbound', id, { dispatch });
    const what = `${before.name} is sent again: ${asked.reason}`;
    const line = { what, actor: asked.by, partner: row.partner, detail: { dispatch } };
    await tx.journal({ kind: 'outbound', row: id, audited: 'order.send-again', ...line });
    await tx.journal({ kind: 'dispatch', row: dispatch, to: 'ready', ...line });
    await wakeSending(tx, before);
  });
}

/** The whole order as it is now, as a new version with new numbers: for a partner who could not use what it got. */
export async function sendAnew(ports: Ports, id: string, asked: Asked): Promise<void> {
  const row = await ports.store.outbound(id);
  if (!row) throw new ChoiceNotPossible('There is no such order.');
  await askForOrder(ports, { partner: row.partner, number: row.orderNumber }, asked);
}

/** Which order of which partner somebody wants to be sent. */
export interface WantedOrder {
  readonly partner: string;
  readonly number: string;
}

/**
 * Sends an order because a person asks for it, whatever was sent of it before: also one from before orders went out to its
 * partner. What waits to be said of it is superseded.
 */
export async function askForOrder(ports: Ports, { partner: of, number }: WantedOrder, asked: Asked): Promise<void> {
  const live = await ports.partners.byId(of);
  const partner = live && orderingPartner(live);
  if (!partner)
    throw new ChoiceNotPossible('No orders go out to this partner: its profile has no `order` under `documents`.');
  const order = await readOrder(ports, partner, number);
  if (!order) throw new ChoiceNotPossible(`Odoo has no order ${number} for this partner.`);
  if (!isConfirmed(order.state)) throw new ChoiceNotPossible(`Order ${number} is not confirmed in Odoo.`);
  await ports.store.commit(async (tx) => {
    await tx.lockKey(orderKey({ partner: of, usage: partner.usage, number }));
    const watched = await watchedFor(ports, tx, partner, number);
    const versions = await tx.outboundsOf(orderOf(watched));
    const { had, pending } = await wholeTold(tx, versions);
    for (const each of pending)
      if (each.state !== 'withdrawn') await supersede(ports, tx, each, 'the order is sent anew');
    await tx.saveOrder(of, watched.connection, order, ports.clock.now());
    const predecessor = had?.id ?? null;
    const version = versionAfter(versions);
    await insertDraft(ports, tx, { watched, partner, tell: { kind: 'order', order }, version, predecessor, asked });
  });
}

/** The order as one that is watched from now on. */
async function watchedFor(ports: Ports, tx: Tx, { live, usage, address }: OrderingPartner, number: string) {
  const at = ports.clock.now();
  const find = async () => (await tx.watchedOrders(live.partner.id, usage, [number]))[0];
  const known = await find();
  if (known) {
    await tx.setEarlier(known.id, false);
    return known;
  }
  await tx.noteSightings([
    {
      ...{ id: ports.id(), partner: live.partner.id, usage, number },
      ...{ connection: address.connection, company: address.company ?? null },
      // Nothing is known of when it was written: the next look at it begins anew.
      ...{ state: 'confirmed', writtenAt: new Date(0), seenAt: at, dueAt: null, earlier: false },
    },
  ]);
  const made = await find();
  if (!made) throw new TypeError(`order ${number} was noted and is not there`);
  return made;
}
