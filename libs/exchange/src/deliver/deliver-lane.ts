import type { Ports } from '../ports/ports.js';
import { guarded } from '../step/guarded.js';
import { deliverDocument } from './deliver-document.js';

/** How much of a lane is delivered at a time. */
export interface LaneTurn {
  /** Documents; all that can be delivered unless it is said. */
  readonly most?: number;
  /** Told when there is something to deliver, before it is. */
  readonly begins?: () => Promise<void>;
}

/**
 * Step 4. The accepted documents of a lane, one after another in arrival order, each to its end: delivered, held in front
 * of its owner, or rehearsed. A held document does not stop its lane. A second worker on the same lane finds it locked, and gets
 * nothing. Otherwise it says how many went, and whether there may be more that can go now. While the gateway is paused nothing
 * goes on.
 */
export async function deliverLane(
  ports: Ports,
  lane: string,
  { most = Number.POSITIVE_INFINITY, begins = async () => undefined }: LaneTurn = {},
): Promise<{ readonly delivered: number; readonly more: boolean } | undefined> {
  return ports.store.exclusively(`lane:${lane}`, async () => {
    for (let delivered = 0; ; delivered += 1) {
      if (delivered >= most) return { delivered, more: true };
      if (await ports.store.gatewayPause()) return { delivered, more: false };
      const document = await ports.store.nextInLane(lane, ports.clock.now());
      if (!document) return { delivered, more: false };
      if (delivered === 0) await begins();
      const outcome = await guarded(ports, { kind: 'document', row: document.id, partner: document.partner }, () =>
        deliverDocument(ports, document),
      );
      // The outside system is away: what follows in the lane would fail as well and must not overtake.
      if (outcome === 'later') return { delivered: delivered + 1, more: false };
    }
  });
}
