import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Clock } from '@quayside/std';
import type { AccountRow, Accounts } from '@quayside/store';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const freeTries = 5;
const longestLockMs = 60_000;

/** The account, if the password is its own. Takes as long for a name that does not exist. */
export type CheckPassword = (name: string, password: string) => Promise<AccountRow | undefined>;
export const CHECK_PASSWORD = Symbol('check a password');

export function passwordsOf(accounts: Pick<Accounts, 'find'>, clock: Clock): CheckPassword {
  /** Failures of a name in a row, and until when it is locked: guessing gets slower, and never locks anybody out for good. */
  const failures = new Map<string, { count: number; until: number }>();
  let hashOfNobody: Promise<string> | undefined;
  const noteFailure = (name: string, now: number) => {
    const count = (failures.get(name)?.count ?? 0) + 1;
    const lockMs = count < freeTries ? 0 : Math.min(longestLockMs, 1000 * 2 ** (count - freeTries));
    if (failures.size > 10_000) failures.clear();
    failures.set(name, { count, until: now + lockMs });
  };
  return async (name, password) => {
    const now = clock.now().getTime();
    if ((failures.get(name)?.until ?? 0) > now) return undefined;
    const account = await accounts.find(name);
    hashOfNobody ??= hashPassword(randomBytes(12).toString('hex'));
    const right = await verify(account?.passwordHash ?? (await hashOfNobody), password);
    if (!account || !right) return void noteFailure(name, now);
    failures.delete(name);
    return account;
  };
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}
