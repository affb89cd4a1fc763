import { verifyAudit, type Verified } from '@quayside/exchange';
import { besideGateway, readConfig, StartupError, type BesideGateway } from '@quayside/runtime';
import { auditLogIn } from '@quayside/store';
import { print, printJson, UsageError, withExitCode } from '../output.js';
import { root } from '../root.js';

/** Holds the audit log to itself and to the last reconciliation statement. Exit code 1 when something does not fit. */
export async function verify({ json }: { readonly json?: true }): Promise<void> {
  await withExitCode(async () => {
    const config = readConfig(process.env, root);
    if (!config.ok) throw new UsageError(config.error.join('\n'));
    const found = await besideGateway(config.value, look).catch((error: unknown) => {
      throw error instanceof StartupError ? new UsageError(error.message) : error;
    });
    if (json) printJson({ ...found, last: found.last ?? null, fault: found.fault ?? null });
    else for (const line of lines(found)) print(line);
    return found.fault ? 1 : 0;
  });
}

type Found = Verified & { readonly heads: number };

async function look({ database, store }: BesideGateway): Promise<Found> {
  const heads = (await store.lastStatement())?.audit.heads ?? [];
  const log = auditLogIn(database);
  return { ...(await verifyAudit((after, limit) => log.behind(after, limit), heads)), heads: heads.length };
}

/** What was found, as people read it. */
function lines({ entries, last, heads, fault }: Found): readonly string[] {
  const right = last
    ? `Entries 1 to ${entries} are as they were written; the last is of ${last.at.toISOString()}, ${last.hash}`
    : 'No entry was found to be right';
  const days = `${heads === 1 ? '1 day' : `${heads} days`} of reconciliation statements`;
  if (!fault) return [entries === 0 ? 'The log is empty.' : `${right}.`, `Compared with the last entries of ${days}.`];
  return [
    `BROKEN  ${fault.message}`,
    `${right}.`,
    'Find out who may write to the database as the owner of its tables, and compare with a backup.',
  ];
}
