import { goesOutBy } from '../channel/kinds.js';
import type { Ports } from '../ports/ports.js';
import { sendWaiting } from './send-waiting.js';

/**
 * Step 5, of one dispatch: where the partner takes what goes out, it is on show already and is sent when the partner has read
 * its last byte (`dispatchServed`); elsewhere everything that waits for its channel is brought to the partner.
 */
export async function sendDispatch(ports: Ports, id: string): Promise<void> {
  const dispatch = await ports.store.dispatch(id);
  if (dispatch?.state !== 'ready' || goesOutBy(dispatch.channel).by === 'partner') return;
  await sendWaiting(ports, dispatch.account);
}
