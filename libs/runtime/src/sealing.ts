import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ownDirectory } from './data-directory.js';
import { StartupError } from './startup-error.js';

/** Keeps secrets in the database so that the database alone does not open them. */
export interface Seal {
  close(text: string): string;
  /** Throws where it was closed with another key, or was changed. */
  open(sealed: string): string;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;

/**
 * Seals with AES-256-GCM by one key of the installation: `given` (QUAYSIDE_KEY, 32 bytes as base64), else the file `key` in the
 * folder of data, which is made at the first start. Gateways over one database need one key. Throws StartupError.
 */
export async function sealWith(given: string | undefined, dataDirectory: string): Promise<Seal> {
  const key = given === undefined ? await keyFile(path.join(dataDirectory, 'key')) : keyOf(given, 'QUAYSIDE_KEY');
  // Says which key it was, and nothing of it.
  const name = createHash('sha256').update('name').update(key).digest('hex').slice(0, 8);
  return {
    close(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, nonce);
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [name, nonce, closed, cipher.getAuthTag()].map(encoded).join('.');
    },
    open(sealed) {
      const [of, nonce = '', closed = '', tag = ''] = sealed.split('.');
      if (of !== name) {
        throw new TypeError(
          `this was sealed with the key ${of ?? ''}, and ours is ${name}: set QUAYSIDE_KEY to the one that was used`,
        );
      }
      const decipher = createDecipheriv(algorithm, key, decoded(nonce)).setAuthTag(decoded(tag));
      return Buffer.concat([decipher.update(decoded(closed)), decipher.final()]).toString('utf8');
    },
  };
}

async function keyFile(file: string): Promise<Buffer> {
  ownDirectory(path.dirname(file));
  const made = randomBytes(keyBytes).toString('base64');
  // Of two processes that start at once one makes it, and both read that.
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0) {
    throw new StartupError(`the key of this installation can be read by others: run chmod 600 ${file}`);
  }
  return keyOf((await readFile(file, 'utf8')).trim(), file);
}

function keyOf(text: string, where: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length === keyBytes) return key;
  throw new StartupError(
    `${where}: expected ${keyBytes} bytes as base64, found ${key.length}: openssl rand -base64 32 makes one`,
  );
}

function encoded(part: string | Buffer): string {
  return typeof part === 'string' ? part : part.toString('base64url');
}

function decoded(part: string): Buffer {
  return Buffer.from(part, 'base64url');
}
