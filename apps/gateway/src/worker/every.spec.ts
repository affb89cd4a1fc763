import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { every } from './every.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('works at once and after each pause, whatever a turn throws, and no more when it was stopped', async () => {
  const failed: unknown[] = [];
  let turns = 0;
  const stop = every({ error: (line: unknown) => failed.push(line) }, 'look', 1000, async () => {
    turns += 1;
    if (turns === 2) throw new Error('away');
  });
  await vi.advanceTimersByTimeAsync(2500);
  expect(turns).toBe(3);
  expect(failed).toMatchObject([{ event: 'look.failed' }]);
  await stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(turns).toBe(3);
});

it('stops when the turn under way has ended', async () => {
  let end: () => void = () => undefined;
  const stop = every({ error: () => undefined }, 'look', 1000, () => new Promise<void>((resolve) => (end = resolve)));
  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(5000);
  expect(stopped).toBe(false);
  end();
  await stopping;
});
