import type { Ports } from './ports/ports.js';
import type { Tx } from './ports/store.js';
import type { DispatchRow } from './rows.js';

/**
 * The last steps of the way out. On a pull channel (`out/` of our SFTP server) a ready dispatch is on show as soon as it is
 * committed, and is sent when the partner has read its last byte (`dispatchServed`). On the others we go to the partner
 * (`sendWaiting` in channel/).
 */
export function isPulled(channel: string): boolean {
  return pullChannels.has(channel);
}

const pullChannels: ReadonlySet<string> = new Set(['sftp-drop', 'rest']);

/** A handle through which every byte was served has been closed: the partner has it. */
export async function dispatchServed(ports: Ports, id: string, account: string): Promise<void> {
  const dispatch = await ports.store.dispatch(id);
  if (dispatch?.state !== 'ready') return;
  await ports.store.commit((tx) => markSent(ports, tx, dispatch, `${dispatch.name} was fetched`, account));
}

/** The other side has all of it. */
export async function markSent(
  ports: Ports,
  tx: Tx,
  dispatch: DispatchRow,
  what: string,
  actor: string,
): Promise<void> {
  const ready = { ...dispatch, state: 'ready' as const };
  await tx.move('dispatch', ready, 'sent', { what, actor, patch: { sentAt: ports.clock.now() } });
}
