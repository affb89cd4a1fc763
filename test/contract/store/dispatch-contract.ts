import type { Account } from '@quayside/partners';
import { describe, expect, it } from 'vitest';
import { at, bytesIn, fresh, insertDispatch, newDispatch } from './rows.js';
import type { Given } from './store-under-test.js';

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

export function dispatchContract(given: Given): void {
  describe('dispatches', () => {
    it('are ready with their bytes as soon as they are committed', async () => {
      const { store } = given();
      const row = newDispatch({ arrival: crypto.randomUUID() });
      await store.commit((tx) => tx.insertDispatch(row, Buffer.from('ISA*00*')));
      const dispatch = await store.dispatch(row.id);
      expect(dispatch).toMatchObject({ ...row, state: 'ready', size: 7, sealedFor: null, plainPayload: null });
      expect([dispatch?.sentAt, dispatch?.hiddenAt]).toEqual([null, null]);
      expect(String(await bytesIn(store, dispatch?.payload ?? ''))).toBe('ISA*00*');
      expect(await store.dispatch(crypto.randomUUID())).toBeUndefined();
    });

    it('may be larger than a row of a payload', async () => {
      const { store } = given();
      const content = Buffer.alloc(2 * store.payloads.chunkSize + 5, 'x');
      const row = newDispatch();
      await store.commit((tx) => tx.insertDispatch(row, content));
      const dispatch = await store.dispatch(row.id);
      expect(dispatch?.size).toBe(content.length);
      expect(content.equals(await bytesIn(store, dispatch?.payload ?? ''))).toBe(true);
    });

    it('that only the partner can read keep what they were before', async () => {
      const { store } = given();
      const row = newDispatch();
      const plain = { content: Buffer.from('ISA*00*'), key: 'A1B2' };
      await store.commit((tx) => tx.insertDispatch(row, Buffer.from('-----BEGIN'), plain));
      const dispatch = await store.dispatch(row.id);
      expect(dispatch).toMatchObject({ sealedFor: 'A1B2', size: 10 });
      expect(String(await bytesIn(store, dispatch?.plainPayload ?? ''))).toBe('ISA*00*');
      expect(String(await bytesIn(store, dispatch?.payload ?? ''))).toBe('-----BEGIN');
    });

    it('are repeated with the same bytes under the same name', async () => {
      const { store } = given();
      const first = await insertDispatch(given());
      await store.commit((tx) =>
        tx.move('dispatch', { ...first, state: 'ready' }, 'sent', { patch: { sentAt: at(1) } }),
      );
      const id = crypto.randomUUID();
      const sent = await store.dispatch(first.id);
      if (!sent) throw new Error('it is gone');
      await store.commit((tx) => tx.repeatDispatch(sent, id, at(9)));
      expect(await store.dispatch(id)).toEqual({ ...first, id, createdAt: at(9) });
      expect(sent).toMatchObject({ state: 'sent', sentAt: at(1) });
    });

    it('that answer an arrival come in the order in which they were made, then by name', async () => {
      const arrival = crypto.randomUUID();
      for (const [name, second] of [
        ['c', 1],
        ['b', 2],
        ['a', 2],
      ] as const) {
        await insertDispatch(given(), { arrival, name, createdAt: at(second) });
      }
      await insertDispatch(given(), { arrival: crypto.randomUUID() });
      expect(names(await given().store.dispatchesAnswering(arrival))).toEqual(['c', 'a', 'b']);
    });

    it('that wait for a channel come oldest first, without those that are to be tried again later', async () => {
      const { store } = given();
      const account = fresh('box');
      const insert = (name: string, second: number) =>
        insertDispatch(given(), { account: account as Account, name, createdAt: at(second) });
      await insert('b', 2);
      await insert('a', 2);
      await insert('c', 1);
      const later = await insert('later', 0);
      const sent = await insert('sent', 0);
      const attempt = { kind: 'dispatch', row: later.id, count: 1, since: at(0), failedAt: at(0) } as const;
      await store.commit(async (tx) => {
        await tx.failed({ ...attempt, retryAt: at(30), error: 'refused' });
        await tx.move('dispatch', { ...sent, state: 'ready' }, 'sent');
      });
      expect(names(await store.readyDispatches(account as Account, at(29), 10))).toEqual(['c', 'a', 'b']);
      expect(names(await store.readyDispatches(account as Account, at(30), 3))).toEqual(['later', 'c', 'a']);
      expect(await store.readyDispatches(fresh('box') as Account, at(30), 3)).toEqual([]);
    });

    it('that are in one state come oldest first, whatever their channel', async () => {
      const { store } = given();
      const old = (name: string, year: number) =>
        insertDispatch(given(), {
          account: fresh('box') as Account,
          name: `${name}-state`,
          createdAt: new Date(Date.UTC(year, 0)),
        });
      const [second, first, third] = [await old('b', 1990), await old('c', 1980), await old('a', 1990)];
      await store.commit(async (tx) => {
        for (const each of [first, second, third]) {
          await tx.move('dispatch', { ...each, state: 'ready' }, 'uncertain');
        }
      });
      const uncertain = await store.dispatchesThatAre('uncertain', 2);
      expect(names(uncertain)).toEqual(['c-state', 'a-state']);
      expect(uncertain[0]).toEqual({ ...first, state: 'uncertain' });
      expect(names(await store.dispatchesThatAre('ready', 100_000))).not.toContain('c-state');
      expect(await store.readyDispatches(first.account, at(99), 10)).toEqual([]);
    });
  });
}
