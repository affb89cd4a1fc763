import type { NewException, Tx } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, fresh } from './rows.js';
import { meet, type Given } from './store-under-test.js';

const codes = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code);

export function exceptionContract(given: Given): void {
  const trouble = (code = 'channel-unreachable', subject = fresh('box')): NewException => ({
    ...{ subjectKind: 'channel', subject, partner: 'acme', owner: 'operations', code, message: 'away' },
  });

  describe('exceptions', () => {
    it('are open in front of their owner, the oldest first', async () => {
      const { store } = given();
      const late = trouble('late');
      const early = trouble('early', late.subject);
      const id = await store.commit((tx) => tx.openException(late, at(2)));
      await store.commit((tx) => tx.openException(early, at(1)));
      await store.commit((tx) => tx.openException({ ...late, subjectKind: 'lane' }, at(0)));
      expect(codes(await store.openExceptions('channel', late.subject))).toEqual(['early', 'late']);
      expect(await store.exception(id)).toMatchObject({ ...late, id, openedAt: at(2), closedAt: null });
      expect(await store.exception(crypto.randomUUID())).toBeUndefined();
    });

    it('are one a code and row however often they are opened, until that one is closed', async () => {
      const { store } = given();
      const about = trouble();
      const open = (message = 'away') => store.commit((tx) => tx.openException({ ...about, message }, at(0)));
      const first = await open();
      expect(await open('away still')).toBe(first);
      expect(await store.openExceptions('channel', about.subject)).toMatchObject([{ message: 'away' }]);
      await store.commit((tx) => tx.closeExceptions('channel', about.subject, settled));
      expect(await open()).not.toBe(first);
    });

    it.each(['commits', 'fails'] as const)('are one when two meet the same trouble: the first one %s', async (end) => {
      const { store } = given();
      const about = trouble();
      const open = (tx: Tx) => tx.openException(about, at(0));
      const [first, second] = await meet(given(), open, open, end);
      const there = await store.openExceptions('channel', about.subject);
      expect(there).toHaveLength(1);
      expect(second).toMatchObject({ value: there[0]?.id });
      if (end === 'commits') expect(first).toEqual(second);
    });

    it('are found by their codes, those of one partner', async () => {
      const { store } = given();
      const [partner, other] = [fresh('partner'), fresh('partner')];
      const open = (of: string, code: string) =>
        store.commit((tx) => tx.openException({ ...trouble(code), partner: of }, at(0)));
      await open(partner, 'a');
      const b = await open(partner, 'b');
      await open(other, 'b');
      expect((await store.openCoded(partner, ['b', 'c'])).map(({ id }) => id)).toEqual([b]);
      const subject = (await store.exception(b))?.subject ?? '';
      await store.commit((tx) => tx.closeExceptions('channel', subject, settled));
      expect(await store.openCoded(partner, ['b'])).toEqual([]);
    });

    it('are closed for a reason, all of a row or those with some codes', async () => {
      const { store, settled: howSettled } = given();
      const about = trouble('a');
      const opened: string[] = [];
      for (const code of ['a', 'b', 'c']) {
        opened.push(await store.commit((tx) => tx.openException({ ...about, code }, at(0))));
      }
      await store.commit((tx) => tx.closeExceptions('channel', about.subject, settled, ['b', 'x']));
      expect(codes(await store.openExceptions('channel', about.subject))).toEqual(['a', 'c']);
      await store.commit((tx) => tx.closeExceptions('channel', about.subject, { ...settled, at: at(5), by: 'ann' }));
      expect(await store.openExceptions('channel', about.subject)).toEqual([]);
      const closed = await Promise.all(opened.map((id) => store.exception(id)));
      expect(closed.map((each) => each?.closedAt)).toEqual([at(5), at(1), at(5)]);
      expect(await howSettled(opened[1] ?? '')).toEqual({
        closedBy: 'quayside',
        choice: 'settled',
        reason: 'it works',
      });
    });
  });
}

const settled = { at: at(1), by: 'quayside', choice: 'settled', reason: 'it works' };
