import type { Account } from '@quayside/partners';
import { describe, expect, it } from 'vitest';
import { at, fresh } from './rows.js';
import type { Given } from './store-under-test.js';

export function channelContract(given: Given): void {
  describe('channels', () => {
    it('are made when they are first used, and due at once', async () => {
      const { store } = given();
      const account = fresh('box');
      expect(await store.channel(account as Account)).toBeUndefined();
      const made = await store.commit((tx) =>
        tx.ensureChannel({ account: account as Account, partner: 'acme', kind: 'sftp-poll' }, at(1)),
      );
      expect(made).toEqual({
        ...{ account, partner: 'acme', kind: 'sftp-poll', dueAt: at(1), failures: 0, heldBack: null },
        ...{ pausedAt: null, pausedBy: null, servedAt: null, failingSince: null, failingIn: null, failedAt: null },
        ...{ error: null, retryAt: null, trusted: null, trustedBy: null, trustedAt: null, offered: null },
        position: null,
        heldBack: null,
      });
      expect(await store.channel(account as Account)).toEqual(made);
    });

    it('keep how they stand when they are there: only partner and kind follow the profile', async () => {
      const { store } = given();
      const account = fresh('box');
      await store.commit((tx) =>
        tx.ensureChannel({ account: account as Account, partner: 'acme', kind: 'sftp-poll' }, at(1)),
      );
      await store.commit((tx) => tx.patchChannel(account as Account, { failures: 2, position: 'page 3' }));
      const again = await store.commit((tx) =>
        tx.ensureChannel({ account: account as Account, partner: 'kern', kind: 'rest-poll' }, at(9)),
      );
      expect(again).toMatchObject({
        partner: 'kern',
        kind: 'rest-poll',
        dueAt: at(1),
        failures: 2,
        position: 'page 3',
      });
    });

    it('are patched by their names, and listed by them', async () => {
      const { store } = given();
      const [first, second] = [fresh('a-box'), fresh('b-box')];
      for (const account of [second, first]) {
        await store.commit((tx) =>
          tx.ensureChannel({ account: account as Account, partner: 'acme', kind: 'sftp-poll' }, at(0)),
        );
      }
      const patch = { pausedAt: at(1), pausedBy: 'ann', failingIn: 'send', error: 'away', retryAt: at(9) } as const;
      await store.commit((tx) => tx.patchChannel(second as Account, patch));
      expect(await store.channel(second as Account)).toMatchObject(patch);
      const mine = (await store.channels()).filter(({ account }) => account === first || account === second);
      expect(mine.map(({ account, error }) => [account, error])).toEqual([
        [first, null],
        [second, 'away'],
      ]);
    });
  });
}
