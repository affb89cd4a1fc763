import { besideGateway, readConfig, reconcileBeside, StartupError } from '@quayside/runtime';
import { localDate } from '@quayside/std';
import { atCommandLine } from '../at-command-line.js';
import { print, printJson, UsageError, withExitCode } from '../output.js';
import { root } from '../root.js';
import { statementLines } from '../show-statement.js';

/** Adds up what came against what became of it, and the ledger against Odoo. Exit code 1 when something does not close. */
export async function reconcile({ since, json }: { readonly since?: string; readonly json?: true }): Promise<void> {
  await withExitCode(async () => {
    const from = since === undefined ? null : beginningOf(since);
    const config = readConfig(process.env, root);
    if (!config.ok) throw new UsageError(config.error.join('\n'));
    const statement = await besideGateway(config.value, (beside) =>
      reconcileBeside(config.value, beside, from, atCommandLine()),
    ).catch((error: unknown) => {
      throw error instanceof StartupError ? new UsageError(error.message) : error;
    });
    if (json) printJson(statement);
    else for (const line of statementLines(statement)) print(line);
    return statement.holeCount === 0 ? 0 : 1;
  });
}

/** A day begins when it begins where this machine is. */
function beginningOf(day: string): Date {
  if (!localDate(day).ok) throw new UsageError(`--since ${day} is not valid: expected a day such as 2026-11-23`);
  return new Date(`${day}T00:00:00`);
}
