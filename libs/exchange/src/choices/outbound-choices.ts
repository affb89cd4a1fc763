import { goesOutBy } from '../channel/kinds.js';
import { ChoiceNotPossible } from '../model/errors.js';
import type { OutboundRow } from '../model/outbound-row.js';
import type { DispatchRow } from '../model/rows.js';
import { sentUncertain } from '../model/sent-uncertain.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { lookAgain } from '../send/orders/look-again.js';
import { orderKey } from '../send/orders/order-key.js';
import { outboundWithdrawn } from '../send/orders/outbound-sent.js';
import { close, notOffered, says, type Choice, type Choosing } from './choosing.js';

/** The choices that what is said of an order offers now, by the exception that is open for it. */
export function outboundChoices({ state }: Pick<OutboundRow, 'state'>, code?: string): readonly Choice[] {
  switch (state) {
    case 'held':
      return code === sentUncertain ? ['send', 'was-sent'] : ['process-again', 'withdraw'];
    case 'rejected':
      return ['process-again', 'withdraw'];
    case 'drafted':
    case 'enveloped':
      return ['withdraw'];
    default:
      return [];
  }
}

/** What acting for a person on what goes out needs of the world. */
export type OutboundPorts = Pick<Ports, 'store' | 'clock'>;

/** Settles what is said of an order: drafts it anew, does not say it, or says whether it was sent before a restore. */
export async function chooseForOutbound(ports: OutboundPorts, id: string, choosing: Choosing): Promise<void> {
  const found = await ports.store.outbound(id);
  if (!found) throw new ChoiceNotPossible('There is no such order.');
  const { dispatch } = found;
  if (choosing.choice === 'withdraw' && found.state === 'enveloped' && dispatch !== null) {
    return withdrawDispatch(ports, dispatch, choosing);
  }
  await ports.store.commit(async (tx) => {
    await tx.lockKey(orderKey({ ...found, number: found.orderNumber }));
    const row = await tx.outbound(id);
    const [open] = await tx.openExceptions('outbound', id);
    if (!row || !outboundChoices(row, open?.code).includes(choosing.choice)) throw notOffered(row?.state ?? 'gone');
    await settle(ports, tx, row, choosing);
    await close(ports, tx, 'outbound', id, choosing);
    await lookAgain(ports, tx, row);
  });
}

async function settle({ clock }: OutboundPorts, tx: Tx, row: OutboundRow, choosing: Choosing): Promise<void> {
  const { state } = row;
  const said = { ...says(choosing), patch: { actor: choosing.by, reason: choosing.reason } };
  if (state === 'held' && choosing.choice === 'send') {
    await tx.move('outbound', { ...row, state }, 'drafted', said);
    return tx.enqueue({ queue: 'outbound', whose: row.partner });
  }
  if (state === 'held' && choosing.choice === 'was-sent') {
    const patch = { ...said.patch, sentAt: clock.now() };
    return tx.move('outbound', { ...row, state }, 'sent', { ...said, patch });
  }
  if (state !== 'held' && state !== 'rejected' && state !== 'drafted') throw notOffered(state);
  if (choosing.choice === 'withdraw') return tx.move('outbound', { ...row, state }, 'withdrawn', said);
  // Drafted anew of the order as it is now, with the profile as it is now.
  await tx.move('outbound', { ...row, state }, 'superseded', said);
}

/** Bytes that wait to be sent do not go any more; which are on their way just now, nobody can hold back. */
async function withdrawDispatch(ports: OutboundPorts, id: string, choosing: Choosing): Promise<void> {
  const dispatch = await ports.store.dispatch(id);
  if (!dispatch) throw notOffered('gone');
  const withdraw = () => ports.store.commit((tx) => withdrawIn(ports, tx, dispatch, choosing));
  if (goesOutBy(dispatch.channel).by === 'partner') return withdraw();
  const done = await ports.store.exclusively(`channel-out:${dispatch.account}`, async () => {
    await withdraw();
    return true;
  });
  if (!done) throw new ChoiceNotPossible('It is being sent just now. Wait a moment, then look whether it went.');
}

async function withdrawIn(ports: OutboundPorts, tx: Tx, { id }: DispatchRow, choosing: Choosing): Promise<void> {
  const dispatch = await tx.dispatch(id);
  if (dispatch?.state !== 'ready') throw notOffered(dispatch?.state ?? 'gone');
  const { patch: _none, ...said } = says(choosing);
  await tx.move('dispatch', { ...dispatch, state: dispatch.state }, 'withdrawn', said);
  await tx.closeExceptions('dispatch', id, {
    at: ports.clock.now(),
    by: choosing.by,
    choice: 'withdraw',
    reason: choosing.reason,
  });
  await outboundWithdrawn(ports, tx, dispatch, said);
}
