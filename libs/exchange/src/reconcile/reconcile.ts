import type { Clock } from '@quayside/std';
import type { Books } from '../ports/books.js';
import type { Store } from '../ports/store.js';
import { checkAudit } from './check-audit.js';
import { checkFiles } from './check-files.js';
import { checkOutgoing } from './check-outgoing.js';
import { checkLedger, type LedgerPorts } from './check-ledger.js';
import type { Statement } from '../model/statement.js';
import { Tally } from './tally.js';

/**
 * Adds up the books: every byte that came and everything that goes out has one disposition, and what the ledger says was done is in the ERP. Changes nothing, and
 * may run while the gateway works: what moves meanwhile is seen as it was or as it is, never in between.
 */
export async function reconcile(
  { clock, ...ports }: LedgerPorts & { readonly clock: Clock; readonly store: Pick<Store, 'lastStatement'> },
  books: Books,
  since: Date | null = null,
): Promise<Statement> {
  const tally = new Tally();
  const at = clock.now();
  await checkFiles(books, since, tally);
  await checkOutgoing(books, since, tally);
  await checkLedger(ports, books, since, tally);
  const last = await ports.store.lastStatement();
  return tally.statement(at, since, await checkAudit(books, last?.audit.heads ?? [], at, tally));
}
