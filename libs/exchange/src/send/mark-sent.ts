import type { ReadyDispatch } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { outboundSent } from './orders/outbound-sent.js';

/** The other side has all of it, and with it what it says of an order. */
export async function markSent(
  ports: Pick<Ports, 'clock'>,
  tx: Tx,
  ready: ReadyDispatch,
  what: string,
  actor: string,
): Promise<void> {
  await tx.move('dispatch', ready, 'sent', { what, actor, patch: { sentAt: ports.clock.now() } });
  await outboundSent(ports, tx, ready, { what, actor });
}
