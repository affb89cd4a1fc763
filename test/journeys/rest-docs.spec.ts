import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postExamples } from '../../apps/gateway/src/supplier-api/docs/examples.js';
import { demoKeys } from '../support/api-key.js';
import { root, testGateway, type TestGateway } from '../support/gateway.js';
import type { components } from '../support/supplier-api.gen.js';

// What the documentation of the interface shows is what a reader of it gets.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

it('runs the example of docs/rest-api.md as it stands', async () => {
  const page = await readFile(path.join(root, 'docs/rest-api.md'), 'utf8');
  const [, script = ''] = /^```js run\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const file = path.join(test.profiles, 'example.mjs');
  await writeFile(file, script);
  const env = { ...process.env, QUAYSIDE: test.url, KEY: demoKeys.acme };
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
  expect(stdout).toContain("name: 'Acme Components'");
  expect(stdout).toContain('200 accepted Order acknowledgement has reached the buyer.');
  expect(stdout).toContain('AK1*PR*902');
  expect(stdout).toContain("'NUT-M8: 480 of 480'");
});

it.each([
  ['application/edi-x12', demoKeys.acme],
  ['application/json', demoKeys.kern],
  ['text/csv', demoKeys.kern],
] as const)('takes the example of %s on the page /docs, and it comes through', async (type, key) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': type, prefer: 'wait=20' };
  const answer = await fetch(`${test.url}/v1/files`, { method: 'POST', headers, body: postExamples[type].value });
  expect(answer.status).toBe(200);
  expect((await answer.json()) as components['schemas']['File']).toMatchObject({ status: 'accepted' });
});

it('serves the page and its document to everybody, with a policy of its own', async () => {
  const page = await fetch(`${test.url}/docs`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const document = await (await fetch(`${test.url}/v1/openapi.json`)).json();
  expect(document).toEqual(JSON.parse(await readFile(path.join(root, 'docs/api/suppliers-v1.json'), 'utf8')));
});

it('describes every problem that there is', async () => {
  const page = await readFile(path.join(root, 'docs/rest-api.md'), 'utf8');
  const { problems } = await import('../../apps/gateway/src/server/problem.js');
  for (const [code, { status }] of Object.entries(problems)) {
    expect(page).toMatch(new RegExp(`\\| \`${code}\` +\\| ${status} `));
  }
});
