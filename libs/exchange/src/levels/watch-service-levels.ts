import type { Partner } from '@quayside/partners';
import type { ExceptionRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { codesOf, levelCodes, levelOf } from './level-codes.js';
import { levelOwner, levelWords } from './level-words.js';
import { levelOwed, owedBy, type Owed } from './owed-by.js';

type LevelPorts = Pick<Ports, 'store' | 'clock' | 'partners'>;

/**
 * Puts what is late, or soon to be, in front of its owner, once, and takes it away when it has come. Asks only for what is open, and
 * of that only for what may be due by now.
 */
export async function watchServiceLevels(ports: LevelPorts): Promise<void> {
  for (const { partner } of await ports.partners.all()) await watchPartner(ports, partner);
}

async function watchPartner(ports: LevelPorts, partner: Partner): Promise<void> {
  const open = await ports.store.openCoded(partner.id, levelCodes);
  const owed = await owedBy(ports.store, partner, { now: ports.clock.now() });
  const known = new Set(open.map(nameOf));
  for (const each of owed) if (!known.has(nameOf(each))) await openOwed(ports, partner, each);
  const still = new Set(owed.map(nameOf));
  for (const each of open) if (!still.has(nameOf(each))) await closeMet(ports, partner, each);
}

function nameOf({ subject, code }: Pick<ExceptionRow, 'subject' | 'code'>): string {
  return `${code} ${subject}`;
}

async function openOwed({ store, clock }: LevelPorts, partner: Partner, late: Owed): Promise<void> {
  const now = clock.now();
  const { subjectKind, subject } = late;
  await store.commit(async (tx) => {
    // Whatever came meanwhile counts.
    const owed = await owedBy(tx, partner, { now, only: late });
    const found = owed.find((each) => levelOwed(each) === levelOwed(late));
    if (!found) return;
    const { about, code, stage } = found;
    const message = levelWords(partner, about, stage);
    const owner = levelOwner(about.expected);
    await tx.openException({ subjectKind, subject, partner: partner.id, owner, code, message }, now);
    // A warning ends with what it warned of.
    const warnings = codesOf(levelOwed(found)).filter((each) => each !== code);
    const how = { at: now, by: 'watchServiceLevels', choice: 'met', reason: 'it is late now' };
    if (stage === 'late') await tx.closeExceptions(subjectKind, subject, how, warnings);
  });
}

/** It has come, or is not expected any more. */
async function closeMet({ store, clock }: LevelPorts, partner: Partner, open: ExceptionRow): Promise<void> {
  const at = clock.now();
  const { subjectKind, subject, code } = open;
  await store.commit(async (tx) => {
    const owed = await owedBy(tx, partner, { now: at, only: open });
    if (owed.some((each) => each.code === code)) return;
    const isOwed = owed.some((each) => levelOwed(each) === levelOf(code));
    const reason = isOwed ? 'it is due at another time' : 'it has come, or is not expected any more';
    await tx.closeExceptions(subjectKind, subject, { at, by: 'watchServiceLevels', choice: 'met', reason }, [code]);
  });
}
