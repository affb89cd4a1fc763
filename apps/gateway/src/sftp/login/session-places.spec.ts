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
      enter: async (arriving) => {
        calls.push(...arriving.map(({ login, limit }) => `enter ${login} of ${limit}`));
        return new Set(arriving.map(({ id }) => id));
      },
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

  it('are taken together by those who come at one moment, and each hears of its own', async () => {
    const batches: number[] = [];
    const sessions: SftpSessions = {
      enter: async (arriving) => {
        batches.push(arriving.length);
        await vi.advanceTimersByTimeAsync(1);
        if (arriving.some(({ login }) => login === 'broken')) throw new Error('away');
        return new Set(arriving.filter(({ login }) => login === 'acme').map(({ id }) => id));
      },
      renew: async () => undefined,
      leave: async () => undefined,
    };
    const places = new SessionPlaces(sessions, pino({ level: 'silent' }));
    const first = places.take('acme', 99);
    const others = ['acme', 'full', 'acme'].map((login) => places.take(login, 99));
    const taken = await Promise.all([first, ...others]);
    expect(taken.map((place) => place !== undefined)).toEqual([true, true, false, true]);
    expect(batches).toEqual([1, 3]);
    await expect(places.take('broken', 99)).rejects.toThrow('away');
    expect(await places.take('acme', 99)).toBeDefined();
    await places.close();
  });
});
