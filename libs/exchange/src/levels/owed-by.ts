import type { Partner } from '@quayside/partners';
import type { ExceptionRow } from '../model/rows.js';
import type { Level, SettledLevel } from '../model/settled-level.js';
import type { Delivered, Reads } from '../ports/store.js';
import { expectedFor, expectedInvoice, expectedNotices, stageOf } from './expected.js';
import { levelCode, type Stage } from './level-codes.js';
import type { About } from './level-words.js';
import { dueBy, receivedBefore, sentBefore } from './look-from.js';

/** Something that is late, or soon to be, under its code. */
export interface Owed {
  readonly subjectKind: 'outbound' | 'order';
  readonly subject: string;
  readonly code: string;
  readonly stage: Stage;
  readonly about: About;
}

export type LevelReading = Pick<Reads, 'unanswered' | 'ordersDue' | 'ordersUnbilled' | 'deliveredOn' | 'settledLevels'>;

/** So many of a partner are looked at in one turn, those that have been open longest. */
const most = 1000;

interface Asked {
  readonly now: Date;
  /** Only this one. */
  readonly only?: Pick<ExceptionRow, 'subjectKind' | 'subject'>;
}

/**
 * What a partner owes us late, or soon, and no person has settled: read for all of its orders at once. Of what is owed for several
 * days of one order, that of the first one.
 */
export async function owedBy(reads: LevelReading, partner: Partner, asked: Asked): Promise<readonly Owed[]> {
  if (partner.stage !== 'live') return [];
  const all = await Promise.all([
    ...(asked.only?.subjectKind === 'order' ? [] : [aboutSent(reads, partner, asked)]),
    ...(asked.only?.subjectKind === 'outbound'
      ? []
      : [aboutDue(reads, partner, asked), aboutUnbilled(reads, partner, asked)]),
  ]);
  const owed = all.flat().flatMap((about) => owedOf(about, asked.now) ?? []);
  if (owed.length === 0) return [];
  const subjects = [...new Set(owed.map(({ subject }) => subject))];
  const settled = Map.groupBy(await reads.settledLevels(subjects), ({ subject }) => subject);
  const open = owed.filter((each) => !settled.get(each.subject)?.some((one) => isSettledBy(each, one, asked.now)));
  return [...Map.groupBy(open, (each) => `${levelOwed(each)} ${each.subject}`).values()].flatMap(
    (each) => each[0] ?? [],
  );
}

function owedOf(about: About, now: Date): Owed | undefined {
  const stage = stageOf(about.expected, now);
  const code = stage && levelCode(about.expected.what, stage);
  if (!code) return undefined;
  const subject = about.of === 'sent' ? about.sent.id : about.order.id;
  return { subjectKind: about.of === 'sent' ? 'outbound' : 'order', subject, code, stage, about };
}

/** By what a person said of the same row. */
function isSettledBy({ about }: Owed, settled: SettledLevel, now: Date): boolean {
  const { what, due } = about.expected;
  const isSame = settled.what === what && settled.due.getTime() === due.getTime();
  return isSame && (settled.until === null || settled.until > now);
}

export function levelOwed({ about }: Owed): Level {
  return about.expected.what;
}

async function aboutSent(reads: LevelReading, partner: Partner, { now, only }: Asked): Promise<readonly About[]> {
  const before = sentBefore(partner, now);
  if (!before) return [];
  const found = await reads.unanswered(partner.id, { sentBefore: before, ...limits(only) });
  return found.flatMap((sent) =>
    expectedFor(partner, sent).map((expected) => ({ of: 'sent' as const, sent, expected })),
  );
}

async function aboutDue(reads: LevelReading, partner: Partner, { now, only }: Asked): Promise<readonly About[]> {
  const until = dueBy(partner, now);
  const found = until === undefined ? [] : await reads.ordersDue(partner.id, until, limits(only));
  if (found.length === 0) return [];
  const numbers = found.map(({ orderNumber }) => orderNumber);
  const said = byOrder(await reads.deliveredOn(partner.id, 'live', numbers));
  return found.flatMap((order) =>
    expectedNotices(partner, order, said.get(order.orderNumber) ?? []).map((expected) => ({
      of: 'due' as const,
      order,
      expected,
    })),
  );
}

/** Of many orders: each is asked only for what speaks of it. */
function byOrder(said: readonly Delivered[]): ReadonlyMap<string, readonly Delivered[]> {
  const found = new Map<string, Delivered[]>();
  for (const each of said) {
    for (const number of new Set(each.decision?.lines.map(({ orderNumber }) => orderNumber))) {
      if (number !== undefined) found.set(number, [...(found.get(number) ?? []), each]);
    }
  }
  return found;
}

async function aboutUnbilled(reads: LevelReading, partner: Partner, { now, only }: Asked): Promise<readonly About[]> {
  const before = receivedBefore(partner, now);
  const found = before === undefined ? [] : await reads.ordersUnbilled(partner.id, before, limits(only));
  return found.flatMap((order) => {
    const expected = expectedInvoice(partner, order);
    return expected ? [{ of: 'unbilled' as const, order, expected }] : [];
  });
}

function limits(only: Asked['only']) {
  return { limit: most, ...(only && { id: only.subject }) };
}
