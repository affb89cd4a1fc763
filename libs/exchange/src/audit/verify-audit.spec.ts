import { describe, expect, it } from 'vitest';
import { auditHash, beforeFirst, type AuditAct, type AuditEntry } from '../model/audit.js';
import { verifyAudit } from './verify-audit.js';

const act: AuditAct = {
  ...{ actor: 'anna', action: 'decision.accept', subject: { kind: 'inbound', id: 'd' }, partner: 'acme' },
  changed: { what: 'accept: agreed', detail: { price: '12.50', lines: [1, 2] } },
};

/** A log of so many entries. */
function logOf(length: number): AuditEntry[] {
  const log: AuditEntry[] = [];
  for (let number = 1; number <= length; number += 1) {
    const at = new Date(Date.UTC(2026, 10, 23, 10, 0, number, 123));
    const entry = { ...act, number, at, actorName: null, previous: log.at(-1)?.hash ?? beforeFirst };
    log.push({ ...entry, hash: auditHash(entry) });
  }
  return log;
}

function pagesOf(log: readonly AuditEntry[]) {
  const sizes: number[] = [];
  const pages = async (after: number, limit: number) => {
    const page = log.filter(({ number }) => number > after).slice(0, limit);
    sizes.push(page.length);
    return page;
  };
  return { pages, sizes };
}

const faultOf = async (log: readonly AuditEntry[], heads: Parameters<typeof verifyAudit>[1] = []) =>
  (await verifyAudit(pagesOf(log).pages, heads)).fault;

it('finds an empty log right, and a long one page by page', async () => {
  expect(await verifyAudit(pagesOf([]).pages, [])).toEqual({ entries: 0, last: undefined, fault: undefined });
  const log = logOf(2_001);
  const { pages, sizes } = pagesOf(log);
  const { entries, last, fault } = await verifyAudit(pages, []);
  expect([entries, last?.hash, fault, sizes]).toEqual([2_001, log.at(-1)?.hash, undefined, [1000, 1000, 1]]);
});

it('asks once more behind a page that was full, and no more', async () => {
  const { pages, sizes } = pagesOf(logOf(1_000));
  expect((await verifyAudit(pages, [])).entries).toBe(1_000);
  expect(sizes).toEqual([1000, 0]);
});

describe('the first entry that does not fit', () => {
  const changes: readonly (readonly [string, Partial<AuditEntry>])[] = [
    ['time', { at: new Date(0) }],
    ['actor', { actor: 'bert' }],
    ['name', { actorName: 'Anna' }],
    ['action', { action: 'decision.reject' }],
    ['kind of the subject', { subject: { kind: 'file', id: 'd' } }],
    ['subject', { subject: { kind: 'inbound', id: 'e' } }],
    ['partner', { partner: null }],
    ['change', { changed: { ...act.changed, detail: { price: '12.51', lines: [1, 2] } } }],
    ['hash', { hash: beforeFirst }],
  ];

  it.each(changes)('has another %s', async (_, change) => {
    const log = logOf(3).map((each) => (each.number === 2 ? { ...each, ...change } : each));
    expect(await faultOf(log)).toEqual({ number: 2, message: 'entry 2 was changed: it no longer has its hash' });
  });

  it('has the same meaning in another order of its members, and that is no change', async () => {
    const changed = { detail: { lines: [1, 2], price: '12.50' }, what: 'accept: agreed' };
    expect(await faultOf(logOf(3).map((each) => ({ ...each, changed })))).toBeUndefined();
  });

  it('is missing', async () => {
    const log = logOf(3);
    expect(await faultOf(log.filter(({ number }) => number !== 2))).toMatchObject({ number: 2 });
    expect(await faultOf(log.slice(1))).toMatchObject({
      number: 1,
      message: expect.stringContaining('missing') as string,
    });
  });

  it('follows another one, although its own hash is right', async () => {
    const [first, second] = logOf(2) as [AuditEntry, AuditEntry];
    const { hash: _, ...moved } = { ...second, previous: 'f00d' };
    expect(await faultOf([first, { ...moved, hash: auditHash(moved) }])).toMatchObject({
      number: 2,
      message: 'entry 2 does not follow entry 1: it names another one before it',
    });
  });

  it('is another one than a statement names, in a log that is right in itself', async () => {
    const head = { day: '2026-11-23', number: 2, hash: logOf(2)[1]?.hash ?? '' };
    expect(await faultOf(logOf(3), [head])).toBeUndefined();
    expect(await faultOf(logOf(3), [{ ...head, hash: 'f00d' }])).toMatchObject({ number: 2 });
    expect(await faultOf(logOf(1), [head])).toEqual({
      number: 2,
      message: 'the log ends with entry 1, and the statement of 2026-11-23 names entry 2: its end is missing',
    });
  });
});
