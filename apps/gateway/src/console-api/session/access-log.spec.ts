import { expect, it } from 'vitest';
import { signedIn } from '../../../../../test/support/feature-app.js';
import { accessLog } from './access-log.js';

it('has one entry for a document that a session looks at several times, and another one later', async () => {
  let now = 0;
  const noted: unknown[] = [];
  const log = { note: (act: unknown) => Promise.resolve(void noted.push(act)) };
  const access = accessLog({ log, partnerOf: () => Promise.resolve('acme'), now: () => new Date(now) });
  for (let n = 0; n < 3; n += 1) await access.bankDetails(signedIn, 'inbound', 'd');
  const subject = { kind: 'inbound', id: 'd' };
  const one = { actor: 'ines', action: 'access.bank-details', subject, partner: 'acme', changed: {} };
  expect(noted).toEqual([one]);
  await access.bankDetails({ ...signedIn, id: 'another' }, 'inbound', 'd');
  now += 600_000;
  await access.bankDetails(signedIn, 'inbound', 'd');
  expect(noted).toHaveLength(3);
});

it('tells nobody of a look that could not be written down', async () => {
  const log = { note: () => Promise.reject(new Error('no log')) };
  const access = accessLog({ log, partnerOf: () => Promise.resolve(undefined), now: () => new Date(0) });
  await expect(access.bankDetails(signedIn, 'inbound', 'd')).rejects.toThrow('no log');
  await expect(access.bankDetails(signedIn, 'inbound', 'd'), 'and not the second time either').rejects.toThrow();
});
