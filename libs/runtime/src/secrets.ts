import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refused } from '@quayside/exchange';
import type { Secrets } from '@quayside/channels';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The secrets that profiles name: QUAYSIDE_SECRET_<NAME>, or the file of that name in the folder of secrets, which nobody
 * but its owner may read. They are read each time: a new value needs no restart.
 */
export function secretsFrom(env: Environment, folder: string): Secrets {
  return async (name) => {
    const variable = `QUAYSIDE_SECRET_${name.toUpperCase().replaceAll('-', '_')}`;
    const value = env[variable];
    if (value !== undefined && value !== '') return value;
    return secretFile(path.join(folder, name), name, variable);
  };
}

async function secretFile(file: string, name: string, variable: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    throw new Refused('secrets', `the secret "${name}" is not set: set ${variable}, or put it into the file ${file}`);
  }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new Refused('secrets', `the secret "${name}" can be read by others: run chmod 600 ${file}`);
  }
  // Editors end a file with a line break; no password does.
  return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
}
