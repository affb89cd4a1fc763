import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../../support/gateway.js';

// Debian's paramiko against our SFTP server. Where it is missing it fails with what to install, it is never skipped.

const run = promisify(execFile);
// Debian's own Python: another one on the path does not see Debian's packages.
const python = process.env['PYTHON'] ?? '/usr/bin/python3';
let test: TestGateway;
let directory: string;

beforeAll(async () => {
  await run(python, ['-c', 'import paramiko']).catch(() => {
    throw new Error(`paramiko is missing for ${python}: apt-get install python3-paramiko`);
  });
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-paramiko-'));
  test = await testGateway();
});
afterAll(async () => {
  await test?.stop();
  if (directory) await rm(directory, { recursive: true, force: true });
});

async function paramiko<T>(step: string): Promise<T> {
  const script = path.join(import.meta.dirname, 'partner.py');
  const port = String(test.gateway.state.sftp?.port);
  const { stdout } = await run(python, [script, port, step, directory], { timeout: 120_000 });
  return JSON.parse(stdout) as T;
}
const received = (name: string) => test.database.query('select sha256 from file where name = $1', [name]);

it('puts under a temporary name, renames, lists, and reads the same bytes back', async () => {
  const { sha256, same, listed } = await paramiko<{ sha256: string; same: boolean; listed: string[] }>('put-and-list');
  expect(same).toBe(true);
  expect(listed).toEqual(['put.bin']);
  expect(await received('put.bin')).toEqual([{ sha256 }]);
});

it('goes on with an upload that broke off, by appending', async () => {
  const { sha256 } = await paramiko<{ sha256: string }>('go-on');
  expect(await received('resumed.bin')).toEqual([{ sha256 }]);
});

it('hears in words what it may not do', async () => {
  const words = await paramiko<Record<string, string>>('refused');
  expect(words).toMatchObject({
    outside: expect.stringMatching(/outside of the mailbox|denied/i) as string,
    folder: expect.stringMatching(/fixed|denied/i) as string,
    'not in': expect.stringMatching(/the folders are in, out and archive/) as string,
  });
});
