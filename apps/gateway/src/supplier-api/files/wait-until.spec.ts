import type { Change, Hear } from '@quayside/store';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { waitUntil } from './wait-until.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function changing() {
  const hearers = new Set<Hear>();
  const listen = (hear: Hear) => {
    hearers.add(hear);
    return () => hearers.delete(hear);
  };
  return { hearers, changes: { listen }, tell: (change?: Change) => hearers.forEach((hear) => hear(change)) };
}

it('looks at once, then when something has changed, and hears no more when it is so', async () => {
  const { changes, hearers, tell } = changing();
  let looks = 0;
  const done = waitUntil(
    changes,
    ['acme'],
    async () => ++looks === 3,
    30_000,
    () => false,
  );
  await vi.advanceTimersByTimeAsync(1000);
  expect(looks).toBe(1);
  tell();
  await vi.advanceTimersByTimeAsync(50);
  expect(looks).toBe(2);
  // Many changes at one moment are one look.
  for (let change = 0; change < 100; change += 1) tell();
  await vi.advanceTimersByTimeAsync(50);
  expect(await done).toBe(true);
  expect(looks).toBe(3);
  expect(hearers.size).toBe(0);
});

it('misses nothing that changes while it looks', async () => {
  const { changes, tell } = changing();
  let looks = 0;
  const look = async () => {
    looks += 1;
    tell();
    return looks === 2;
  };
  const done = waitUntil(changes, ['acme'], look, 30_000, () => false);
  await vi.advanceTimersByTimeAsync(100);
  expect(await done).toBe(true);
});

it('looks every few seconds where nothing is told, and gives up when the time is over or nobody waits', async () => {
  const { changes } = changing();
  let looks = 0;
  const never = async () => {
    looks += 1;
    return false;
  };
  const late = waitUntil(changes, ['acme'], never, 12_000, () => false);
  await vi.advanceTimersByTimeAsync(12_100);
  expect(await late).toBe(false);
  expect(looks).toBe(4);
  expect(await waitUntil(changes, ['acme'], never, 12_000, () => true)).toBe(false);
  expect(looks).toBe(5);
});

it('looks for nothing that changes of another partner', async () => {
  const { changes, tell } = changing();
  let looks = 0;
  const look = async () => {
    looks += 1;
    return looks === 3;
  };
  const of = (partner: string | null): Change => ({ id: '1', kind: 'file', row: 'f', to: 'split', partner });
  const done = waitUntil(changes, ['acme', 'carried'], look, 30_000, () => false);
  await vi.advanceTimersByTimeAsync(100);
  tell(of('flood'));
  await vi.advanceTimersByTimeAsync(100);
  expect(looks).toBe(1);
  tell(of('carried'));
  await vi.advanceTimersByTimeAsync(100);
  expect(looks).toBe(2);
  tell(of(null));
  await vi.advanceTimersByTimeAsync(100);
  expect(await done).toBe(true);
});
