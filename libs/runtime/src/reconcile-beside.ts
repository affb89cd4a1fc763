import { reconcile, reconcileAndKeep, type Statement } from '@quayside/exchange';
import type { ProfileSources } from '@quayside/partners';
import { systemClock } from '@quayside/std';
import { booksIn, releasesIn } from '@quayside/store';
import type { BesideGateway } from './beside-gateway.js';
import type { Config } from './config.js';
import { erpConnections } from './erp-connections.js';
import { silentLog } from './log.js';
import { openStandIn, withStandIn } from './open-stand-in.js';
import { partnerBook } from './partner-book.js';

/**
 * Makes the reconciliation statement, whether a gateway runs or not. Changes nothing in Odoo, and here no more than that a
 * statement of everything is kept.
 */
export async function reconcileBeside(
  config: Config,
  { database, store }: BesideGateway,
  since: Date | null,
  by: string,
): Promise<Statement> {
  const standIn = await openStandIn(database);
  try {
    const connections = withStandIn(config.odoo, standIn.connection);
    const partners = partnerBook(releasesIn<ProfileSources>(database), silentLog());
    const { erp } = erpConnections(() => connections);
    const ports = { store, partners, erp, clock: systemClock };
    const books = booksIn(database);
    return await (since ? reconcile(ports, books, since) : reconcileAndKeep(ports, books, by));
  } finally {
    await standIn.close();
  }
}
