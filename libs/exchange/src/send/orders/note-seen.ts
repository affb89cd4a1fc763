import type { SeenOrder } from '../../ports/order-feed.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import type { Sighting } from '../../ports/watch.js';
import type { WatchedOrder } from '../../model/watched-order.js';
import type { OrderingPartner } from './ordering-partners.js';
import { decideSighting, type Pass, type SightingDecision } from './sighting.js';

/** Notes a page of what was seen, in one commit with the turns in which it is looked at. Returns how many orders that are. */
export async function noteSeen(
  ports: Ports,
  partners: readonly OrderingPartner[],
  orders: readonly SeenOrder[],
  pass: Pass,
): Promise<number> {
  const byVendor = Map.groupBy(orders, ({ vendor }) => vendor);
  let due = 0;
  for (const [vendor, seen] of byVendor) {
    const partner = partners[vendor];
    if (partner) due += await ports.store.commit((tx) => noteOf(ports, tx, partner, newestOf(seen), pass));
  }
  return due;
}

/** Of an order that comes twice in a page, its last word. */
function newestOf(seen: readonly SeenOrder[]): readonly SeenOrder[] {
  const inTime = seen.toSorted((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime());
  return [...new Map(inTime.map((each) => [each.number, each])).values()];
}

async function noteOf(
  ports: Ports,
  tx: Tx,
  partner: OrderingPartner,
  seen: readonly SeenOrder[],
  pass: Pass,
): Promise<number> {
  const { live, usage, agreed } = partner;
  const numbers = seen.map(({ number }) => number);
  const known = await tx.watchedOrders(live.partner.id, usage, numbers);
  const knownBy = new Map(known.map((each) => [each.number, each]));
  const noted = seen.flatMap((each) => {
    const before = knownBy.get(each.number);
    const decision = decideSighting(each, before, { pass, from: agreed.from });
    return decision ? [{ before, decision, sighting: sightingOf(ports, partner, each, decision) }] : [];
  });
  if (noted.length === 0) return 0;
  await tx.noteSightings(noted.map(({ sighting }) => sighting));
  for (const { before, decision } of noted) await noLongerEarlier(tx, before, decision);
  const due = noted.filter(({ decision }) => decision.isDue).length;
  if (due > 0) await tx.enqueue({ queue: 'order', whose: live.partner.id });
  return due;
}

function sightingOf(
  ports: Ports,
  { live, usage, address }: OrderingPartner,
  { number, state, writtenAt }: SeenOrder,
  { isDue, earlier }: SightingDecision,
): Sighting {
  const seenAt = ports.clock.now();
  return {
    ...{ id: ports.id(), partner: live.partner.id, usage },
    ...{ connection: address.connection, company: address.company ?? null },
    ...{ number, state, writtenAt, seenAt, dueAt: isDue ? seenAt : null, earlier },
  };
}

/** It was taken back in the ERP: when it is confirmed again it goes out as any other. */
async function noLongerEarlier(tx: Tx, before: WatchedOrder | undefined, { earlier }: SightingDecision): Promise<void> {
  if (before?.earlier === true && !earlier) await tx.setEarlier(before.id, false);
}
