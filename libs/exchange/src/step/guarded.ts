import { shown, shownLines } from '@quayside/std';
import { ReadingLimit, Refused, Unavailable } from '../model/errors.js';
import type { Ports } from '../ports/ports.js';
import { MovedMeanwhile, type Attempt, type Tx } from '../ports/store.js';
import type { ExceptionRow } from '../model/rows.js';
import { delay } from './delay.js';

/** `done`: committed, or somebody else did it. `later`: an outside system is away. `failed`: a person was asked. */
export type StepOutcome = 'done' | 'later' | 'failed';

export interface StepSubject {
  readonly kind: Attempt['kind'];
  readonly row: string;
  readonly partner: string;
}

/** Failures of one row while its outside system served others: after so many a person must look. */
export const attemptLimit = 8;

/**
 * Runs a step and turns what it throws into "try again later": the row stays where it was. A programming error, or the
 * eighth failure while the outside system served others, raises an exception for operations; sweep and lane skip the row
 * while that is open, and everything else goes on.
 */
export async function guarded(ports: Ports, subject: StepSubject, step: () => Promise<void>): Promise<StepOutcome> {
  try {
    await step();
    await ports.store.commit((tx) => tx.succeeded(subject.kind, subject.row));
    return 'done';
  } catch (error) {
    if (error instanceof MovedMeanwhile) return 'done';
    // Our own database: it says nothing of the row, which is tried again by itself.
    if (error instanceof Unavailable && error.system === 'postgres') return letRest(ports, subject, error);
    return note(ports, subject, error);
  }
}

/** So that the row is not tried again at once, and again; where not even this can be noted, nothing can be tried either. */
async function letRest(ports: Ports, { kind, row }: StepSubject, { message }: Unavailable): Promise<'later'> {
  const at = ports.clock.now();
  try {
    const { count = 0, since = at } = (await ports.store.attempt(kind, row)) ?? {};
    const retryAt = new Date(at.getTime() + delay(ports, 0));
    await ports.store.commit((tx) => tx.failed({ kind, row, count, since, failedAt: at, retryAt, error: message }));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
  }
  return 'later';
}

async function note(ports: Ports, subject: StepSubject, error: unknown): Promise<StepOutcome> {
  const away = error instanceof Unavailable ? error : undefined;
  const attempt = await failedAttempt(ports, subject, error);
  // Once: the second time the step itself decides.
  const isTriedAgain = error instanceof ReadingLimit;
  const final = !isTriedAgain && (!away || attempt.count >= attemptLimit);
  await ports.store.commit(async (tx) => {
    await tx.failed(attempt);
    if (away) await tx.systemFailed(away.system, attempt.failedAt, attempt.error);
    if (final) await raise(tx, subject, error, attempt);
  });
  return final ? 'failed' : 'later';
}

async function failedAttempt(ports: Ports, { kind, row }: StepSubject, error: unknown): Promise<Attempt> {
  const failedAt = ports.clock.now();
  const before = await ports.store.attempt(kind, row);
  const counts = !(error instanceof Unavailable) || (await servedOthers(ports, error.system, before));
  const count = (before?.count ?? 0) + (counts ? 1 : 0);
  const retryAt = new Date(failedAt.getTime() + delay(ports, count));
  const since = before?.since ?? failedAt;
  return {
    kind,
    row,
    count,
    since,
    failedAt,
    retryAt,
    error: shown(error instanceof Error ? error.message : String(error)),
  };
}

async function raise(tx: Tx, subject: StepSubject, error: unknown, attempt: Attempt): Promise<void> {
  const known = error instanceof Unavailable || error instanceof Refused;
  await tx.openException(
    {
      subjectKind: exceptionKind(subject.kind),
      subject: subject.row,
      partner: subject.partner,
      owner: 'operations',
      code: known ? 'step-failing' : 'step-broken',
      message: reasonOf(error, attempt),
    },
    attempt.failedAt,
  );
  await tx.journal({
    kind: 'system',
    row: subject.row,
    what: `step failed: ${attempt.error}`,
    actor: 'worker',
    partner: subject.partner,
    detail: { stack: error instanceof Error ? shownLines(error.stack ?? '') : undefined },
  });
}

/** What happened, how often and since when, and what to do: each of these waits for "process again". */
function reasonOf(error: unknown, { count, since, error: message }: Attempt): string {
  const said = message.replace(/[.!]$/, '');
  if (error instanceof Refused) {
    return `It was refused: ${said}. It is not tried again by itself: mend that, then choose "process again".`;
  }
  if (error instanceof Unavailable) {
    const times = count === 1 ? 'once' : `${count} times`;
    const system = error.system.replace(/^odoo:/, 'the Odoo connection ');
    return `It has failed since ${inUtc(since)}, ${times} while ${system} served others: ${said}. It is not tried again by itself: mend that, then choose "process again".`;
  }
  return `An error in Quayside stopped this: ${said}. Report it; nothing is lost, and "process again" tries it once more.`;
}

/** "2026-11-25 19:40 UTC" */
function inUtc(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function exceptionKind(kind: Attempt['kind']): ExceptionRow['subjectKind'] {
  return kind === 'document' ? 'inbound' : kind;
}

/** An outage of the whole system is nobody's fault and has no limit: only failures while it served others count. */
async function servedOthers(ports: Ports, system: string, before: Attempt | undefined): Promise<boolean> {
  const state = await ports.store.system(system);
  if (!before || !state?.servedAt) return false;
  return state.servedAt > before.failedAt;
}
