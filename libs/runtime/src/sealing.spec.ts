import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { sealWith } from './sealing.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-seal-'));
  const made = directory;
  onTestFinished(() => rm(made, { recursive: true }));
});

const key = Buffer.alloc(32, 7).toString('base64');

it('makes its key once, for its owner only, and opens what it closed, never the same twice', async () => {
  const [first, second] = await Promise.all([sealWith(undefined, directory), sealWith(undefined, directory)]);
  const sealed = first.close('a secret, ü');
  expect(sealed).not.toContain('secret');
  expect(first.close('a secret, ü')).not.toBe(sealed);
  expect(second.open(sealed)).toBe('a secret, ü');
  expect((await stat(path.join(directory, 'key'))).mode & 0o777).toBe(0o600);
  expect(Buffer.from(await readFile(path.join(directory, 'key'), 'utf8'), 'base64')).toHaveLength(32);
});

it('says which key is wanted where it was closed with another one', async () => {
  const sealed = (await sealWith(key, directory)).close('text');
  const other = await sealWith(undefined, directory);
  expect(() => other.open(sealed)).toThrow(
    /^this was sealed with the key [0-9a-f]{8}, and ours is [0-9a-f]{8}: set QUAYSIDE_KEY/,
  );
});

it('opens nothing that was changed', async () => {
  const seal = await sealWith(key, directory);
  const parts = seal.close('text').split('.');
  const changed = [parts[0], parts[1], Buffer.from('next').toString('base64url'), parts[3]].join('.');
  expect(() => seal.open(changed)).toThrow();
});

it('refuses a key that is none, and a file that others read', async () => {
  await expect(sealWith('short', directory)).rejects.toThrow('QUAYSIDE_KEY: expected 32 bytes as base64, found 3');
  await sealWith(undefined, directory);
  await chmod(path.join(directory, 'key'), 0o644);
  await expect(sealWith(undefined, directory)).rejects.toThrow(/can be read by others: run chmod 600/);
});
