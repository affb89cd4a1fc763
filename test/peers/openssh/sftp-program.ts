import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A supplier with the sftp program of OpenSSH and a key of its own. */
export interface SftpProgram {
  /** What its profile names. */
  readonly publicKey: string;
  list(folder: string): Promise<readonly string[]>;
  get(file: string): Promise<string>;
  close(): Promise<void>;
}

/** The port is asked for only when the program is run. */
export async function sftpProgram(login: string, port: () => number | undefined): Promise<SftpProgram> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-supplier-'));
  const at = (name: string) => path.join(directory, name);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at('key')]);
  const publicKey = (await readFile(at('key.pub'), 'utf8')).trim().split(' ').slice(0, 2).join(' ');
  const play = async (command: string) => {
    const playing = run(
      'sftp',
      [
        ...['-q', '-b', '-', '-i', at('key'), '-P', String(port()), '-o', `UserKnownHostsFile=${at('known')}`],
        ...['-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes', '-o', 'StrictHostKeyChecking=no', `${login}@127.0.0.1`],
      ],
      { timeout: 60_000 },
    );
    playing.child.stdin?.end(`${command}\n`);
    return (await playing).stdout;
  };
  return {
    publicKey,
    list: async (folder) => {
      const lines = (await play(`ls -1 ${folder}`)).split('\n').filter((line) => !line.startsWith('sftp>'));
      return lines.flatMap((line) => (line === '' ? [] : path.posix.basename(line.trim())));
    },
    get: async (file) => {
      await play(`get ${file} ${at('fetched')}`);
      return readFile(at('fetched'), 'latin1');
    },
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
