import { openHeart, type Heart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { noteQuotaUsed, settleQuotas, type LoginUse } from './login-quota.js';

const acme = { login: 'acme', partner: 'acme' };
const profiles = { acme: [['login: acme', 'login: acme, quota: { files: 100, bytes: 1MB }']] } as const;
const open = ({ ports }: Heart) => ports.store.openExceptions('channel', 'acme');
const hour = 3600_000;
const using = (use: Partial<LoginUse>) => async () => ({ files: 0, bytes: 0, ...use });

it('tells who looks after the partner once, however many files are refused at once', async () => {
  const heart = openHeart({ profiles });
  await Promise.all(Array.from({ length: 5 }, () => noteQuotaUsed(heart.ports, acme, 'the 101st file of a day')));
  await noteQuotaUsed(heart.ports, acme, 'the 102nd file of a day');
  expect(await open(heart)).toMatchObject([{ code: 'quota-used', owner: 'onboarding' }]);
  expect(heart.twin.journal()).toMatchObject([{ to: 'refused', what: 'the 101st file of a day' }]);
});

it('settles itself when there is room again, and not sooner than after an hour', async () => {
  const heart = openHeart({ profiles });
  const since: Date[] = [];
  await noteQuotaUsed(heart.ports, acme, 'too much');
  const settle = (use: Partial<LoginUse>) =>
    settleQuotas(heart.ports, async (login, from) => {
      expect(login).toBe('acme');
      since.push(from);
      return { files: 0, bytes: 0, ...use };
    });
  await settle({});
  expect(await open(heart)).toHaveLength(1);
  heart.pass(hour);
  await settle({ files: 91 });
  await settle({ bytes: 950_000 });
  expect(await open(heart)).toHaveLength(1);
  await settle({ files: 90, bytes: 900_000 });
  expect(await open(heart)).toEqual([]);
  expect(heart.twin.journal().at(-1)).toMatchObject({ to: 'served', row: 'acme' });
  expect(since.at(-1)).toEqual(new Date(heart.ports.clock.now().getTime() - 24 * hour));
});

it('asks only about logins of which something is told', async () => {
  const heart = openHeart({ profiles });
  await settleQuotas(heart.ports, () => Promise.reject(new Error('asked')));
  await noteQuotaUsed(heart.ports, { login: 'nobody', partner: 'acme' }, 'too much');
  await settleQuotas(heart.ports, using({}));
  expect(await heart.ports.store.openExceptions('channel', 'nobody')).toHaveLength(1);
});
