import { broughtThrough } from '../channel/kinds.js';
import { ChoiceNotPossible } from '../model/errors.js';
import type { LoginLock } from '../ports/logins.js';
import type { ChannelPorts } from '../ports/ports.js';
import { liveChannel } from '../channel/live-channel.js';

/** Wrong passwords of one login from one address that cost nothing; each further one locks for twice as long. */
const freeTries = 4;
/** The same for logins that nobody has, counted by address only. */
const freeStrangers = 20;
const firstLockMs = 30_000;
const longestLockMs = 3600_000;
/** Wrong passwords are forgotten when none came for so long. */
const rememberedMs = 24 * 3600_000;

const stranger = '';
export const loginLocked = 'login-locked';

/** A password that somebody tried, before it is known whether it is right. */
export interface PasswordTry {
  readonly login: string;
  readonly address: string;
  /** The partner whose login this is; nothing when nobody has it. */
  readonly partner: string | undefined;
  /** Whether the profile lists the addresses of this login: then strangers at one of them do not lock it. */
  readonly ownAddress: boolean;
}

/**
 * Until when passwords of this login are refused unseen from this address. Only passwords: a key cannot be guessed, so a key
 * that was agreed always comes in. Logins that nobody has are locked alike, so that a lock does not tell which exist.
 */
export async function lockedUntil(ports: ChannelPorts, attempt: PasswordTry): Promise<Date | undefined> {
  const now = ports.clock.now();
  const [own, strangers] = await Promise.all([
    ports.store.loginLock(attempt.login, attempt.address),
    attempt.ownAddress ? undefined : ports.store.loginLock(stranger, attempt.address),
  ]);
  return latest([own?.lockedUntil, strangers?.lockedUntil].filter((each) => each && each > now));
}

/** Counts it, locks when there were too many, and tells operations when the login is one of ours. */
export async function noteWrongPassword(ports: ChannelPorts, attempt: PasswordTry, what: string): Promise<void> {
  const { login, address, partner } = attempt;
  const at = ports.clock.now();
  const since = new Date(at.getTime() - rememberedMs);
  await ports.store.commit(async (tx) => {
    if (partner === undefined) {
      const failures = await tx.countWrongPassword(stranger, address, at, since);
      if (failures > freeStrangers) await tx.lockLogin(stranger, address, lockEnd(at, failures - freeStrangers));
    }
    const failures = await tx.countWrongPassword(login, address, at, since);
    const until = failures > freeTries ? lockEnd(at, failures - freeTries) : undefined;
    if (until) await tx.lockLogin(login, address, until);
    // What nobody's profile names is not a row of ours: strangers cannot fill the journal.
    if (partner === undefined) return;
    const locked = until ? `; passwords from there are refused until ${until.toISOString()}` : '';
    await tx.journal({ kind: 'login', row: login, to: 'refused', what: `${what}${locked}`, actor: login, partner });
    if (!until) return;
    const message = `Login ${login} is locked for passwords from ${address}: ${failures} wrong ones. If that was the partner, give it its password again and unlock it; if not, allow only its addresses or keys in the profile. Its keys still work.`;
    const alarm = { subjectKind: 'channel', subject: login, partner, owner: 'operations', code: loginLocked } as const;
    await tx.openException({ ...alarm, message }, at);
  });
}

/** Somebody has come in: what was wrong from there before is over. */
export async function noteLogin(ports: ChannelPorts, attempt: PasswordTry, how: string): Promise<void> {
  const { login, address, partner } = attempt;
  const at = ports.clock.now();
  await ports.store.commit(async (tx) => {
    const what = `login from ${address} by ${how}`;
    const line = { kind: 'login', row: login, to: 'in', what, actor: login } as const;
    await tx.journal({ ...line, ...(partner === undefined ? {} : { partner }) });
    if (how !== 'password') return;
    const lock = await tx.loginLock(login, address);
    if (!lock) return;
    await tx.forgetWrongPasswords(login, address);
    if ((await tx.loginLocks(login, at)).length > 0) return;
    const reason = { at, by: 'channel', choice: 'recovered', reason: `${login} has come in from ${address}` };
    await tx.closeExceptions('channel', login, reason, [loginLocked]);
  });
}

/** A person lets a login try its password again, from everywhere. */
export async function unlockLogin(ports: ChannelPorts, login: string, by: string): Promise<void> {
  const channel = await liveChannel(ports.partners, login);
  if (!channel || !broughtThrough(channel.settings)?.locks) {
    throw new ChoiceNotPossible(`There is no login "${login}" in any profile.`);
  }
  const at = ports.clock.now();
  await ports.store.commit(async (tx) => {
    await tx.forgetWrongPasswords(login);
    await tx.closeExceptions('channel', login, { at, by, choice: 'unlocked', reason: 'unlocked' }, [loginLocked]);
    const line = { kind: 'login', row: login, to: 'unlocked', what: 'unlocked', actor: by } as const;
    await tx.journal({ ...line, partner: channel.partner });
  });
}

/** Wrong passwords that count no more. */
export async function forgetOldTries(ports: ChannelPorts): Promise<void> {
  const before = new Date(ports.clock.now().getTime() - rememberedMs);
  await ports.store.commit((tx) => tx.forgetWrongPasswordsBefore(before));
}

/** Where a login is locked now, for who looks at its channel. */
export async function locksOf(ports: ChannelPorts, login: string): Promise<readonly LoginLock[]> {
  return ports.store.loginLocks(login, ports.clock.now());
}

function lockEnd(at: Date, beyond: number): Date {
  return new Date(at.getTime() + Math.min(longestLockMs, firstLockMs * 2 ** Math.min(beyond - 1, 20)));
}

function latest(times: readonly (Date | null | undefined)[]): Date | undefined {
  return times.reduce<Date | undefined>((last, each) => (each && (!last || each > last) ? each : last), undefined);
}
