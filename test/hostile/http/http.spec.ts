import fc from 'fast-check';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeKey, withRest } from '../../support/api-key.js';
import { adminPassword, testGateway, type TestGateway } from '../../support/gateway.js';
import { acknowledgement, interchange, orderedLines } from '@quayside/heart';
import { fuzzRuns } from '../fuzz-runs.js';
import { anyRequest, type AnyRequest, type Known } from './any-request.js';
import { apiDocument, type ApiDocument } from './api-document.js';

// Requests made from the OpenAPI documents, right and nearly so, to a whole gateway. `npm run fuzz:http` makes the long run.

const agent = new Agent({ connections: 8 });
let test: TestGateway;
let known: Known;
let session: Readonly<Record<string, string>>;
let key: string;

beforeAll(async () => {
  test = await testGateway();
  const { key: made, item } = makeKey();
  key = made;
  await withRest(test, 'nordwind', 'fuzz-api', `requestsPerMinute: 60000\nmaxFileSize: 1MB\nkeys: [${item}]`);
  const set = acknowledgement('P00001', orderedLines);
  const { file, arrivals, documents } = await test.drop('in.x12', interchange([set]));
  const ids = [file, ...arrivals, ...documents].map(({ id }) => id);
  known = {
    id: ids,
    after: ids,
    before: ids,
    partner: ['acme', 'kern', 'nordwind'],
    account: ['acme', 'nobody'],
    number: ['P00001'],
  };
  session = await signIn();
});
afterAll(async () => {
  await agent.close();
  await test.stop();
});

async function signIn() {
  const answer = await fetch(`${test.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: adminPassword }),
  });
  const { csrf } = (await answer.json()) as { csrf: string };
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-quayside-csrf': csrf };
}

async function answerTo({ of, url, headers, body }: AnyRequest, who: Readonly<Record<string, string>>) {
  const answer = await request(`${test.url}${url}`, {
    ...{
      method: of.split(' ')[0] as 'GET',
      headers: { ...headers, ...who },
      dispatcher: agent,
      headersTimeout: 40_000,
    },
    ...(body !== undefined && { body }),
  });
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type'] ?? ''),
    text: await answer.body.text(),
  };
}

/** What is wrong with an answer, by what the document says of its route. */
function faultOf(
  document: ApiDocument,
  { of, url }: AnyRequest,
  { status, type, text }: Awaited<ReturnType<typeof answerTo>>,
) {
  if (status === 500 || status === 502) return `status ${status}`;
  // Whoever sends it takes dots for a way up: what answers is another operation, or none.
  if (climbs.test(url)) return undefined;
  const operation = document.operations.find(({ name }) => name === of);
  if (!operation) throw new Error(`no operation ${of}`);
  const said = operation.responses[status] ?? operation.responses['default'];
  if (!said) return `status ${status} is not in the document`;
  const [media] = type.split(';');
  const schema = said.content?.[media ?? '']?.schema;
  if (status >= 400 && media !== 'application/problem+json') return `status ${status} with ${type || 'no type'}`;
  if (!schema)
    return said.content && status !== 204 && !('*/*' in said.content) && status >= 400
      ? `${type} is not in the document`
      : undefined;
  return media?.endsWith('json') ? document.faultIn(schema, JSON.parse(text)) : undefined;
}

async function check(document: ApiDocument, asked: AnyRequest, who: Readonly<Record<string, string>>): Promise<void> {
  const answer = await answerTo(asked, who);
  const fault = faultOf(document, asked, answer);
  expect(fault && `${asked.of} as ${asked.url}: ${fault}: ${answer.text.slice(0, 300)}`).toBeUndefined();
}

const climbs = /\/(?:%2e|\.){1,2}(?=[/?]|$)/i;

const limit = 24 * 3600 * 1000;

it(
  'answers every request to the console with what its document says, and never with a fault of our own',
  async () => {
    const document = apiDocument('openapi.json');
    // Signing out would end the session of all that follow.
    const operations = document.operations.filter(({ name }) => name !== 'DELETE /api/session');
    const { numRuns, seed } = fuzzRuns(1500);
    await fc.assert(
      fc.asyncProperty(anyRequest(document, operations, known), (asked) => check(document, asked, session)),
      { numRuns, seed },
    );
  },
  limit,
);

it(
  'answers every request of a supplier so',
  async () => {
    const document = apiDocument('suppliers-v1.json');
    // It speaks cXML, errors included: libs/edi and its module have its tests.
    const operations = document.operations.filter(({ path }) => path !== '/v1/cxml');
    const { numRuns, seed } = fuzzRuns(1500);
    await fc.assert(
      fc.asyncProperty(anyRequest(document, operations, known), (asked) =>
        check(document, asked, { authorization: `Bearer ${key}` }),
      ),
      { numRuns, seed },
    );
  },
  limit,
);
