import type { Account } from './account.js';
import { newOneTimeSecret, stepOfCode, type OneTimeSecret } from './one-time-code.js';
import { passwordFault } from './password-rule.js';
import type { PeoplePorts } from './ports.js';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js';

export type Changed = { readonly is: 'changed' } | { readonly is: 'refused'; readonly why: string };

const changed: Changed = { is: 'changed' };

/** Sets one's own password; all other sessions end. `session` is the id of the one that stays. */
export async function changeOwnPassword(
  { people, passwords }: PeoplePorts,
  account: Account,
  { old, next, session }: { readonly old: string; readonly next: string; readonly session: string },
): Promise<Changed> {
  if (!(await passwords.matches(account.passwordHash ?? undefined, old))) {
    return { is: 'refused', why: 'The present password is not right.' };
  }
  if (old === next) return { is: 'refused', why: 'It is the password that you have now.' };
  const why = passwordFault(next, [account.name, account.displayName, account.email ?? '']);
  if (why !== undefined) return { is: 'refused', why };
  await people.setPassword(account.name, await passwords.hash(next), account.name, session);
  return changed;
}

/** A secret for an authenticator. It counts once its first code was shown. */
export async function beginOneTime({ people, seal }: PeoplePorts, { name }: Account): Promise<OneTimeSecret> {
  const made = newOneTimeSecret(name);
  await people.beginOneTime(name, seal.close(made.secret));
  return made;
}

/** The recovery codes, which are told once; nothing where the code is not of the secret. */
export async function confirmOneTime(
  ports: PeoplePorts,
  account: Account,
  code: string,
): Promise<readonly string[] | undefined> {
  const step = await stepOf(ports, account, code);
  if (step === undefined) return undefined;
  const codes = newRecoveryCodes();
  await ports.people.confirmOneTime(account.name, step, codes.map(recoveryCodeHash), ports.clock.now());
  return codes;
}

/** Whether a code proves who somebody is, and uses it up: one of the authenticator, or a recovery code. */
export async function provesByCode(ports: PeoplePorts, account: Account, code: string): Promise<boolean> {
  const step = await stepOf(ports, account, code);
  if (step !== undefined) return ports.people.useStep(account.name, step);
  return ports.people.useRecoveryCode(account.name, recoveryCodeHash(code), ports.clock.now());
}

async function stepOf({ seal, clock }: PeoplePorts, account: Account, code: string): Promise<number | undefined> {
  if (account.oneTimeSecret === null) return undefined;
  const secret = seal.open(account.oneTimeSecret);
  return stepOfCode({ secret, code: code.replaceAll(/\s/g, ''), usedStep: account.oneTimeStep }, clock.now());
}
