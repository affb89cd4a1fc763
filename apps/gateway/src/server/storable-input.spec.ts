import { describe, expect, it } from 'vitest';
import { featureApp } from '../../../../test/support/feature-app.js';
import { UnaskedModule } from '../../../../test/support/unasked.module.js';

const app = () => featureApp(UnaskedModule.register());

describe('text that nothing can keep', () => {
  const post = {
    method: 'POST',
    url: '/api/unasked/1',
    headers: { 'content-type': 'application/json' },
  } as const;

  it.each([
    ['in a query', { method: 'GET', url: '/api/unasked?partner=a%00b' }, 'query/partner holds U+0000'],
    ['in an address', { method: 'GET', url: '/api/unasked/a%00b' }, 'path/id holds U+0000'],
    [
      'in a cookie',
      { method: 'GET', url: '/api/unasked', headers: { cookie: 'quayside_session=%00' } },
      'cookie/quayside_session holds U+0000',
    ],
    ['in a body', { ...post, payload: '{"choice":"reject","reason":"no\\u0000"}' }, 'body/reason holds U+0000'],
    ['deep in a body', { ...post, payload: '{"a":[{"b":"\\ud800"}]}' }, 'body/a/0/b holds U+D800'],
    ['in the name of a member', { ...post, payload: '{"a\\u0000":1}' }, 'body/a\ufffd holds U+0000'],
  ] as const)('%s is refused, and named', async (_, request, detail) => {
    const answer = await (await app()).inject(request);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json()).toMatchObject({ type: 'urn:quayside:problem:text-unstorable', status: 400 });
    expect(answer.json<{ detail: string }>().detail).toContain(detail);
  });
});
