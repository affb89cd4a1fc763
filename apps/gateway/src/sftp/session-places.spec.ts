import { pino } from 'pino';
import { placeKeptMs, type SftpSessions } from '@quayside/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionPlaces } from './session-places.js';

describe('the places of open sessions', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are renewed before they lapse, and given back once, after what is being renewed', async () => {
    const calls: string[] = [];
    let renewed: () => void = () => undefined;
    const sessions: SftpSessions = {
      enter: async (_session, login, limit) => (calls.push(`enter ${login} of ${limit}`), true),
      renew: async (open) => {
        calls.push(`renew ${[...open.values()].join()}`);
        await new Promise<void>((resolve) => (renewed = resolve));
        calls.push('renewed');
      },
      leave: async (places) => void calls.push(`leave ${places.length}`),
    };
    const places = new SessionPlaces(sessions, pino({ level: 'silent' }));
    const place = await places.take('acme', 4);
    await vi.advanceTimersByTimeAsync(placeKeptMs / 2);
    const left = places.leave([place ?? '']);
    renewed();
    await left;
    await places.close();
    await vi.advanceTimersByTimeAsync(placeKeptMs);
    expect(calls).toEqual(['enter acme of 4', 'renew acme', 'renewed', 'leave 1']);
  });
});
