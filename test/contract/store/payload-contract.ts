import type { Account } from '@quayside/partners';
import { MovedMeanwhile } from '@quayside/exchange';
import type { NewUpload } from '@quayside/store';
import { describe, expect, it } from 'vitest';
import { at, bytesIn, fresh, newPayload } from './rows.js';
import { meet, type Given } from './store-under-test.js';

export function payloadContract(given: Given): void {
  describe('a payload', () => {
    it('is read from any offset over the borders of its rows', async () => {
      const { store } = given();
      const { chunkSize } = store.payloads;
      const payload = await newPayload(given());
      const bytes = Buffer.from(Uint8Array.from({ length: 2 * chunkSize + 10 }, (_, n) => n % 251));
      for (let index = 0; index * chunkSize < bytes.length; index += 1) {
        await store.payloads.append(payload, index, bytes.subarray(index * chunkSize, (index + 1) * chunkSize));
      }
      for (const [offset, length] of [
        [0, bytes.length],
        [chunkSize - 3, 7],
        [2 * chunkSize, 100],
        [chunkSize, chunkSize],
        [5, 0],
        [bytes.length, 10],
        [3 * chunkSize + 1, 10],
      ] as const) {
        const read = await bytesIn(store, payload, offset, length);
        expect(read.equals(bytes.subarray(offset, offset + length))).toBe(true);
      }
      expect((await bytesIn(store, payload)).equals(bytes)).toBe(true);
      expect(await store.payloads.wholeChunks(payload)).toBe(2);
    });

    it('is written over row by row, and cut', async () => {
      const { store } = given();
      const { chunkSize } = store.payloads;
      const payload = await newPayload(given());
      await store.payloads.append(payload, 0, Buffer.alloc(chunkSize, 'a'));
      await store.payloads.append(payload, 1, Buffer.from('old'));
      await store.payloads.append(payload, 1, Buffer.from('new!'));
      expect(String((await bytesIn(store, payload)).subarray(chunkSize))).toBe('new!');
      await store.payloads.cut(payload, 1);
      expect(await bytesIn(store, payload)).toHaveLength(chunkSize);
      await store.payloads.cut(payload, 0);
      expect([await bytesIn(store, payload), await store.payloads.wholeChunks(payload)]).toEqual([Buffer.alloc(0), 0]);
    });

    it('keeps its own copy of what is given to it', async () => {
      const { store } = given();
      const payload = await newPayload(given());
      const mine = Buffer.from('abc');
      await store.payloads.append(payload, 0, mine);
      mine.fill('x');
      (await bytesIn(store, payload)).fill('y');
      expect(String(await bytesIn(store, payload))).toBe('abc');
    });

    it('that is gone takes no more bytes', async () => {
      const gone = crypto.randomUUID();
      await expect(given().store.payloads.append(gone, 0, Buffer.from('late'))).rejects.toEqual(
        new MovedMeanwhile('payload', gone, 'being written'),
      );
      expect(await bytesIn(given().store, gone)).toHaveLength(0);
    });
  });

  describe('an upload', () => {
    const about = (account = fresh('acme') as Account, name = 'a.part'): NewUpload => ({
      ...{ partner: 'acme', channel: 'sftp-drop', account, name, usage: null },
    });
    const write = (payload: string, text: string) => given().store.payloads.append(payload, 0, Buffer.from(text));

    it('is unfinished with what has come of it', async () => {
      const { uploads } = given();
      const upload = await uploads.open({ ...about(), usage: 'test' });
      await write(upload.payload, 'half');
      const [unfinished] = await uploads.unfinished(upload.account);
      expect(unfinished).toMatchObject({ ...upload, size: 4, closed: null });
      expect(await uploads.named(upload.account, 'a.part')).toEqual(unfinished);
      expect(await uploads.named(upload.account, 'b.part')).toBeUndefined();
      expect(await uploads.unfinished(fresh('acme') as Account)).toEqual([]);
    });

    it('becomes a file once: it is forgotten with its bytes kept', async () => {
      const { store, uploads } = given();
      const upload = await uploads.open(about());
      await write(upload.payload, 'whole');
      await store.commit((tx) => tx.forgetUpload(upload.id));
      expect(String(await bytesIn(store, upload.payload))).toBe('whole');
      expect(await uploads.unfinished(upload.account)).toEqual([]);
      await expect(store.commit((tx) => tx.forgetUpload(upload.id))).rejects.toEqual(
        new MovedMeanwhile('upload', upload.id, 'unfinished'),
      );
    });

    it('becomes one file by two at the same moment', async () => {
      const upload = await given().uploads.open(about());
      const [first, second] = await meet(
        given(),
        (tx) => tx.forgetUpload(upload.id),
        (tx) => tx.forgetUpload(upload.id),
      );
      expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    });

    it('begins anew: one that was broken off under this name is forgotten, one that is being written is not', async () => {
      const { store, uploads } = given();
      const account = fresh('acme');
      const broken = await uploads.open(about(account as Account));
      await write(broken.payload, 'broken');
      await uploads.leave(broken.id, at(1));
      const writing = await uploads.open(about(account as Account));
      await write(writing.payload, 'writing');
      await uploads.open(about(account as Account));
      await uploads.open(about(account as Account, 'other'));
      expect(await bytesIn(store, broken.payload)).toHaveLength(0);
      expect(String(await bytesIn(store, writing.payload))).toBe('writing');
      expect((await uploads.unfinished(account as Account)).map(({ name }) => name)).toEqual(['a.part', 'other']);
      const page = async (after?: string) =>
        (await uploads.unfinished(account as Account, { after, limit: 1 })).map(({ name }) => name);
      expect([await page(), await page('a.part'), await page('other')]).toEqual([['a.part'], ['other'], []]);
    });

    it('goes on in another payload: whoever wrote it until now can write no more', async () => {
      const { store, uploads } = given();
      const old = await uploads.open(about());
      await write(old.payload, 'half');
      await uploads.leave(old.id, at(1));
      const upload = await uploads.resume(old.id);
      expect(upload).toMatchObject({ ...about(old.account) });
      expect(String(await bytesIn(store, upload.payload))).toBe('half');
      await expect(write(old.payload, 'dead')).rejects.toBeInstanceOf(MovedMeanwhile);
      await expect(uploads.resume(old.id)).rejects.toEqual(new MovedMeanwhile('upload', old.id, 'unfinished'));
    });

    it('is closed under a name that says "not finished", in place of an older one of that name', async () => {
      const { store, uploads } = given();
      const account = fresh('acme');
      const [older, newer] = [
        await uploads.open(about(account as Account, 'x')),
        await uploads.open(about(account as Account, 'y')),
      ];
      await write(older.payload, 'older');
      await uploads.park(older.id, 'a.part', 5, 'hash-1', at(1));
      await uploads.park(newer.id, 'a.part', 6, 'hash-2', at(2));
      expect(await bytesIn(store, older.payload)).toHaveLength(0);
      const closed = { id: newer.id, name: 'a.part', size: 6, closed: { sha256: 'hash-2' }, touchedAt: at(2) };
      expect(await uploads.unfinished(account as Account)).toMatchObject([closed]);
      await expect(uploads.park(older.id, 'a.part', 5, 'hash-1', at(3))).rejects.toEqual(
        new MovedMeanwhile('upload', older.id, 'being written'),
      );
    });

    it('of several with one name the one that was touched last is shown', async () => {
      const { uploads } = given();
      const account = fresh('acme');
      const first = await uploads.open(about(account as Account));
      await uploads.open(about(account as Account));
      await uploads.leave(first.id, new Date(Date.now() + 3600_000));
      expect(await uploads.unfinished(account as Account)).toMatchObject([{ id: first.id }]);
    });

    it('is renamed, and abandoned with its bytes', async () => {
      const { store, uploads } = given();
      const upload = await uploads.open(about());
      await write(upload.payload, 'half');
      await uploads.rename(upload.id, 'b.part');
      expect(await uploads.named(upload.account, 'b.part')).toMatchObject({ id: upload.id });
      await uploads.abandon(upload.id);
      expect(await uploads.unfinished(upload.account)).toEqual([]);
      expect(await bytesIn(store, upload.payload)).toHaveLength(0);
    });

    it('that was never finished is forgotten when it is old', async () => {
      const { store, uploads } = given();
      const upload = await uploads.open(about());
      await write(upload.payload, 'half');
      expect(await uploads.abandonOlderThan(new Date(Date.now() - 3600_000))).toBe(0);
      expect(await uploads.abandonOlderThan(new Date(Date.now() + 3600_000))).toBeGreaterThan(0);
      expect(await bytesIn(store, upload.payload)).toHaveLength(0);
    });
  });
}
