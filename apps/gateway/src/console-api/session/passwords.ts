import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Runtime } from '@quayside/runtime';
import type { AccountRow } from '@quayside/store';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Failures of a name in a row, and until when it is locked: guessing gets slower, and never locks anybody out for good. */
const failures = new Map<string, { count: number; until: number }>();
const freeTries = 5;
const longestLockMs = 60_000;

/** The account, if the password is its own. Takes as long for a name that does not exist. */
export async function checkPassword(runtime: Runtime, name: string, password: string): Promise<AccountRow | undefined> {
  const now = runtime.ports.clock.now().getTime();
  if ((failures.get(name)?.until ?? 0) > now) return undefined;
  const account = await runtime.accounts.find(name);
  const right = await verify(account?.passwordHash ?? (await unknownHash()), password);
  if (!account || !right) return void noteFailure(name, now);
  failures.delete(name);
  return account;
}

function noteFailure(name: string, now: number): void {
  const count = (failures.get(name)?.count ?? 0) + 1;
  const lockMs = count < freeTries ? 0 : Math.min(longestLockMs, 1000 * 2 ** (count - freeTries));
  if (failures.size > 10_000) failures.clear();
  failures.set(name, { count, until: now + lockMs });
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Makes the first account at the first start. Returns its password once, unless the environment has set it. */
export async function firstAccount(runtime: Runtime): Promise<string | undefined> {
  const given = runtime.config.adminPassword;
  if (await runtime.accounts.find('admin')) return undefined;
  const password = given ?? randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(password);
  const made = await runtime.accounts.add({ name: 'admin', passwordHash, displayName: 'Administrator' });
  return made && given === undefined ? password : undefined;
}

let hashOfNobody: Promise<string> | undefined;
function unknownHash(): Promise<string> {
  hashOfNobody ??= hashPassword(randomBytes(12).toString('hex'));
  return hashOfNobody;
}
