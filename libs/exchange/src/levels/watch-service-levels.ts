import type { Partner } from '@quayside/partners';
import type { ExceptionRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { waitFor } from '../step/waiting.js';
import type { Unanswered } from '../model/outbound-row.js';
import { expectedFor, lateCodes, soonestHours, whyLate, type Expected } from './expected.js';

type LevelPorts = Pick<Ports, 'store' | 'clock' | 'partners'>;

/** So many of a partner are looked at in one turn, those sent first. */
const most = 1000;

/**
 * Puts what is late in front of its owner, once, and takes it away when it has come. Asks only for what is open, and of that only
 * for what was sent long enough ago.
 */
export async function watchServiceLevels(ports: LevelPorts): Promise<void> {
  for (const { partner } of await ports.partners.all()) {
    const open = await ports.store.openCoded(partner.id, Object.values(lateCodes));
    const sent = await longSent(ports, partner);
    const known = new Set(open.map(nameOf));
    const late = sent.map((each) => ({ sent: each, codes: lateOf(partner, each, ports.clock.now()).map(codeOf) }));
    for (const each of late) {
      const isNew = each.codes.some((code) => !known.has(nameOf({ subject: each.sent.id, code })));
      if (isNew) await openLate(ports, partner, each.sent.id);
    }
    const still = new Set(late.flatMap((each) => each.codes.map((code) => nameOf({ subject: each.sent.id, code }))));
    for (const each of open) if (!still.has(nameOf(each))) await closeMet(ports, partner, each);
  }
}

function nameOf({ subject, code }: Pick<ExceptionRow, 'subject' | 'code'>): string {
  return `${code} ${subject}`;
}

function codeOf({ what }: Expected): string {
  return lateCodes[what];
}

function lateOf(partner: Partner, sent: Unanswered, now: Date): readonly Expected[] {
  return partner.stage === 'live' ? expectedFor(partner, sent).filter(({ due }) => due <= now) : [];
}

async function longSent({ store, clock }: LevelPorts, partner: Partner): Promise<readonly Unanswered[]> {
  const hours = soonestHours(partner);
  if (hours === undefined) return [];
  // Hours that do not count make it later, never sooner.
  const sentBefore = new Date(clock.now().getTime() - hours * 3_600_000);
  return store.unanswered(partner.id, { sentBefore, limit: most });
}

async function openLate({ store, clock }: LevelPorts, partner: Partner, id: string): Promise<void> {
  const now = clock.now();
  await store.commit(async (tx) => {
    // Whatever came meanwhile counts.
    const [sent] = await tx.unanswered(partner.id, { id, sentBefore: now, limit: 1 });
    if (!sent) return;
    for (const each of lateOf(partner, sent, now)) {
      await waitFor(tx, 'outbound', sent, whyLate(partner, sent, each), now);
    }
  });
}

/** It has come, or is not expected any more. */
async function closeMet(
  { store, clock }: LevelPorts,
  partner: Partner,
  { subject, code }: Pick<ExceptionRow, 'subject' | 'code'>,
): Promise<void> {
  const at = clock.now();
  await store.commit(async (tx) => {
    const [sent] = await tx.unanswered(partner.id, { id: subject, sentBefore: at, limit: 1 });
    if (sent && lateOf(partner, sent, at).some((each) => codeOf(each) === code)) return;
    const reason = sent ? 'it has come, or is not expected any more' : 'it was answered, or has been replaced';
    await tx.closeExceptions('outbound', subject, { at, by: 'watchServiceLevels', choice: 'met', reason }, [code]);
  });
}
