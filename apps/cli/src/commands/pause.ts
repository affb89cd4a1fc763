import { NotReconciled, pauseGateway, resumeGateway, settleRestore } from '@quayside/exchange';
import { besideGateway, readConfig, StartupError, type BesideGateway } from '@quayside/runtime';
import { systemClock } from '@quayside/std';
import { closeAllSessions, journalHead, waitsBehindPause } from '@quayside/store';
import { atCommandLine } from '../at-command-line.js';
import { print, UsageError, withExitCode } from '../output.js';
import { root } from '../root.js';

/** Lets nothing out until somebody resumes it. */
export async function pause(reason: string): Promise<void> {
  await beside(async ({ store }) => {
    const { by, since, ...pause } = await pauseGateway({ store, clock: systemClock }, atCommandLine(), reason);
    print(`Paused since ${since.toISOString()} by ${by}: ${pause.reason}.`);
    print('Files are received and read; nothing is sent, and nothing goes to Odoo until "./quayside resume".');
    return 0;
  });
}

interface ResumeOptions {
  readonly sendUncertain?: true;
  readonly holesKnown?: true;
}

/** Lets everything go on. */
export async function resume({ sendUncertain, holesKnown }: ResumeOptions): Promise<void> {
  await beside(async ({ store, database }) => {
    const by = atCommandLine();
    const how = { uncertain: sendUncertain ? 'send' : 'wait', holes: holesKnown ? 'known' : 'none' } as const;
    const was = await resumeGateway({ store, clock: systemClock }, by, how).catch((error: unknown) => {
      if (!(error instanceof NotReconciled)) throw error;
      throw new UsageError(error.message);
    });
    print(was ? 'The gateway goes on.' : 'The gateway was not paused.');
    const { uncertain } = await waitsBehindPause(database);
    if (uncertain > 0) print(`${dispatches(uncertain)} may have been sent already: each waits for a decision.`);
    return 0;
  });
}

/** Makes a database that was put back from a backup safe to go on with. */
export async function restored({ jump }: { readonly jump?: string }): Promise<void> {
  await beside(async ({ store, database }) => {
    const asked = jump === undefined ? undefined : wholeNumber(jump);
    const { at } = await journalHead(database);
    const done = await settleRestore({ store, clock: systemClock }, atCommandLine(), { jump: asked });
    await closeAllSessions(database);
    const { documents } = await waitsBehindPause(database);
    print(`Control numbers    go on ${done.jump} further on, for every partner`);
    print(`May have been sent ${dispatches(done.uncertain)}: each waits for a decision in the console`);
    print('Sign-ins           all are ended; passwords are those of the backup');
    print(
      `Paused             ${documents} ${documents === 1 ? 'document waits' : 'documents wait'} for Odoo. Nothing is sent and nothing is delivered until`,
    );
    print('                   somebody lifts it in the console, or with "./quayside resume"');
    print('');
    print(
      `The backup ends at ${at?.toISOString() ?? 'its beginning'}. What partners sent after that is not in it: ask`,
    );
    print('them to send it again. What is in Odoo already is found there and is not made a second time.');
    return 0;
  });
}

async function beside(work: (beside: BesideGateway) => Promise<number>): Promise<void> {
  await withExitCode(async () => {
    const config = readConfig(process.env, root);
    if (!config.ok) throw new UsageError(config.error.join('\n'));
    try {
      return await besideGateway(config.value, work);
    } catch (error) {
      throw error instanceof StartupError ? new UsageError(error.message) : error;
    }
  });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number < 999_999_999) return number;
  throw new UsageError(`--jump ${text} is not valid: expected a whole number from 1 to 999999998, such as 1000000`);
}

function dispatches(count: number): string {
  return count === 1 ? '1 dispatch' : `${count} dispatches`;
}
