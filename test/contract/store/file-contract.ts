import type { Account } from '@quayside/partners';
import { describe, expect, it } from 'vitest';
import { at, bytesIn, fresh, insertArrival, insertFile, newArrival, newFile } from './rows.js';
import { meet, type Given } from './store-under-test.js';

export function fileContract(given: Given): void {
  describe('files', () => {
    it('are stored whole, and numbered in the order in which they are inserted', async () => {
      const { store } = given();
      const row = await newFile(given(), { usage: 'test', size: 5_000_000_000 });
      const first = await store.commit((tx) => tx.insertFile(row));
      const second = await insertFile(given());
      const fresh = { state: 'stored', findings: [], parent: null, entry: null, wrapper: null, hiddenAt: null };
      expect(first).toEqual({ ...row, ...fresh, seq: first.seq, place: [first.seq] });
      expect(await store.file(row.id)).toEqual(first);
      expect(Number(second.seq)).toBeGreaterThan(Number(first.seq));
      expect(await store.file(crypto.randomUUID())).toBeUndefined();
    });

    it('out of a wrapper have its place with their entry behind it', async () => {
      const wrapper = await insertFile(given());
      const inner = await insertFile(given(), { parent: wrapper.id, entry: 2 });
      const innermost = await insertFile(given(), { parent: inner.id, entry: 0 });
      expect(inner).toMatchObject({ parent: wrapper.id, entry: 2, place: [wrapper.seq, '2'] });
      expect(innermost.place).toEqual([wrapper.seq, '2', '0']);
    });

    it('are one an entry, whoever makes them at the same moment', async () => {
      const wrapper = await insertFile(given());
      const [one, other] = [
        await newFile(given(), { parent: wrapper.id, entry: 0 }),
        await newFile(given(), { parent: wrapper.id, entry: 0 }),
      ];
      const [first, second] = await meet(
        given(),
        (tx) => tx.insertFile(one),
        (tx) => tx.insertFile(other),
      );
      expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
      expect(await given().store.unwrappedFrom(wrapper.id)).toEqual({ files: 1, bytes: 100 });
    });

    it('know the wrappers around them from the inside out, and all that came out of them', async () => {
      const { store } = given();
      const outer = await insertFile(given(), { size: 10 });
      const inner = await insertFile(given(), { parent: outer.id, entry: 0, size: 20 });
      const file = await insertFile(given(), { parent: inner.id, entry: 1, size: 30 });
      const split = { patch: { wrapper: 'zip' } } as const;
      await store.commit((tx) => tx.move('file', { ...outer, state: 'stored' }, 'split', split));
      expect(await store.wrappersAround(file.id)).toEqual([
        { id: file.id, wrapper: null, size: 30 },
        { id: inner.id, wrapper: null, size: 20 },
        { id: outer.id, wrapper: 'zip', size: 10 },
      ]);
      expect(await store.unwrappedFrom(outer.id)).toEqual({ files: 2, bytes: 50 });
      expect(await store.unwrappedFrom(file.id)).toEqual({ files: 0, bytes: 0 });
    });
  });

  describe('entries on their way out of a wrapper', () => {
    it('are begun anew by the next attempt: what an earlier one wrote is forgotten', async () => {
      const { store } = given();
      const wrapper = await insertFile(given());
      const begin = () => store.commit((tx) => tx.beginEntry(wrapper.id, 0));
      const first = await begin();
      await store.payloads.append(first, 0, Buffer.from('half'));
      const second = await begin();
      expect(second).not.toBe(first);
      expect(await bytesIn(store, first)).toHaveLength(0);
      await expect(store.payloads.append(first, 1, Buffer.from('late'))).rejects.toMatchObject({
        name: 'MovedMeanwhile',
      });
    });

    it('are given up with their bytes, or only the notes of them', async () => {
      const { store } = given();
      const wrapper = await insertFile(given());
      const begun = async (entry: number) => {
        const payload = await store.commit((tx) => tx.beginEntry(wrapper.id, entry));
        await store.payloads.append(payload, 0, Buffer.from('entry'));
        return payload;
      };
      const kept = await begun(0);
      await store.commit((tx) => tx.endUnwrapping(wrapper.id, 'kept'));
      const forgotten = [await begun(0), await begun(1)];
      await store.commit((tx) => tx.endUnwrapping(wrapper.id, 'forgotten'));
      expect(String(await bytesIn(store, kept))).toBe('entry');
      for (const payload of forgotten) expect(await bytesIn(store, payload)).toHaveLength(0);
    });
  });

  describe('arrivals', () => {
    it('begin without what only reading tells', async () => {
      const file = await insertFile(given());
      const findings = [{ code: 'x', severity: 'info', message: 'noted', offset: 3, length: 4 }] as const;
      const row = newArrival(file, { offset: 5_000_000_000, kind: 'edifact', findings });
      await given().store.commit((tx) => tx.insertArrivals([row]));
      const unread = { release: null, head: null, usage: null, sha256: null, reuseAccepted: false };
      expect(await given().store.arrival(row.id)).toEqual({ ...row, ...unread });
      expect(await given().store.arrival(crypto.randomUUID())).toBeUndefined();
    });

    it('are as many as a file has', async () => {
      const { store } = given();
      const file = await insertFile(given());
      const rows = Array.from({ length: 501 }, (_, index) => newArrival(file, { index, offset: index * 10 }));
      await store.commit((tx) => tx.insertArrivals(rows));
      expect(await store.arrival(rows[500]?.id ?? '')).toMatchObject({ index: 500, offset: 5000 });
    });

    it('are split off once: a second one of the same index breaks the commit', async () => {
      const { store } = given();
      const file = await insertFile(given());
      const [one, other] = [newArrival(file), newArrival(file)];
      await store.commit((tx) => tx.insertArrivals([one]));
      await expect(store.commit((tx) => tx.insertArrivals([other]))).rejects.toThrow();
      expect(await store.arrival(other.id)).toBeUndefined();
    });

    it('take with a move what reading has found', async () => {
      const { store } = given();
      const arrival = await insertArrival(given());
      const release = crypto.randomUUID();
      const patch = { usage: 'test', sha256: 'ef56', partner: 'kern', release, reuseAccepted: true } as const;
      await store.commit((tx) => tx.move('arrival', { ...arrival, state: 'received' }, 'read', { patch }));
      expect(await store.arrival(arrival.id)).toEqual({ ...arrival, ...patch, state: 'read' });
    });
  });

  describe('requests', () => {
    it('make one file for each key of an account', async () => {
      const { store } = given();
      const [account, other] = [fresh('api'), fresh('api')];
      const [file, another] = [await insertFile(given()), await insertFile(given())];
      await store.commit((tx) => tx.rememberRequest(account as Account, 'k1', file.id, at(0)));
      await store.commit((tx) => tx.rememberRequest(other as Account, 'k1', another.id, at(0)));
      expect(await store.fileOfRequest(account as Account, 'k1')).toEqual(file);
      expect((await store.fileOfRequest(other as Account, 'k1'))?.id).toBe(another.id);
      expect(await store.fileOfRequest(account as Account, 'k2')).toBeUndefined();
    });

    it.each(['commits', 'fails'] as const)('that come twice at once make one: the first one %s', async (end) => {
      const { store } = given();
      const account = fresh('api');
      const [one, other] = [await insertFile(given()), await insertFile(given())];
      const [, second] = await meet(
        given(),
        (tx) => tx.rememberRequest(account as Account, 'k1', one.id, at(0)),
        (tx) => tx.rememberRequest(account as Account, 'k1', other.id, at(0)),
        end,
      );
      if (end === 'commits') expect(second).toMatchObject({ status: 'rejected', reason: { name: 'MovedMeanwhile' } });
      expect((await store.fileOfRequest(account as Account, 'k1'))?.id).toBe(end === 'commits' ? one.id : other.id);
    });
  });
}
