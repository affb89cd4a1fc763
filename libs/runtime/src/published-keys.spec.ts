import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenWrapper, Wrappers } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { withoutPublished, withoutPublishedKeys } from './published-keys.js';

const published = readFileSync(path.resolve(import.meta.dirname, '../../../test/support/tls/server.key'), 'utf8');
const exposure = 'a real Odoo is configured';

it('gives no secret that everybody has where outsiders come in, and says why', async () => {
  const secrets = async (name: string) => (name === 'theirs' ? published : 'our own');
  expect(await withoutPublished(secrets, undefined)('theirs')).toBe(published);
  expect(await withoutPublished(secrets, exposure)('ours')).toBe('our own');
  await expect(withoutPublished(secrets, exposure)('theirs')).rejects.toThrow(
    'the secret "theirs" is published with Quayside, and is refused because a real Odoo is configured',
  );
});

it('checks no signature with a key that everybody has', async () => {
  const seen: unknown[] = [];
  const wrappers: Wrappers = {
    open: async function* ({ openpgp }: OpenWrapper) {
      seen.push(openpgp?.partnerKeys);
      yield* [];
    },
    seal: () => Promise.reject(new Error('not asked')),
  };
  const openpgp = { partnerKeys: [published, 'of a partner'] } as unknown as OpenWrapper['openpgp'];
  const wrapper = { kind: 'openpgp', name: 'a.pgp', size: 1, openpgp } as OpenWrapper;
  for (const why of [undefined, exposure]) {
    await withoutPublishedKeys(wrappers, why).open(wrapper)[Symbol.asyncIterator]().next();
  }
  expect(seen).toEqual([[published, 'of a partner'], ['of a partner']]);
});
