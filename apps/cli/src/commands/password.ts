import { randomBytes } from 'node:crypto';
import { databaseUrlOf, hashPassword, readConfig } from '@quayside/runtime';
import { openDatabase, peopleIn } from '@quayside/store';
import { atCommandLine } from '../at-command-line.js';
import { print, UsageError, withExitCode } from '../output.js';
import { root } from '../root.js';

/**
 * Sets a new random password for a console user, and prints it; its open sessions end. The way back in for who has lost
 * everything: a second factor is taken away where that is asked for.
 */
export async function newPassword(
  user: string,
  { secondFactor }: { readonly secondFactor: 'keep' | 'take' },
): Promise<void> {
  await withExitCode(async () => {
    const config = readConfig(process.env, root);
    if (!config.ok) throw new UsageError(config.error.join('\n'));
    const url = await databaseUrlOf(config.value);
    if (!url) throw new UsageError('no gateway runs on its embedded PostgreSQL: start one first, or set DATABASE_URL');
    const database = await openDatabase({ url, poolSize: 1, applicationName: 'quayside password' });
    try {
      const people = peopleIn(database);
      const account = await people.find(user);
      if (!account) throw new UsageError(`there is no console user "${user}"`);
      const password = randomBytes(12).toString('base64url');
      await people.setPassword(user, await hashPassword(password), atCommandLine());
      if (account.disabledAt !== null) await people.enable(user, atCommandLine());
      if (secondFactor === 'take') await people.endOneTime(user, atCommandLine());
      print(`The new password of ${user} is ${password}`);
      print('Whoever was signed in with the old one is signed out.');
      if (account.oneTimeSince !== null) {
        print(
          secondFactor === 'take'
            ? 'No code is asked for any more.'
            : 'The code of the authenticator is still asked for: --without-code takes it away.',
        );
      }
      return 0;
    } finally {
      await database.close();
    }
  });
}
