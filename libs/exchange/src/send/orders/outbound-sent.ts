import type { OutboundHead } from '../../model/outbound-row.js';
import type { DispatchRow } from '../../model/rows.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import { lookAgain } from './look-again.js';

interface Because {
  readonly what: string;
  readonly actor: string;
}

/** The partner has a dispatch: what it says of an order is sent, and what waits for that may go. */
export async function outboundSent(
  { clock }: Pick<Ports, 'clock'>,
  tx: Tx,
  dispatch: Pick<DispatchRow, 'id'>,
  { what, actor }: Because,
): Promise<void> {
  for (const row of await enveloped(tx, dispatch)) {
    await tx.move('outbound', row, 'sent', { what, actor, patch: { sentAt: clock.now() } });
    await tx.enqueue({ queue: 'outbound', whose: row.partner });
  }
}

/** A dispatch does not go any more: nor does what it says. */
export async function outboundWithdrawn(
  ports: Pick<Ports, 'clock'>,
  tx: Tx,
  dispatch: Pick<DispatchRow, 'id'>,
  { what, actor }: Because,
): Promise<void> {
  for (const row of await enveloped(tx, dispatch)) {
    await tx.move('outbound', row, 'withdrawn', { what, actor });
    await lookAgain(ports, tx, row);
  }
}

type Enveloped = OutboundHead & { readonly state: 'enveloped' };

async function enveloped(tx: Tx, { id }: Pick<DispatchRow, 'id'>): Promise<readonly Enveloped[]> {
  return (await tx.outboundsIn(id)).flatMap((row) => (row.state === 'enveloped' ? [{ ...row, state: row.state }] : []));
}
