import { Refused, Unavailable } from './errors.js';
import type { Ports } from './ports/ports.js';
import { MovedMeanwhile, type Attempt, type Tx } from './ports/store.js';
import type { ExceptionRow } from './rows.js';

/** `done`: committed, or somebody else did it. `later`: an outside system is away. `failed`: a person was asked. */
export type StepOutcome = 'done' | 'later' | 'failed';

export interface StepSubject {
  readonly kind: Attempt['kind'];
  readonly row: string;
  readonly partner: string;
}

/** Failures of one row while its outside system served others: after so many a person must look. */
export const attemptLimit = 8;
const firstDelayMs = 2_000;
export const longestDelayMs = 5 * 60_000;

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
    return note(ports, subject, error);
  }
}

async function note(ports: Ports, subject: StepSubject, error: unknown): Promise<StepOutcome> {
  const at = ports.clock.now();
  const before = await ports.store.attempt(subject.kind, subject.row);
  const away = error instanceof Unavailable ? error : undefined;
  const served = away ? await servedOthers(ports, away.system, before) : true;
  const count = (before?.count ?? 0) + (served ? 1 : 0);
  const message = error instanceof Error ? error.message : String(error);
  const final = !away || count >= attemptLimit;
  await ports.store.commit(async (tx) => {
    const retryAt = new Date(at.getTime() + delay(ports, count));
    await tx.failed({ kind: subject.kind, row: subject.row, count, failedAt: at, retryAt, error: message });
    if (away) await tx.systemFailed(away.system, at, message);
    if (final) await raise(ports, tx, subject, error, message, count);
  });
  return final ? 'failed' : 'later';
}

async function raise(
  ports: Ports,
  tx: Tx,
  subject: StepSubject,
  error: unknown,
  message: string,
  count: number,
): Promise<void> {
  const known = error instanceof Unavailable || error instanceof Refused;
  await tx.openException(
    {
      subjectKind: exceptionKind(subject.kind),
      subject: subject.row,
      partner: subject.partner,
      owner: 'operations',
      code: known ? 'step-failing' : 'step-broken',
      message: reasonOf(error, message, count),
    },
    ports.clock.now(),
  );
  await tx.journal({
    kind: 'system',
    row: subject.row,
    what: `step failed: ${message}`,
    actor: 'worker',
    partner: subject.partner,
    detail: { stack: error instanceof Error ? error.stack : undefined },
  });
}

function reasonOf(error: unknown, message: string, count: number): string {
  if (error instanceof Refused) return `It was refused: ${message}`;
  if (error instanceof Unavailable) return `Failed ${count} times while others went through: ${message}`;
  return `An error in Quayside stopped this: ${message}. Report it; nothing is lost, and "process again" tries it once more.`;
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

/** Doubles from 2 s to 5 min, with up to a third of jitter so that a returning system is not hit by all at once. */
export function delay(ports: Pick<Ports, 'random'>, count: number): number {
  const base = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(count, 10));
  return Math.round(base * (1 + ports.random() / 3));
}
