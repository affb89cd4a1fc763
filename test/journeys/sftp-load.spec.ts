import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { root } from '../support/gateway.js';

// A twentieth of the official load (bench/sftp.mjs), and a file that is larger than what memory may grow by, against a gateway in a process of its own.

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it('serves many sessions at once, receives a burst of files once each, and a large one in flat memory', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(root, 'bench/sftp.mjs'), '20', '320'], {
    env: { ...process.env, DATABASE_URL: database.url },
    timeout: 110_000,
  });
  const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, number | boolean>;
  expect(result).toMatchObject({ sessions: 10, files: 500, received: 500, receipts: 500, megabytes: 320, same: true });
  const [rows] = await database.query<{ n: string; names: string }>(
    `select count(*) as n, count(distinct name) as names from file`,
  );
  expect(rows).toEqual({ n: '501', names: '501' });
  // 320 MB went through; what is kept of them at once is a few pieces and what the collector has not taken yet, some 100 MB.
  expect(Number(result['largePeak']) - Number(result['largeBefore'])).toBeLessThan(200);
});
