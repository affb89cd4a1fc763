import type { JournalLine } from '../model/rows.js';
import type { PartnerPause } from '../ports/outbound.js';
import type { Tx } from '../ports/store.js';
import type { PausePorts } from './pause-gateway.js';

/**
 * Nothing goes out to a partner from now on, neither orders nor answers, until a person lifts it; what it sends is received, read
 * and delivered. A pause that is there already stays, with its own reason.
 */
export async function pausePartner(
  ports: PausePorts,
  partner: string,
  by: string,
  reason: string,
): Promise<PartnerPause> {
  return ports.store.commit(async (tx) => {
    await tx.lockKey(pauseKey(partner));
    const there = await tx.partnerPause(partner);
    if (there) return there;
    const pause = { partner, since: ports.clock.now(), by, reason };
    await tx.setPartnerPause(partner, pause);
    await note(tx, partner, { to: 'paused', what: reason, actor: by, audited: 'partner.pause' });
    return pause;
  });
}

/** Everything that waits for the partner goes out at once. Says whether it was paused. */
export async function resumePartner(ports: PausePorts, partner: string, by: string, reason: string): Promise<boolean> {
  return ports.store.commit(async (tx) => {
    await tx.lockKey(pauseKey(partner));
    if (!(await tx.partnerPause(partner))) return false;
    await tx.setPartnerPause(partner, null);
    await note(tx, partner, { to: 'resumed', what: reason, actor: by, audited: 'partner.resume' });
    await tx.enqueueWork(ports.clock.now());
    return true;
  });
}

function pauseKey(partner: string): string {
  return `pause|${partner}`;
}

async function note(
  tx: Tx,
  partner: string,
  line: Required<Pick<JournalLine, 'to' | 'what' | 'actor' | 'audited'>>,
): Promise<void> {
  await tx.journal({ kind: 'partner', row: partner, partner, ...line });
}
