import { randomBytes } from 'node:crypto';
import { hashPassword } from '@quayside/runtime';
import type { Accounts } from '@quayside/store';

/** Makes the first account at the first start. Returns its password once, unless the environment has `given` it. */
export async function firstAccount(accounts: Accounts, given: string | undefined): Promise<string | undefined> {
  if (await accounts.find('admin')) return undefined;
  const password = given ?? randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(password);
  const made = await accounts.add({ name: 'admin', passwordHash, displayName: 'Administrator' });
  return made && given === undefined ? password : undefined;
}
