import { MovedMeanwhile, type Tx } from '../../ports/store.js';
import type { OutboundRow } from '../../model/outbound-row.js';
import type { Ports } from '../../ports/ports.js';

/** It is no longer true and nobody has to do anything about it. */
export async function supersede({ clock }: Pick<Ports, 'clock'>, tx: Tx, row: OutboundRow, why: string): Promise<void> {
  const { state } = row;
  if (state !== 'drafted' && state !== 'held' && state !== 'rejected') {
    throw new MovedMeanwhile('outbound', row.id, 'drafted');
  }
  await tx.move('outbound', { ...row, state }, 'superseded', { what: why, actor: 'draftDocument' });
  const how = { at: clock.now(), by: 'draftDocument', choice: 'superseded', reason: why };
  await tx.closeExceptions('outbound', row.id, how);
}
