import { randomBytes } from 'node:crypto';
import { databaseUrlOf, hashPassword, readConfig } from '@quayside/runtime';
import { accountsIn, openDatabase } from '@quayside/store';
import { print, UsageError, withExitCode } from '../output.js';
import { root } from '../root.js';

/** Sets a new random password for a console user, and prints it. Its open sessions end. */
export async function newPassword(user: string): Promise<void> {
  await withExitCode(async () => {
    const config = readConfig(process.env, root);
    if (!config.ok) throw new UsageError(config.error.join('\n'));
    const url = await databaseUrlOf(config.value);
    if (!url) throw new UsageError('no gateway runs on its embedded PostgreSQL: start one first, or set DATABASE_URL');
    const database = await openDatabase({ url, poolSize: 1, applicationName: 'quayside password' });
    try {
      const accounts = accountsIn(database);
      if (!(await accounts.find(user))) throw new UsageError(`there is no console user "${user}"`);
      const password = randomBytes(12).toString('base64url');
      await accounts.setPassword(user, await hashPassword(password), 'command line');
      print(`The new password of ${user} is ${password}`);
      print('Whoever was signed in with the old one is signed out.');
      return 0;
    } finally {
      await database.close();
    }
  });
}
