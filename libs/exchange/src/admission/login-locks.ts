import { broughtThrough } from '../channel/kinds.js';
import { ChoiceNotPossible } from '../model/errors.js';
import type { LoginLock } from '../ports/logins.js';
import type { ChannelPorts } from '../ports/ports.js';
import { liveChannel } from '../channel/live-channel.js';
import { countWrong, forgiveTries } from './tries.js';
import type { Try } from './try-place.js';

export const loginLocked = 'login-locked';

/** A password of our SFTP server that somebody tried. */
export interface PasswordTry extends Try {
  readonly door: 'sftp';
  /** The partner whose login this is; nothing when nobody has it. */
  readonly partner: string | undefined;
}

/** Tells operations when so many were wrong that the login is locked from there. Returns until when it is. */
export async function noteWrongPassword(ports: ChannelPorts, attempt: PasswordTry): Promise<Date | undefined> {
  const { name: login, address, partner } = attempt;
  const at = ports.clock.now();
  return ports.store.commit(async (tx) => {
    const { failures, until } = await countWrong(tx, attempt, at);
    if (!until || partner === undefined) return until;
    const message = `Login ${login} is locked for passwords from ${address}: ${failures} wrong ones. If that was the partner, give it its password again and unlock it; if not, allow only its addresses or keys in the profile. Its keys still work.`;
    const alarm = { subjectKind: 'channel', subject: login, partner, owner: 'operations', code: loginLocked } as const;
    await tx.openException({ ...alarm, message }, at);
    return until;
  });
}

/** The password was right: what was wrong from there before is over. */
export async function noteRightPassword(ports: ChannelPorts, attempt: PasswordTry): Promise<void> {
  const { name: login, address } = attempt;
  const at = ports.clock.now();
  await ports.store.commit(async (tx) => {
    await forgiveTries(tx, attempt, at);
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
    await tx.forgetTries(login);
    await tx.closeExceptions('channel', login, { at, by, choice: 'unlocked', reason: 'unlocked' }, [loginLocked]);
    const line = { kind: 'login', row: login, to: 'unlocked', what: 'unlocked', actor: by } as const;
    await tx.journal({ ...line, audited: 'login.unlock', partner: channel.partner });
  });
}

/** Where a login is locked now, for who looks at its channel. */
export async function locksOf(ports: ChannelPorts, login: string): Promise<readonly LoginLock[]> {
  return ports.store.loginLocks(login, ports.clock.now());
}
