import { expect, it } from 'vitest';
import { Refused, Unavailable } from '../model/errors.js';
import type { Ports } from '../ports/ports.js';
import { MovedMeanwhile, type Attempt, type Tx } from '../ports/store.js';
import { attemptLimit, guarded } from './guarded.js';

const subject = { kind: 'document', row: 'd1', partner: 'acme' } as const;

/** As much of a store as the rule needs: attempts, what is known of the outside system, and raised exceptions. */
function world() {
  let now = 0;
  let attempt: Attempt | undefined;
  let servedAt: Date | null = null;
  const raised: { owner: string; code: string; message: string }[] = [];
  const tx = {
    failed: async (next: Attempt) => void (attempt = next),
    succeeded: async () => void (attempt = undefined),
    systemFailed: async () => undefined,
    openException: async (exception: { owner: string; code: string; message: string }) => void raised.push(exception),
    journal: async () => undefined,
  };
  const ports = {
    clock: { now: () => new Date(now) },
    random: () => 0,
    store: {
      attempt: async () => attempt,
      system: async (system: string) => ({ system, servedAt, failingSince: null, error: null }),
      commit: async (work: (tx: Tx) => Promise<void>) => work(tx as unknown as Tx),
    },
  } as unknown as Ports;
  return {
    ports,
    raised,
    attempt: () => attempt,
    pass: (ms: number) => void (now += ms),
    serveOthers: () => void (servedAt = new Date(now)),
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
  expect(raised).toEqual([]);
  expect(attempt()?.retryAt.getTime()).toBeGreaterThan(49 * 60_000);
});

it('asks operations after eight failures while the system served others', async () => {
  const { ports, raised, pass, serveOthers } = world();
  const outcomes: string[] = [await guarded(ports, subject, away)];
  while (outcomes.length <= attemptLimit) {
    pass(60_000);
    serveOthers();
    pass(1);
    outcomes.push(await guarded(ports, subject, away));
  }
  // The first failure could not know whether others were served.
  expect(outcomes).toEqual([...Array.from({ length: attemptLimit }, () => 'later'), 'failed']);
  expect(raised).toMatchObject([{ owner: 'operations', code: 'step-failing' }]);
  expect(raised[0]?.message).toBe(
    'It has failed since 1970-01-01 00:00 UTC, 8 times while the Odoo connection default served others: connection refused. It is not tried again by itself: mend that, then choose "process again".',
  );
});

it('counts no failure where others were last served at the moment of the one before, and not since', async () => {
  const { ports, attempt, serveOthers } = world();
  await guarded(ports, subject, away);
  serveOthers();
  await guarded(ports, subject, away);
  expect(attempt()?.count).toBe(0);
});

it('asks operations at once when the fault is ours', async () => {
  const { ports, raised } = world();
  const broken = async () => {
    throw new TypeError('cannot read properties of undefined');
  };
  expect(await guarded(ports, subject, broken)).toBe('failed');
  expect(raised).toMatchObject([{ owner: 'operations', code: 'step-broken' }]);
});

it('asks operations at once when the other side says no, and says nothing of how often', async () => {
  const { ports, raised } = world();
  const refused = async () => {
    throw new Refused('odoo:default', 'the order is locked.');
  };
  expect(await guarded(ports, subject, refused)).toBe('failed');
  expect(raised).toMatchObject([
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
    const { failedAt, retryAt } = attempt() ?? { failedAt: new Date(0), retryAt: new Date(0) };
    delays.push(retryAt.getTime() - failedAt.getTime());
    pass(1);
    serveOthers();
    pass(1);
  }
  expect(delays).toEqual([...delays].sort((a, b) => a - b));
  expect(new Set(delays).size).toBe(4);
  await guarded(ports, subject, async () => undefined);
  expect(attempt()).toBeUndefined();
});

it('takes a row that somebody else moved as done', async () => {
  const { ports, raised } = world();
  const late = async () => {
    throw new MovedMeanwhile('inbound', 'd1', 'accepted');
  };
  expect(await guarded(ports, subject, late)).toBe('done');
  expect(raised).toEqual([]);
});
