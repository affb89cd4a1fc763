import type { FileId } from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import { MovedMeanwhile, type RemoteFile } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, bytesIn, fresh, insertFile } from './rows.js';
import { meet, type Given } from './store-under-test.js';

/** What is remembered of the files on the other side of a channel. */
export function remoteFileContract(given: Given): void {
  const remote = (key: string, version = 'v1', size: number | null = 10): RemoteFile => ({
    ...{ key, version, size, folder: 'out', name: key, modifiedAt: at(0) },
  });
  const see = (account: string, files: readonly RemoteFile[], seconds: number, forEver = false) =>
    given().store.commit((tx) => tx.seeRemote(account as Account, files, at(seconds), forEver));
  const begin = (account: string, file: RemoteFile, holder: string) =>
    given().store.commit((tx) => tx.beginRemote(account as Account, file, holder));
  const take = async (account: string, file: RemoteFile, holder: string, as?: FileId) => {
    const id = as ?? (await insertFile(given())).id;
    await given().store.commit((tx) => tx.takeRemote(account as Account, file, holder, id));
    return id;
  };
  const taken = async (account: string, file: RemoteFile) => {
    const holder = crypto.randomUUID();
    await begin(account, file, holder);
    return take(account, file, holder);
  };

  describe('a look at the other side', () => {
    it('counts how often a file was seen unchanged, and since when', async () => {
      const account = fresh('box');
      const first = { key: 'a', version: 'v1', state: 'seen', looks: 1, firstSeenAt: at(1), payload: null, file: null };
      expect(await see(account, [], 1)).toEqual([]);
      expect(await see(account, [remote('a'), remote('b', 'v1', null)], 1)).toMatchObject([first, { key: 'b' }]);
      expect(await see(account, [remote('a')], 2)).toMatchObject([{ ...first, looks: 2 }]);
      expect(await see(account, [remote('a', 'v2')], 3)).toMatchObject([
        { ...first, version: 'v2', firstSeenAt: at(3) },
      ]);
      expect(await see(fresh('box'), [remote('a')], 4)).toMatchObject([{ looks: 1 }]);
    });

    it('forgets the bytes of an older version', async () => {
      const { store } = given();
      const account = fresh('box');
      await see(account, [remote('a')], 1);
      const { payload } = await begin(account, remote('a'), crypto.randomUUID());
      await store.payloads.append(payload, 0, Buffer.from('half'));
      expect(await see(account, [remote('a')], 2)).toMatchObject([{ payload }]);
      expect(await see(account, [remote('a', 'v2')], 3)).toMatchObject([{ payload: null }]);
      expect(await bytesIn(store, payload)).toHaveLength(0);
      const anew = await begin(account, remote('a', 'v2'), crypto.randomUUID());
      expect(anew.payload).not.toBe(payload);
      expect(anew.tag).toBeNull();
    });

    it('begins anew with one that came again after it was confirmed, unless it names one thing for ever', async () => {
      const { store } = given();
      const account = fresh('box');
      const file = remote('a');
      await see(account, [file], 1);
      const id = await taken(account, file);
      expect(await see(account, [file], 2)).toMatchObject([{ state: 'taken', file: id }]);
      await store.commit((tx) => tx.confirmRemote(account as Account, file));
      expect(await see(account, [file], 3, true)).toMatchObject([{ state: 'confirmed', file: id, looks: 3 }]);
      expect(await see(account, [file], 4)).toMatchObject([
        { state: 'seen', file: null, looks: 1, firstSeenAt: at(4) },
      ]);
    });

    it('settles what it did not see: taken files are confirmed, the rest is forgotten', async () => {
      const { store } = given();
      const account = fresh('box');
      const [a, b] = [remote('taken'), remote('half')];
      await see(account, [a, b], 1);
      await taken(account, a);
      const { payload } = await begin(account, b, crypto.randomUUID());
      await store.payloads.append(payload, 0, Buffer.from('half'));
      await store.commit((tx) => tx.forgetUnseen(account as Account, at(1), at(0), false));
      expect(await store.takenRemote(account as Account)).toHaveLength(1);
      await store.commit((tx) => tx.forgetUnseen(account as Account, at(2), at(0), false));
      expect(await store.takenRemote(account as Account)).toEqual([]);
      expect(await bytesIn(store, payload)).toHaveLength(0);
      // What was confirmed is remembered until `keepSince`.
      expect(await see(account, [a], 3, true)).toMatchObject([{ state: 'confirmed' }]);
      await store.commit((tx) => tx.forgetUnseen(account as Account, at(5), at(4), false));
      expect(await see(account, [a, b], 6, true)).toMatchObject([{ state: 'seen' }, { state: 'seen', payload: null }]);
    });

    it('says nothing of what was taken where one thing keeps its key and version for ever', async () => {
      const { store } = given();
      const account = fresh('box');
      await see(account, [remote('a'), remote('b')], 1, true);
      await taken(account, remote('a'));
      await store.commit((tx) => tx.forgetUnseen(account as Account, at(2), at(9), true));
      expect(await store.takenRemote(account as Account)).toMatchObject([{ key: 'a', version: 'v1' }]);
      expect(await see(account, [remote('b')], 3, true)).toMatchObject([{ looks: 1 }]);
    });
  });

  describe('a remote file', () => {
    it('has one payload for its bytes, whoever holds it', async () => {
      const account = fresh('box');
      await see(account, [remote('a')], 1);
      const first = await begin(account, remote('a'), crypto.randomUUID());
      expect(first.tag).toBeNull();
      expect(await begin(account, remote('a'), crypto.randomUUID())).toEqual(first);
    });

    it('remembers the tag of the content that its bytes are of', async () => {
      const { store } = given();
      const account = fresh('box');
      const [old, holder] = [crypto.randomUUID(), crypto.randomUUID()];
      await see(account, [remote('a')], 1);
      await begin(account, remote('a'), old);
      await begin(account, remote('a'), holder);
      const tag = (who: string, value: string) =>
        store.commit((tx) => tx.tagRemote(account as Account, remote('a'), who, value));
      await tag(holder, '"e1"');
      await expect(tag(old, '"e0"')).rejects.toEqual(new MovedMeanwhile('remote file', 'a', 'seen'));
      expect((await begin(account, remote('a'), old)).tag).toBe('"e1"');
    });

    it('becomes one file, by its holder alone', async () => {
      const { store } = given();
      const account = fresh('box');
      const [old, holder] = [crypto.randomUUID(), crypto.randomUUID()];
      await see(account, [remote('a')], 1);
      await begin(account, remote('a'), old);
      await begin(account, remote('a'), holder);
      await expect(take(account, remote('a'), old)).rejects.toBeInstanceOf(MovedMeanwhile);
      await expect(take(account, remote('a', 'v2'), holder)).rejects.toBeInstanceOf(MovedMeanwhile);
      const file = await take(account, remote('a'), holder);
      await expect(take(account, remote('a'), holder)).rejects.toBeInstanceOf(MovedMeanwhile);
      await expect(begin(account, remote('a'), holder)).rejects.toBeInstanceOf(MovedMeanwhile);
      expect(await see(account, [remote('a')], 2)).toMatchObject([{ state: 'taken', file, payload: null }]);
      expect(await store.takenRemote(account as Account)).toMatchObject([{ key: 'a' }]);
    });

    it.each(['commits', 'fails'] as const)('is taken once by two at the same moment: the first one %s', async (end) => {
      const { store } = given();
      const account = fresh('box');
      const holder = crypto.randomUUID();
      await see(account, [remote('a')], 1);
      await begin(account, remote('a'), holder);
      const [one, other] = [await insertFile(given()), await insertFile(given())];
      const [, second] = await meet(
        given(),
        (tx) => tx.takeRemote(account as Account, remote('a'), holder, one.id),
        (tx) => tx.takeRemote(account as Account, remote('a'), holder, other.id),
        end,
      );
      if (end === 'commits') expect(second).toMatchObject({ reason: { name: 'MovedMeanwhile' } });
      const [row] = await store.commit((tx) => tx.seeRemote(account as Account, [remote('a')], at(2), false));
      expect(row?.file).toBe(end === 'commits' ? one.id : other.id);
    });

    it('is confirmed only as the version that was taken', async () => {
      const { store } = given();
      const account = fresh('box');
      for (const [key, second] of [
        ['b', 1],
        ['a', 2],
        ['c', 1],
      ] as const) {
        await see(account, [remote(key)], second);
        await taken(account, remote(key));
      }
      await store.commit((tx) => tx.confirmRemote(account as Account, { key: 'b', version: 'v2' }));
      expect((await store.takenRemote(account as Account)).map(({ key }) => key)).toEqual(['b', 'c', 'a']);
      await store.commit((tx) => tx.confirmRemote(account as Account, { key: 'b', version: 'v1' }));
      expect((await store.takenRemote(account as Account)).map(({ key }) => key)).toEqual(['c', 'a']);
    });

    it('is forgotten with bytes that are no file', async () => {
      const { store } = given();
      const account = fresh('box');
      await see(account, [remote('a')], 1);
      const { payload } = await begin(account, remote('a'), crypto.randomUUID());
      await store.payloads.append(payload, 0, Buffer.from('half'));
      await store.commit((tx) => tx.forgetRemote(account as Account, 'a'));
      expect(await bytesIn(store, payload)).toHaveLength(0);
      expect(await see(account, [remote('a')], 2)).toMatchObject([{ looks: 1, payload: null }]);
    });
  });
}
