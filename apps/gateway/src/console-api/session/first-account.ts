import { randomBytes } from 'node:crypto';
import type { PeoplePorts } from '@quayside/accounts';

/** Makes the first account at the first start. Returns its password once, unless the environment has `given` it. */
export async function firstAccount(
  { people, passwords }: PeoplePorts,
  given: string | undefined,
): Promise<string | undefined> {
  if (await people.find('admin')) return undefined;
  const password = given ?? randomBytes(12).toString('base64url');
  const terms = {
    displayName: 'Administrator',
    email: null,
    roles: ['admin'],
    partners: null,
    companies: null,
  } as const;
  const made = await people.add(
    { name: 'admin', passwordHash: await passwords.hash(password), ...terms },
    'first start',
  );
  return made && given === undefined ? password : undefined;
}
