import { describe, expect, it } from 'vitest';
import type { LoginLock } from '../ports/logins.js';
import type { ChannelPorts } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { lockedUntil, noteWrongPassword, type PasswordTry } from './login-locks.js';

const start = Date.parse('2026-11-23T12:00:00Z');

/** Counts and locks as the store keeps them. */
function door() {
  const locks = new Map<string, { failures: number; lockedUntil: Date | null }>();
  const alarms: string[] = [];
  const at = (login: string, address: string) => `${login}@${address}`;
  const tx = {
    countWrongPassword: async (login: string, address: string) => {
      const before = locks.get(at(login, address)) ?? { failures: 0, lockedUntil: null };
      locks.set(at(login, address), { ...before, failures: before.failures + 1 });
      return before.failures + 1;
    },
    lockLogin: async (login: string, address: string, until: Date) => {
      locks.set(at(login, address), { failures: locks.get(at(login, address))?.failures ?? 0, lockedUntil: until });
    },
    journal: async () => undefined,
    openException: async ({ code, owner }: { code: string; owner: string }) => void alarms.push(`${code} for ${owner}`),
  };
  const ports = {
    clock: { now: () => new Date(start) },
    store: {
      loginLock: async (login: string, address: string) => locks.get(at(login, address)) as LoginLock | undefined,
      commit: async (work: (tx: Tx) => Promise<void>) => work(tx as unknown as Tx),
    },
  } as unknown as ChannelPorts;
  const wrong = async (times: number, attempt: PasswordTry) => {
    for (let n = 0; n < times; n += 1) await noteWrongPassword(ports, attempt, 'wrong password');
  };
  /** For how many seconds passwords are refused now. */
  const lockedFor = async (attempt: PasswordTry) => {
    const until = await lockedUntil(ports, attempt);
    return until === undefined ? 0 : (until.getTime() - start) / 1000;
  };
  return { wrong, lockedFor, alarms };
}

const acme: PasswordTry = { login: 'acme', address: '198.51.100.7', partner: 'acme', ownAddress: false };

describe('wrong passwords of a login', () => {
  it.each([
    [4, 0],
    [5, 30],
    [6, 60],
    [11, 1920],
    // An hour at most.
    [12, 3600],
    [40, 3600],
  ])('%d in a row lock it for %d s', async (times, seconds) => {
    const { wrong, lockedFor, alarms } = door();
    await wrong(times, acme);
    expect(await lockedFor(acme)).toBe(seconds);
    expect(alarms.length > 0).toBe(seconds > 0);
  });

  it('lock it from where they came, and from nowhere else', async () => {
    const { wrong, lockedFor } = door();
    await wrong(5, acme);
    expect(await lockedFor({ ...acme, address: '198.51.100.8' })).toBe(0);
  });
});

describe('wrong passwords of logins that nobody has', () => {
  const stranger = (n: number): PasswordTry => ({ ...acme, login: `guess-${n}`, partner: undefined });

  it.each([
    [20, 0],
    [21, 30],
  ])('%d from one address lock every login there for %d s, and alarm nobody', async (times, seconds) => {
    const { wrong, lockedFor, alarms } = door();
    for (let n = 0; n < times; n += 1) await wrong(1, stranger(n));
    expect(await lockedFor(acme)).toBe(seconds);
    // At an address of its own a partner is not kept out by others.
    expect(await lockedFor({ ...acme, ownAddress: true })).toBe(0);
    expect(alarms).toEqual([]);
  });
});
