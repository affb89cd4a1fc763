import { dayIn } from '@quayside/partners';
import type { Clock } from '@quayside/std';
import { gatewayRow } from '../pause/pause-gateway.js';
import type { Books } from '../ports/books.js';
import type { GatewayPause } from '../ports/pause.js';
import type { Store } from '../ports/store.js';
import type { LedgerPorts } from './check-ledger.js';
import { reconcile } from './reconcile.js';
import type { Statement } from '../model/statement.js';

/** When the books are added up by themselves: once a night, after an hour of the day in a zone. */
export interface Night {
  /** 0 to 23. */
  readonly hour: number;
  readonly timeZone: string;
}

type DuePorts = LedgerPorts & { readonly store: Store; readonly clock: Clock };

/**
 * Adds up the books where that is due: each night, and after a restore before the gateway goes on, again and again until
 * everything could be asked. Says what came out; nothing where it was not due.
 */
export async function reconcileWhenDue(ports: DuePorts, books: Books, night: Night): Promise<Statement | undefined> {
  const [last, pause, { since }] = await Promise.all([
    ports.store.lastStatement(),
    ports.store.gatewayPause(),
    ports.store.installation(),
  ]);
  const now = ports.clock.now();
  const made = last?.at ?? since;
  if (nightOf(now, night) === nightOf(made, night) && !isAwaited(last, pause, now)) return undefined;
  return reconcileAndKeep(ports, books, 'reconcileWhenDue');
}

/** Adds up everything and keeps the statement; the journal has one line of it. */
export async function reconcileAndKeep(ports: DuePorts, books: Books, by: string): Promise<Statement> {
  const statement = await reconcile(ports, books);
  await ports.store.commit(async (tx) => {
    await tx.keepStatement(statement);
    const line = { kind: 'system', row: gatewayRow, to: 'reconciled', what: inShort(statement), actor: by } as const;
    const head = statement.audit.heads.at(-1);
    await tx.journal({ ...line, ...(head && { detail: { auditHead: head } }) });
  });
  return statement;
}

/** "no holes", "3 holes, 2 connections or partners could not be asked" */
export function inShort({ holeCount, unasked }: Pick<Statement, 'holeCount' | 'unasked'>): string {
  const holes = holeCount === 0 ? 'no holes' : `${holeCount} ${holeCount === 1 ? 'hole' : 'holes'}`;
  return unasked.length === 0 ? holes : `${holes}; ${unasked.map(({ whom }) => whom).join(', ')} could not be asked`;
}

/** The day of a night: what is before its hour belongs to the night before. */
function nightOf(at: Date, { hour, timeZone }: Night): string {
  return dayIn(timeZone, new Date(at.getTime() - hour * 3_600_000));
}

/** How long after a statement that could not ask everything the next one is tried. */
const againMs = 10 * 60_000;

function isAwaited(last: Statement | undefined, pause: GatewayPause | undefined, now: Date): boolean {
  if (!pause?.restored) return false;
  if (!last || last.at < pause.since) return true;
  return last.unasked.length > 0 && now.getTime() - last.at.getTime() >= againMs;
}
