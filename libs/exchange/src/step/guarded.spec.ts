import { openHeart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { Refused, Unavailable } from '../model/errors.js';
import { MovedMeanwhile } from '../ports/store.js';
import { attemptLimit, guarded } from './guarded.js';

const subject = { kind: 'document', row: crypto.randomUUID(), partner: 'acme' } as const;

/** A store, a clock and an outside system; what was raised of it, and what is noted of the row. */
function world() {
  const { ports, twin, pass } = openHeart();
  return {
    ports,
    pass,
    raised: () => twin.rows.exceptions(),
    attempt: () => ports.store.attempt('document', subject.row),
    serveOthers: () => ports.store.commit((tx) => tx.systemServed('odoo:default', ports.clock.now())),
  };
}

const away = async () => {
  throw new Unavailable('odoo:default', 'connection refused');
};

it('tries again for as long as the outside system is away for everybody', async () => {
  const { ports, raised, attempt, pass } = world();
  for (let n = 0; n < 50; n += 1) {
    expect(await guarded(ports, subject, away)).toBe('later');
    pass(60_000);
  }
  expect(raised()).toEqual([]);
  const { since, retryAt } = (await attempt()) ?? {};
  expect(Number(retryAt) - Number(since)).toBeGreaterThan(49 * 60_000);
});

it('counts no failure for what was served before it', async () => {
  const { ports, raised, pass, serveOthers } = world();
  await serveOthers();
  for (let n = 0; n < 20; n += 1) {
    pass(60_000);
    expect(await guarded(ports, subject, away)).toBe('later');
  }
  expect(raised()).toEqual([]);
});

it('asks operations after eight failures while the system served others', async () => {
  const { ports, raised, pass, serveOthers } = world();
  const outcomes: string[] = [await guarded(ports, subject, away)];
  while (outcomes.length <= attemptLimit) {
    pass(60_000);
    await serveOthers();
    pass(1);
    outcomes.push(await guarded(ports, subject, away));
  }
  // The first failure could not know whether others were served.
  expect(outcomes).toEqual([...Array.from({ length: attemptLimit }, () => 'later'), 'failed']);
  expect(raised()).toMatchObject([{ owner: 'operations', code: 'step-failing' }]);
  expect(raised()[0]?.message).toBe(
    'It has failed since 2026-11-23 10:00 UTC, 8 times while the Odoo connection default served others: connection refused. It is not tried again by itself: mend that, then choose "process again".',
  );
});

it('counts no failure where others were last served at the moment of the one before, and not since', async () => {
  const { ports, attempt, serveOthers } = world();
  await guarded(ports, subject, away);
  await serveOthers();
  await guarded(ports, subject, away);
  expect((await attempt())?.count).toBe(0);
});

it('asks operations at once when the fault is ours', async () => {
  const { ports, raised } = world();
  const broken = async () => {
    throw new TypeError('cannot read properties of undefined');
  };
  expect(await guarded(ports, subject, broken)).toBe('failed');
  expect(raised()).toMatchObject([{ owner: 'operations', code: 'step-broken' }]);
});

it('asks operations at once when the other side says no, and says nothing of how often', async () => {
  const { ports, raised } = world();
  const refused = async () => {
    throw new Refused('odoo:default', 'the order is locked.');
  };
  expect(await guarded(ports, subject, refused)).toBe('failed');
  expect(raised()).toMatchObject([
    {
      code: 'step-failing',
      message:
        'It was refused: the order is locked. It is not tried again by itself: mend that, then choose "process again".',
    },
  ]);
});

it('waits longer after each failure, and forgets them with the first success', async () => {
  const { ports, attempt, pass, serveOthers } = world();
  const delays: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    await guarded(ports, subject, away);
    const { failedAt, retryAt } = (await attempt()) ?? { failedAt: new Date(0), retryAt: new Date(0) };
    delays.push(retryAt.getTime() - failedAt.getTime());
    pass(1);
    await serveOthers();
    pass(1);
  }
  expect(delays).toEqual([...delays].sort((a, b) => a - b));
  expect(new Set(delays).size).toBe(4);
  await guarded(ports, subject, async () => undefined);
  expect(await attempt()).toBeUndefined();
});

it('takes a row that somebody else moved as done', async () => {
  const { ports, raised } = world();
  const late = async () => {
    throw new MovedMeanwhile('inbound', subject.row, 'accepted');
  };
  expect(await guarded(ports, subject, late)).toBe('done');
  expect(raised()).toEqual([]);
});
