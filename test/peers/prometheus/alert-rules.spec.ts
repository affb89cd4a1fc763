import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from '../../support/gateway.js';

// promtool is Prometheus's own: it reads the rules as a Prometheus does, and plays their tests.

const run = promisify(execFile);
const folder = path.join(root, 'alerts');
const promtool = (...args: string[]) =>
  run('promtool', args, { cwd: folder }).catch(
    (error: Error & { readonly stdout?: string; readonly code?: string }) => {
      throw error.code === 'ENOENT'
        ? new Error('promtool is missing: apt-get install prometheus')
        : new Error(`${error.message}\n${error.stdout ?? ''}`);
    },
  );

it('takes the rules', async () => {
  expect((await promtool('check', 'rules', 'quayside.rules.yaml')).stdout).toContain('SUCCESS');
});

it('fires each of them when it should, and none on a quiet day', async () => {
  const { stdout } = await promtool('test', 'rules', 'quayside.rules.test.yaml');
  expect(stdout).toContain('SUCCESS');
  const [rules, tests] = await Promise.all(
    ['quayside.rules.yaml', 'quayside.rules.test.yaml'].map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  const alerts = [...(rules ?? '').matchAll(/alert: (\w+)/g)].map(([, name = '']) => name);
  expect(alerts.filter((name) => !tests?.includes(name))).toEqual([]);
});
