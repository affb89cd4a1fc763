import { once } from 'node:events';
import { hashPassword } from '@quayside/runtime';
import { print, UsageError, withExitCode } from '../output.js';
import { newPassword, secretLines } from './new-profile.js';

/** Makes a password for a login of the SFTP server, or takes one that was agreed, and shows the line that its profile needs. */
export async function newLogin({ stdin }: { readonly stdin?: true }): Promise<void> {
  await withExitCode(async () => {
    const password = stdin ? await agreedPassword() : newPassword();
    if (!stdin) for (const line of secretLines('The password', password)) print(line);
    print("\nPut this into the partner's profile, at its channel of kind `sftp-drop`:");
    print(`\n    password: { argon2id: '${await hashPassword(password)}' }`);
    return 0;
  });
}

async function agreedPassword(): Promise<string> {
  let text = '';
  process.stdin.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(process.stdin, 'end');
  const password = text.replace(/\r?\n$/, '');
  if (password === '' || /[\r\n]/.test(password))
    throw new UsageError('expected the password, as one line on standard input');
  return password;
}
