import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoKeys } from '../../support/api-key.js';
import { demoOrder } from '../../support/demo-order.js';
import { testGateway, type TestGateway } from '../../support/gateway.js';
import type { components } from '../../support/supplier-api.gen.js';
import { waitFor } from '../../support/wait-for.js';
import { acknowledgement, interchange } from '../../support/x12.js';

// The real curl against the suppliers' interface, as many suppliers call it. It is never skipped.

type Shapes = components['schemas'];

const run = promisify(execFile);
let test: TestGateway;
let directory: string;

beforeAll(async () => {
  await run('which', ['curl']).catch(() => {
    throw new Error('curl is missing: apt-get install curl');
  });
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-curl-'));
  test = await testGateway();
});
afterAll(async () => {
  await test.stop();
  await rm(directory, { recursive: true, force: true });
});

async function curl(route: string, ...options: string[]): Promise<string> {
  const key = ['-H', `X-API-Key: ${demoKeys.acme}`];
  const { stdout } = await run('curl', ['-sS', '--max-time', '60', ...key, ...options, `${test.url}${route}`]);
  return stdout;
}

async function inFile(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(directory, name);
  await writeFile(file, bytes);
  return file;
}

it('posts a file, waits for what becomes of it, and fetches our acknowledgement', async () => {
  const { number, lines } = await demoOrder(test);
  const file = await inFile('ack.x12', interchange([acknowledgement(number, lines)], { control: '000000801' }));
  const posted = await curl('/v1/files', '--data-binary', `@${file}`, '-H', 'Prefer: wait=20');
  const { status, interchanges } = JSON.parse(posted) as Shapes['File'];
  expect(status).toBe('accepted');
  const content = interchanges[0]?.acknowledgements[0]?.content ?? '';
  expect(await curl(content)).toContain('AK1*PR*801');
  const id = content.split('/')[3] ?? '';
  await waitFor('it to be fetched', async () => {
    const answer = JSON.parse(await curl(`/v1/dispatches/${id}`)) as Shapes['Dispatch'];
    return answer.status === 'fetched';
  });
});

it('streams a large file whose length it does not say', async () => {
  const file = await inFile('large.bin', Buffer.alloc(30 * 1024 * 1024, 'x'));
  const chunked = [
    '-X',
    'POST',
    '-T',
    file,
    '-H',
    'Transfer-Encoding: chunked',
    '-H',
    'Content-Type: application/octet-stream',
  ];
  expect((JSON.parse(await curl('/v1/files', ...chunked)) as Shapes['File']).size).toBe(30 * 1024 * 1024);
});

it('asks before it sends what is too large, and is told no', async () => {
  const file = await inFile('too-large.bin', Buffer.alloc(101 * 1024 * 1024));
  const answer = await curl('/v1/files', '-X', 'POST', '-T', file, '-H', 'Expect: 100-continue');
  expect(JSON.parse(answer)).toMatchObject({ status: 413, type: 'urn:quayside:problem:body-too-large' });
});

it('sees the page and its document', async () => {
  expect(await curl('/docs')).toContain('<title>Quayside for suppliers</title>');
  const document = JSON.parse(await curl('/v1/openapi.json')) as { openapi: string };
  expect(document.openapi).toMatch(/^3\./);
});
