import { decidesFor, seesClassified, type Authority } from '@quayside/accounts';
import { dayIn } from '@quayside/partners';
import type { PartnerBook, LivePartner, Statement, Store } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import type { Clock } from '@quayside/std';
import {
  countOrders,
  figures,
  heldAmounts,
  partnerHealth,
  systems,
  type Figures,
  type HeldAmount,
  type OrderQuestion,
  type PartnerHealth,
  type ProfileProblem,
  type SystemListed,
} from '@quayside/store';
import { mostCounted } from '../orders/order-reads.js';
import { isAmong } from '../vocabulary/sight.js';
import { questionsFor } from './role-questions.js';

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
  /** How many orders there are to each question of whoever asks. */
  readonly orders: readonly OrdersAsked[];
  /** What the invoices that wait for finance come to, by currency; nothing for who does not decide about them. */
  readonly heldAmounts: readonly HeldAmount[];
}

export interface OrdersAsked {
  readonly question: OrderQuestion;
  readonly count: number;
}

/** What is looked at depends on who looks. */
export type OverviewRead = (who: Authority) => Promise<Overview>;
export const OVERVIEW = Symbol('overview');

interface ReadFrom {
  readonly partners: PartnerBook;
  readonly database: Runtime['database'];
  readonly releases: Pick<Runtime['releases'], 'problems'>;
  readonly connections: Runtime['connections'];
  readonly timeZone: string;
  readonly store: Pick<Store, 'lastStatement'>;
  readonly clock: Clock;
}

export function overviewOf({
  partners,
  database,
  releases,
  connections,
  timeZone,
  store,
  clock,
}: ReadFrom): OverviewRead {
  return async (who) => {
    const { among } = who;
    const today = dayIn(timeZone, clock.now());
    const asked = { among, timeZone, today, limit: mostCounted };
    const decides = decidesFor(who).includes('finance') && seesClassified(who, 'prices');
    return {
      figures: await figures(database, timeZone, among),
      partners: (await partners.all()).filter(({ partner }) => isAmong(among, partner.id)),
      health: await partnerHealth(database, among),
      systems: await systems(database),
      // A file of profiles may be anybody's.
      problems: among === null ? await releases.problems() : [],
      connections: connections.map(({ name }) => name),
      statement: among === null ? await store.lastStatement() : undefined,
      orders: await Promise.all(
        questionsFor(who.roles).map(async (question) => ({
          question,
          count: await countOrders(database, { ...asked, question }, mostCounted),
        })),
      ),
      heldAmounts: decides ? await heldAmounts(database, among) : [],
    };
  };
}
