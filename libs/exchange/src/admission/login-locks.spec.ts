import { openHeart, type Heart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { locksOf, noteRightPassword, noteWrongPassword, unlockLogin, type PasswordTry } from './login-locks.js';
import { forgetOldTries, takeTry } from './tries.js';

const acme: PasswordTry = { door: 'sftp', name: 'acme', address: '192.0.2.7', exists: true, partner: 'acme' };
const nobody: PasswordTry = { ...acme, name: 'root', exists: false, partner: undefined };
const second = 1000;
const hour = 3600 * second;

/** Tries in vain. Returns how many were looked at. */
async function wrong({ ports }: Heart, attempt: PasswordTry, times: number): Promise<number> {
  let seen = 0;
  for (let n = 0; n < times; n += 1) {
    if (await takeTry(ports, attempt)) continue;
    await noteWrongPassword(ports, attempt);
    seen += 1;
  }
  return seen;
}

/** For how many seconds a login is locked. What the question itself costs is given back. */
async function lockedFor({ ports }: Heart, attempt: PasswordTry): Promise<number> {
  const now = ports.clock.now();
  const [own, names] = [
    await ports.store.loginLock(attempt.name, attempt.address),
    attempt.ownAddress ? undefined : await ports.store.loginLock('', attempt.address),
  ];
  const until = Math.max(...[own, names].map((each) => each?.lockedUntil?.getTime() ?? 0));
  return Math.max(0, (until - now.getTime()) / second);
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
      heart.pass((locks.at(-1) ?? 0) * second);
    }
    expect(locks).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
  });

  it('are not looked at beyond the free ones, however many come at one moment', async () => {
    const heart = openHeart();
    const burst = await Promise.all(Array.from({ length: 61 }, () => takeTry(heart.ports, acme)));
    expect(burst.filter((until) => until === undefined)).toHaveLength(5);
    expect(await wrong(heart, acme, 3)).toBe(0);
  });

  it('lock only where they come from, and for their time', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 5);
    expect(await lockedFor(heart, { ...acme, address: '192.0.2.8' })).toBe(0);
    heart.pass(30 * second);
    expect(await lockedFor(heart, acme)).toBe(0);
  });

  it('are told to operations once', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 5);
    heart.pass(31 * second);
    await wrong(heart, acme, 1);
    expect(await open(heart)).toMatchObject([{ code: 'login-locked', owner: 'operations', partner: 'acme' }]);
  });

  it('are forgotten when none came for a day', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 4);
    heart.pass(25 * hour);
    await wrong(heart, acme, 4);
    expect(await lockedFor(heart, acme)).toBe(0);
    heart.pass(25 * hour);
    await forgetOldTries(heart.ports);
    expect(await heart.ports.store.loginLock('acme', acme.address)).toBeUndefined();
  });
});

describe('who guesses logins', () => {
  it('is kept out by address after twenty names, whatever name comes next', async () => {
    const heart = openHeart();
    for (let n = 0; n < 20; n += 1) await wrong(heart, { ...nobody, name: `guess-${n}` }, 1);
    expect(await lockedFor(heart, nobody)).toBe(0);
    await wrong(heart, { ...nobody, name: 'another' }, 1);
    expect(await lockedFor(heart, nobody)).toBe(30);
    expect(await lockedFor(heart, acme)).toBe(30);
    expect([heart.twin.journal(), heart.twin.rows.exceptions()]).toEqual([[], []]);
  });

  it('does not lock a partner whose addresses the profile lists', async () => {
    const heart = openHeart();
    for (let n = 0; n < 25; n += 1) await wrong(heart, { ...nobody, name: `guess-${n}` }, 1);
    expect(await wrong(heart, { ...acme, ownAddress: true }, 1)).toBe(1);
  });

  it('cannot tell by what is locked which of them exist', async () => {
    const heart = openHeart();
    for (const attempt of [acme, nobody]) await wrong(heart, attempt, 5);
    expect([await lockedFor(heart, nobody), await lockedFor(heart, acme)]).toEqual([30, 30]);
    const [ours, theirs] = [openHeart(), openHeart()];
    for (let n = 0; n < 20; n += 1) {
      for (const one of [ours, theirs]) await wrong(one, { ...nobody, name: `guess-${n}` }, 1);
    }
    await wrong(ours, acme, 1);
    await wrong(theirs, nobody, 1);
    const another = { ...nobody, name: 'another' };
    expect(await lockedFor(ours, another)).toBe(await lockedFor(theirs, another));
  });

  it('does not lock the address of a program that has an old password, for others who come from there', async () => {
    const heart = openHeart();
    for (let n = 0; n < 48; n += 1) {
      await wrong(heart, acme, 1);
      heart.pass(hour);
    }
    expect(await wrong(heart, { ...acme, name: 'kern', partner: 'kern' }, 1)).toBe(1);
  });
});

describe('a login that comes in', () => {
  it('by its password settles what was wrong from there', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 5);
    await noteRightPassword(heart.ports, acme);
    expect([await lockedFor(heart, acme), await open(heart)]).toEqual([0, []]);
  });

  it('keeps the alarm while it is locked from elsewhere', async () => {
    const heart = openHeart();
    await wrong(heart, acme, 5);
    const elsewhere = { ...acme, address: '203.0.113.5' };
    await wrong(heart, elsewhere, 1);
    await noteRightPassword(heart.ports, elsewhere);
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
