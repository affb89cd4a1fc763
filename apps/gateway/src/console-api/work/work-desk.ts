import { decidesFor, type PeopleStore } from '@quayside/accounts';
import {
  chooseForAny,
  ChoiceNotPossible,
  everyDifference,
  MovedMeanwhile,
  previewDocument,
  Refused,
  Unavailable,
  type ChoosingAny,
  type ExceptionRow,
  type Ports,
  type Preview,
} from '@quayside/exchange';
import type { Way } from '@quayside/matching';
import {
  exceptionsById,
  handlingIn,
  queueCounts,
  queueWaiting,
  workQueue,
  type Database,
  type ExceptionListed,
  type Handling,
  type QueueCounts,
  type QueueFilter,
  type QueuePage,
  type QueueSort,
  type Waiting,
} from '@quayside/store';
import { decidedFirst } from '../../server/problem.filter.js';
import { seenBy } from '../session/seen-by.js';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** Somebody who may be given something that waits. */
export interface Colleague {
  readonly account: string;
  readonly name: string;
  readonly owners: readonly ExceptionRow['owner'][];
  /** The only partners that they see; null where they see all. */
  readonly among: readonly string[] | null;
}

type Asked = Omit<QueueFilter, 'now'>;

/** What people do with what waits. */
export interface WorkDesk extends PartnerNameReads {
  queue(asked: Asked & { readonly sort: QueueSort; readonly limit: number }): Promise<QueuePage>;
  counts(of: Pick<Asked, 'me' | 'owners' | 'among'>): Promise<QueueCounts>;
  waiting(asked: Asked): Promise<readonly Waiting[]>;
  /** Those that are open still. */
  rows(ids: readonly string[]): Promise<readonly ExceptionListed[]>;
  /** Says why it was not done, where it was not. */
  settle(row: ExceptionListed, choosing: ChoosingAny): Promise<string | undefined>;
  /** What accepting it that way would do; a text where it cannot be. */
  preview(row: ExceptionListed, way: Way): Promise<Preview | string>;
  colleagues(): Promise<readonly Colleague[]>;
  readonly handling: Handling;
}

export const WORK_DESK = Symbol('work desk');

interface WorksWith {
  readonly ports: Ports;
  readonly database: Database;
  readonly people: Pick<PeopleStore, 'all'>;
}

export function workDesk({ ports, database, people }: WorksWith): WorkDesk {
  const { partners, clock } = ports;
  return {
    ...partnerNameReads(partners),
    queue: (asked) => workQueue(database, { ...asked, now: clock.now() }),
    counts: (of) => queueCounts(database, { ...of, now: clock.now() }),
    waiting: (asked) => queueWaiting(database, { ...asked, now: clock.now() }),
    rows: (ids) => exceptionsById(database, ids),
    settle: (row, choosing) => why(() => chooseForAny(ports, row, choosing)),
    preview: (row, way) => previewOf(ports, row, way),
    colleagues: async () => {
      const live = await partners.all();
      return (await people.all())
        .filter(({ disabledAt }) => disabledAt === null)
        .map((each) => ({
          ...{ account: each.name, name: each.displayName, owners: decidesFor(each) },
          among: seenBy(each, live),
        }))
        .filter(({ owners }) => owners.length > 0);
    },
    handling: handlingIn(database),
  };
}

/** One that cannot be settled keeps none of the others from it. */
async function why(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

async function previewOf(ports: Ports, { subjectKind, subject }: ExceptionListed, way: Way): Promise<Preview | string> {
  if (subjectKind !== 'inbound') return 'It changes nothing in Odoo.';
  const row = await ports.store.document(subject);
  if (!row) return 'It is not there any more.';
  try {
    return await previewDocument(ports, subject, everyDifference(row, way));
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof MovedMeanwhile) return decidedFirst;
  if (error instanceof ChoiceNotPossible || error instanceof Unavailable || error instanceof Refused)
    return error.message;
  throw error;
}
