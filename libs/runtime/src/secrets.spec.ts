import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Refused } from '@quayside/exchange';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { secretsFrom } from './secrets.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'quayside-secrets-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('takes a secret from the environment before the file of its name', async () => {
  await writeFile(path.join(folder, 'acme-box'), 'from the file\n', { mode: 0o600 });
  expect(await secretsFrom({}, folder)('acme-box')).toBe('from the file');
  const env = { QUAYSIDE_SECRET_ACME_BOX: 'from the environment' };
  expect(await secretsFrom(env, folder)('acme-box')).toBe('from the environment');
});

it('refuses a file that others may read, and says how to mend it', async () => {
  const file = path.join(folder, 'open');
  await writeFile(file, 'x');
  await chmod(file, 0o640);
  const refused = secretsFrom({}, folder)('open');
  await expect(refused).rejects.toBeInstanceOf(Refused);
  await expect(refused).rejects.toThrow(`chmod 600 ${file}`);
});

it('names what to set when there is no such secret', async () => {
  const missing = secretsFrom({}, folder)('acme-key');
  await expect(missing).rejects.toThrow(/QUAYSIDE_SECRET_ACME_KEY/);
});
