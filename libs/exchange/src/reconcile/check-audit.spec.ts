import { openHeart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { auditHash, beforeFirst, type AuditEntry } from '../model/audit.js';
import { reconcileAndKeep } from './reconcile-when-due.js';

const dayMs = 24 * 3_600_000;

/** A log that grows, and a heart that reconciles over it. */
function withLog() {
  const heart = openHeart();
  const log: AuditEntry[] = [];
  const append = () => {
    const entry: Omit<AuditEntry, 'hash'> = {
      ...{ number: log.length + 1, at: heart.ports.clock.now(), actor: 'anna', actorName: 'Anna', partner: null },
      ...{ action: 'session.in' as const, subject: { kind: 'account', id: 'console:anna' }, changed: {} },
      previous: log.at(-1)?.hash ?? beforeFirst,
    };
    log.push({ ...entry, hash: auditHash(entry) });
  };
  const audit = async (after: number, limit: number) => log.slice(after, after + limit);
  const books = { ...heart.twin.books, audit };
  return { heart, log, append, reconcile: () => reconcileAndKeep(heart.ports, books, 'anna') };
}

it('keeps the head of each day with the statement, once a day, and in the journal', async () => {
  const { heart, log, append, reconcile } = withLog();
  expect((await reconcile()).audit).toEqual({ verified: 0, fault: null, heads: [] });
  append();
  await reconcile();
  append();
  expect((await reconcile()).audit.heads).toMatchObject([{ number: 2, hash: log[1]?.hash }]);
  heart.pass(dayMs);
  append();
  const { audit } = await reconcile();
  expect(audit).toMatchObject({ verified: 3, fault: null, heads: [{ number: 2 }, { number: 3 }] });
  expect(new Set(audit.heads.map(({ day }) => day)).size).toBe(2);
  expect(heart.twin.journal().at(-1)).toMatchObject({ to: 'reconciled', detail: { auditHead: { number: 3 } } });
});

it('finds a log that was written anew by the heads of before, and keeps those', async () => {
  const { heart, log, append, reconcile } = withLog();
  append();
  append();
  const { audit: before } = await reconcile();
  log.length = 0;
  heart.pass(dayMs);
  for (let n = 0; n < 3; n += 1) append();
  const { audit, holes, holeCount } = await reconcile();
  expect(audit.heads).toEqual(before.heads);
  expect(audit).toMatchObject({ verified: 1, fault: expect.stringContaining('entry 2 is another one') as string });
  expect([holeCount, holes]).toMatchObject([1, [{ code: 'audit-broken', kind: 'audit', id: '2', partner: null }]]);
});
