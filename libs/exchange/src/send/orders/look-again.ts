import type { OutboundHead } from '../../model/outbound-row.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';

/** What the partner has of an order is another thing now: it is compared once more with the order as it is. */
export async function lookAgain(
  { clock }: Pick<Ports, 'clock'>,
  tx: Tx,
  { partner, usage, orderNumber }: Pick<OutboundHead, 'partner' | 'usage' | 'orderNumber'>,
): Promise<void> {
  const [watched] = await tx.watchedOrders(partner, usage, [orderNumber]);
  if (!watched) return;
  await tx.askForOrder(watched.id, clock.now());
  await tx.enqueue({ queue: 'order', whose: partner });
}
