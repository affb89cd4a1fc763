import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { lockInstance } from './instance-lock.js';

const directories: string[] = [];
afterEach(() => directories.splice(0).forEach((each) => rmSync(each, { recursive: true })));

const running = {
  http: 'http://127.0.0.1:1',
  sftp: null,
  startedAt: '2026-11-30T00:00:00Z',
  demoToken: 'x'.repeat(4096),
};

/** Reads the file over and over, and says how often it could not be read as a whole before it was told to stop. */
const reader = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readFileSync } = require('node:fs');
  const { file, stop } = workerData;
  let [read, broken] = [0, 0];
  parentPort.postMessage('ready');
  while (Atomics.load(stop, 0) === 0) {
    try { JSON.parse(readFileSync(file, 'utf8')); read++; } catch { broken++; }
  }
  parentPort.postMessage({ read, broken });
`;

it('says where the gateway runs as a whole, whenever it is read', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'quayside-'));
  directories.push(directory);
  const lock = lockInstance(directory);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(reader, { eval: true, workerData: { file: path.join(directory, 'running.json'), stop } });
  await once(worker, 'message');
  for (let n = 0; n < 300; n++) lock.say(running);
  Atomics.store(stop, 0, 1);
  const [{ read, broken }] = (await once(worker, 'message')) as [{ read: number; broken: number }];
  expect(read).toBeGreaterThan(0);
  expect(broken).toBe(0);
  lock.release();
  expect(readdirSync(directory)).toEqual([]);
});
