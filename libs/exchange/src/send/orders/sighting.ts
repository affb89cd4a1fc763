import type { Order } from '@quayside/canonical';
import type { WatchedOrder } from '../../model/watched-order.js';
import type { SeenOrder } from '../../ports/order-feed.js';

/** Why the ERP was asked: for the first time for this partner, for what was written since, or for all that are confirmed. */
export type Pass = 'first' | 'since' | 'all';

/** What a sighting of an order asks for. */
export interface SightingDecision {
  /** Whether it is to be looked at now. */
  readonly isDue: boolean;
  readonly earlier: boolean;
}

export function isConfirmed(state: Order['state']): boolean {
  return state === undefined || state === 'confirmed' || state === 'locked';
}

/**
 * What to do about an order that was seen. Nothing where nobody has to know it: one that was never confirmed has not been sent.
 * One that was looked at as of this very write is passed over: that it is looked at once more after a while, `nextLook` sees to.
 * What was confirmed before orders went out to the partner stays where it is until it is taken back and confirmed again.
 */
export function decideSighting(
  seen: Pick<SeenOrder, 'state' | 'writtenAt'>,
  known: Pick<WatchedOrder, 'lookedAsOf' | 'earlier'> | undefined,
  { pass, from }: { readonly pass: Pass; readonly from: string | undefined },
): SightingDecision | undefined {
  const open = isConfirmed(seen.state);
  if (!known) {
    if (!open) return undefined;
    const earlier = pass === 'first';
    // The day of an order is known only when it is read.
    return { isDue: !earlier || from !== undefined, earlier };
  }
  if (known.earlier) return { isDue: false, earlier: open };
  return { isDue: known.lookedAsOf?.getTime() !== seen.writtenAt.getTime(), earlier: false };
}

/** Who writes twice within a second leaves one stamp. */
const blindMs = 2_000;

/**
 * When an order that was just looked at is looked at once more although nothing new is seen of it: its stamp says when a transaction
 * began, and another one that began before may commit later. After the longest of them, and soon where the write is so young that
 * the next one may have the same second.
 */
export function nextLook(
  { writtenAt, lookedAsOf, lookedAt }: Pick<WatchedOrder, 'writtenAt' | 'lookedAsOf' | 'lookedAt'>,
  at: Date,
  overlapMs: number,
): Date | null {
  const after = (ms: number) => new Date(at.getTime() + ms);
  const isFirst = lookedAsOf?.getTime() !== writtenAt.getTime();
  if (isFirst) return after(at.getTime() < writtenAt.getTime() + blindMs ? Math.min(blindMs, overlapMs) : overlapMs);
  const waited = at.getTime() - (lookedAt?.getTime() ?? 0);
  return waited >= overlapMs / 2 ? null : after(overlapMs);
}
