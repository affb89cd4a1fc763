import type { Ports } from './ports/ports.js';

/**
 * The last step of the way out. On a pull channel (`out/` of our SFTP server) a ready dispatch is on show as soon as it is
 * committed, and is sent when the partner has read its last byte (`dispatchServed`); nothing is to be done here.
 */
export async function sendDispatch(ports: Ports, id: string): Promise<void> {
  const dispatch = await ports.store.dispatch(id);
  if (dispatch?.state !== 'ready' || pullChannels.has(dispatch.channel)) return;
  throw new TypeError(`no channel "${dispatch.channel}" to send dispatch ${id} through`);
}

const pullChannels: ReadonlySet<string> = new Set(['sftp-drop', 'rest']);

/** A handle through which every byte was served has been closed: the partner has it. */
export async function dispatchServed(ports: Ports, id: string, account: string): Promise<void> {
  const dispatch = await ports.store.dispatch(id);
  if (dispatch?.state !== 'ready') return;
  const ready = { ...dispatch, state: dispatch.state };
  await ports.store.commit((tx) =>
    tx.move('dispatch', ready, 'sent', {
      what: `${dispatch.name} was fetched`,
      actor: account,
      patch: { sentAt: ports.clock.now() },
    }),
  );
}
