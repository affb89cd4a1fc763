import type { Account } from '@quayside/partners';
import type { DispatchRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { markSent } from './mark-sent.js';

/**
 * The last step where the partner takes what goes out: a handle through which every byte was served has been closed, and
 * the partner has it. A ready dispatch is on show there as soon as it is committed.
 */
export async function dispatchServed(ports: Ports, id: string, account: Account): Promise<void> {
  const dispatch: DispatchRow | undefined = await ports.store.dispatch(id);
  if (dispatch?.state !== 'ready') return;
  const ready = { ...dispatch, state: dispatch.state };
  await ports.store.commit((tx) => markSent(ports, tx, ready, `${dispatch.name} was fetched`, account));
}
