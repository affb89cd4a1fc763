import { openHeart, type Heart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import {
  forgetOldTries,
  lockedUntil,
  locksOf,
  noteLogin,
  noteWrongPassword,
  unlockLogin,
  type PasswordTry,
} from './login-locks.js';

const acme: PasswordTry = { login: 'acme', address: '192.0.2.7', partner: 'acme', ownAddress: false };
const nobody: PasswordTry = { ...acme, login: 'root', partner: undefined };
const second = 1000;

async function wrong({ ports }: Heart, attempt: PasswordTry, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await noteWrongPassword(ports, attempt, 'wrong password');
}

/** For how many seconds a login is locked. */
async function lockedFor({ ports }: Heart, attempt: PasswordTry): Promise<number> {
  const until = await lockedUntil(ports, attempt);
  return until ? (until.getTime() - ports.clock.now().getTime()) / second : 0;
}

const open = (heart: Heart) => heart.ports.store.openExceptions('channel', 'acme');

describe('wrong passwords', () => {
  it('cost nothing four times; each further one locks for twice as long, up to an hour', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 4);
    expect(await lockedFor(heart, acme)).toBe(0);
    const locks: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      await wrong(heart, acme, 1);
      locks.push(await lockedFor(heart, acme));
    }
    expect(locks).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
  });

  it('lock only where they come from, and for their time', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 5);
    expect(await lockedFor(heart, { ...acme, address: '192.0.2.8' })).toBe(0);
    heart.pass(30 * second);
    expect(await lockedFor(heart, acme)).toBe(0);
  });

  it('are told to operations once, and each of them to the journal', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 6);
    expect(await open(heart)).toMatchObject([{ code: 'login-locked', owner: 'operations', partner: 'acme' }]);
    const lines = heart.twin.journal().map(({ what }) => what);
    expect([lines.length, lines[0], lines[4]]).toEqual([
      6,
      'wrong password',
      'wrong password; passwords from there are refused until 2026-11-23T10:00:30.000Z',
    ]);
  });

  it('are forgotten when none came for a day', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 4);
    heart.pass(25 * 3600 * second);
    await wrong(heart, acme, 4);
    expect(await lockedFor(heart, acme)).toBe(0);
    heart.pass(25 * 3600 * second);
    await forgetOldTries(heart.ports);
    expect(await heart.ports.store.loginLock('acme', acme.address)).toBeUndefined();
  });
});

describe('who guesses logins that nobody has', () => {
  it('is kept out by address after twenty, whatever name comes next, and fills no journal', async () => {
    const heart = openHeart();
    for (let n = 0; n < 20; n += 1) await wrong(heart, { ...nobody, login: `guess-${n}` }, 1);
    expect(await lockedFor(heart, nobody)).toBe(0);
    await wrong(heart, { ...nobody, login: 'another' }, 1);
    expect(await lockedFor(heart, nobody)).toBe(30);
    expect(await lockedFor(heart, acme)).toBe(30);
    expect([heart.twin.journal(), heart.twin.rows.exceptions()]).toEqual([[], []]);
  });

  it('does not lock a partner whose addresses the profile lists', async () => {
    const heart = openHeart();
    await wrong(heart, nobody, 25);
    expect(await lockedFor(heart, { ...acme, ownAddress: true })).toBe(0);
  });

  it('is locked as a login that somebody has: a lock does not tell which exist', async () => {
    const heart = openHeart();
    await wrong(heart, nobody, 5);
    expect(await lockedFor(heart, nobody)).toBe(30);
  });
});

describe('a login that comes in', () => {
  it('by its password settles what was wrong from there', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 5);
    await noteLogin(heart.ports, acme, 'password');
    expect([await lockedFor(heart, acme), await open(heart)]).toEqual([0, []]);
    expect(heart.twin.journal().at(-1)).toMatchObject({ to: 'in', what: 'login from 192.0.2.7 by password' });
  });

  it('by its key leaves the lock: that it guesses passwords is another matter', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 5);
    await noteLogin(heart.ports, acme, 'key');
    expect([await lockedFor(heart, acme), (await open(heart)).length]).toEqual([30, 1]);
  });

  it('keeps the alarm while it is locked from elsewhere', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 5);
    await wrong(heart, { ...acme, address: '203.0.113.5' }, 1);
    await noteLogin(heart.ports, { ...acme, address: '203.0.113.5' }, 'password');
    expect(await open(heart)).toHaveLength(1);
  });
});

describe('a person', () => {
  it('unlocks a login from everywhere', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 5);
    await wrong(heart, { ...acme, address: '192.0.2.8' }, 5);
    expect((await locksOf(heart.ports, 'acme')).map(({ address }) => address)).toEqual(['192.0.2.7', '192.0.2.8']);
    await unlockLogin(heart.ports, 'acme', 'ada');
    expect([await locksOf(heart.ports, 'acme'), await open(heart)]).toEqual([[], []]);
    expect(heart.twin.journal().at(-1)).toMatchObject({ to: 'unlocked', actor: 'ada' });
  });

  it.each(['nobody', 'delta-box'])('cannot unlock %s, which is no login', async (account) => {
    const { ports } = openHeart();
    await expect(unlockLogin(ports, account, 'ada')).rejects.toMatchObject({ name: 'ChoiceNotPossible' });
  });
});
