import type { Partner } from '@quayside/partners';
import type { Ports } from './ports/ports.js';
import type { NewDispatch, Tx } from './ports/store.js';

/**
 * Inserts a dispatch as its partner gets it: signed by us and encrypted, where that was agreed. It is sealed once, and what
 * is stored is what is sent: a repeated attempt sends the same bytes. What was sealed is kept beside it: only the partner could
 * open it again, and people want to see what was answered.
 */
export async function insertSealed(
  ports: Ports,
  tx: Tx,
  { profile }: Partner,
  dispatch: NewDispatch,
  content: Uint8Array,
): Promise<void> {
  const { openpgp } = profile;
  if (!openpgp?.encrypt) return tx.insertDispatch(dispatch, content);
  const { name, bytes, key } = await ports.wrappers.seal({ name: dispatch.name, bytes: content, openpgp });
  await tx.insertDispatch({ ...dispatch, name }, bytes, { content, key });
}
