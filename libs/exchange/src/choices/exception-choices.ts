import { calendarOf } from '../levels/expected.js';
import { codesOf, levelOf } from '../levels/level-codes.js';
import { levelOwed, owedBy } from '../levels/owed-by.js';
import { ChoiceNotPossible } from '../model/errors.js';
import type { ExceptionRow } from '../model/rows.js';
import type { Level } from '../model/settled-level.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { lookAgain } from '../send/orders/look-again.js';
import { notOffered, says, type Choice, type Choosing } from './choosing.js';

const stoppedSteps: readonly string[] = ['step-failing', 'step-broken'];

/** The choices that an exception offers by itself, whatever the row that it is about: what is late, and a step of an order. */
export function exceptionChoices({ subjectKind, code }: Pick<ExceptionRow, 'subjectKind' | 'code'>): readonly Choice[] {
  if (levelOf(code)) return ['snooze', 'waive'];
  if (subjectKind === 'receipt') return ['process-again', 'withdraw'];
  return subjectKind === 'order' && stoppedSteps.includes(code) ? ['process-again'] : [];
}

type ExceptionPorts = Pick<Ports, 'store' | 'clock' | 'partners'>;

/** Settles one exception: leaves what is late for a working day or for good, or takes an order up again. */
export async function chooseForException(ports: ExceptionPorts, id: string, choosing: Choosing): Promise<void> {
  const open = await ports.store.exception(id);
  if (!open) throw new ChoiceNotPossible('There is no such exception.');
  await ports.store.commit(async (tx) => {
    const now = await tx.openExceptions(open.subjectKind, open.subject);
    const isOpen = now.some((each) => each.id === id);
    if (!isOpen || !exceptionChoices(open).includes(choosing.choice)) throw notOffered('settled');
    const level = levelOf(open.code);
    if (level) await settleLate(ports, tx, open, level, choosing);
    else if (open.subjectKind === 'receipt') await settleReceipt(ports, tx, open, choosing);
    else await takeUp(ports, tx, open);
    await close(ports, tx, open, level ? codesOf(level) : [open.code], choosing);
  });
}

const workdayHours = 24;

async function settleLate(
  { clock, partners }: ExceptionPorts,
  tx: Tx,
  open: ExceptionRow,
  what: Level,
  { choice }: Choosing,
): Promise<void> {
  const live = await partners.byId(open.partner);
  if (!live) return;
  const now = clock.now();
  const owed = await owedBy(tx, live.partner, { now, only: open });
  // It has come meanwhile: then there is nothing to settle.
  const found = owed.find((each) => levelOwed(each) === what);
  if (!found) return;
  const until = choice === 'snooze' ? calendarOf(live.partner).after(now, workdayHours) : null;
  await tx.settleLevel({ subject: open.subject, what, due: found.about.expected.due, until });
}

/** Told with the profile as it is now, or not at all. */
async function settleReceipt({ clock }: ExceptionPorts, tx: Tx, { subject }: ExceptionRow, { choice }: Choosing) {
  await tx.setReceipt(subject, choice === 'withdraw' ? { dueAt: null } : { dueAt: clock.now(), certain: true });
}

/** What stopped it is said to be mended: the order is read anew. */
async function takeUp(ports: ExceptionPorts, tx: Tx, { subject }: ExceptionRow): Promise<void> {
  await tx.succeeded('order', subject);
  const watched = await tx.watchedOrder(subject);
  if (watched) await lookAgain(ports, tx, { ...watched, orderNumber: watched.number });
}

async function close(
  { clock }: ExceptionPorts,
  tx: Tx,
  { subjectKind, subject, partner }: ExceptionRow,
  codes: readonly string[],
  choosing: Choosing,
): Promise<void> {
  const { by, choice, reason } = choosing;
  await tx.closeExceptions(subjectKind, subject, { at: clock.now(), by, choice, reason }, codes);
  const { what, actor, audited } = says(choosing);
  await tx.journal({
    kind: subjectKind === 'order' || subjectKind === 'receipt' ? subjectKind : 'exception',
    row: subject,
    what,
    actor,
    audited,
    partner,
  });
}
