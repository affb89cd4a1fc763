import type { Ports } from '../ports/ports.js';
import { guarded } from '../step/guarded.js';
import { deliverDocument } from './deliver-document.js';

/**
 * Step 4. The accepted documents of a lane, one after another in arrival order, each to its end: delivered, held in front
 * of its owner, or rehearsed. A held document does not stop its lane. A second worker on the same lane finds it locked. While
 * the gateway is paused nothing goes on.
 */
export async function deliverLane(ports: Ports, lane: string): Promise<void> {
  await ports.store.exclusively(`lane:${lane}`, async () => {
    for (;;) {
      if (await ports.store.gatewayPause()) return;
      const document = await ports.store.nextInLane(lane, ports.clock.now());
      if (!document) return;
      const outcome = await guarded(ports, { kind: 'document', row: document.id, partner: document.partner }, () =>
        deliverDocument(ports, document),
      );
      // The outside system is away: what follows in the lane would fail as well and must not overtake.
      if (outcome === 'later') return;
    }
  });
}
