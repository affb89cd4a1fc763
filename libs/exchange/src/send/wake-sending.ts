import { goesOutBy } from '../channel/kinds.js';
import type { DispatchRow } from '../model/rows.js';
import type { Tx } from '../ports/store.js';

/** What we bring is to be brought; what the partner takes is on show already. */
export async function wakeSending(
  tx: Tx,
  { channel, account }: Pick<DispatchRow, 'channel' | 'account'>,
): Promise<void> {
  if (goesOutBy(channel).by === 'us') await tx.enqueue({ queue: 'dispatch', whose: account });
}
