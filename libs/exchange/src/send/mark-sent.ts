import type { ReadyDispatch } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';

/** The other side has all of it. */
export async function markSent(
  { clock }: Ports,
  tx: Tx,
  ready: ReadyDispatch,
  what: string,
  actor: string,
): Promise<void> {
  await tx.move('dispatch', ready, 'sent', { what, actor, patch: { sentAt: clock.now() } });
}
