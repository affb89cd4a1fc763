import type { PartnerBook, LivePartner, Statement, Store } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import {
  figures,
  partnerHealth,
  systems,
  type Figures,
  type PartnerHealth,
  type ProfileProblem,
  type SystemListed,
} from '@quayside/store';
import { isAmong, type Sight } from '../vocabulary/sight.js';

/** How things stand now. */
export interface Overview {
  readonly figures: Figures;
  readonly partners: readonly LivePartner[];
  /** Of the partners that ever sent anything. */
  readonly health: readonly PartnerHealth[];
  readonly systems: readonly SystemListed[];
  /** Edits of profiles that are not live because something is wrong with them. */
  readonly problems: readonly ProfileProblem[];
  /** The names of the Odoo connections. */
  readonly connections: readonly string[];
  /** The last reconciliation. */
  readonly statement: Statement | undefined;
}

export type OverviewRead = (sight: Sight) => Promise<Overview>;
export const OVERVIEW = Symbol('overview');

interface ReadFrom {
  readonly partners: PartnerBook;
  readonly database: Runtime['database'];
  readonly releases: Pick<Runtime['releases'], 'problems'>;
  readonly connections: Runtime['connections'];
  readonly timeZone: string;
  readonly store: Pick<Store, 'lastStatement'>;
}

export function overviewOf({ partners, database, releases, connections, timeZone, store }: ReadFrom): OverviewRead {
  return async ({ among }) => ({
    figures: await figures(database, timeZone, among),
    partners: (await partners.all()).filter(({ partner }) => isAmong(among, partner.id)),
    health: await partnerHealth(database, among),
    systems: await systems(database),
    // A file of profiles may be anybody's.
    problems: among === null ? await releases.problems() : [],
    connections: connections.map(({ name }) => name),
    statement: among === null ? await store.lastStatement() : undefined,
  });
}
