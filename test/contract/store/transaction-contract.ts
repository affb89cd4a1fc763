import { createHash } from 'node:crypto';
import { MovedMeanwhile, NotStorable } from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import { describe, expect, it } from 'vitest';
import { at, fresh, insertFile, newFile, newPayload } from './rows.js';
import { meet, type Given } from './store-under-test.js';

/** PostgreSQL packs what repeats itself; this does not. */
const manyCharacters = Array.from({ length: 100 }, (_, n) =>
  createHash('sha512').update(String(n)).digest('base64'),
).join('');

/** What holds of every commit, whatever is written in it. */
export function transactionContract(given: Given): void {
  describe('a commit', () => {
    it('makes rows, moves, journal and jobs visible together, and nothing of them before', async () => {
      const { store, jobs, journal } = given();
      const row = await newFile(given(), { account: fresh('box') as Account });
      await store.commit(async (tx) => {
        const file = await tx.insertFile(row);
        await tx.move('file', { ...file, state: 'stored' }, 'split', { what: 'two arrivals' });
        await tx.enqueue({ queue: 'file', whose: file.account });
        expect((await tx.file(file.id))?.state).toBe('split');
        expect(await store.file(file.id)).toBeUndefined();
        expect(await journal(file.id)).toEqual([]);
        expect(await jobs()).not.toContainEqual({ queue: 'file', whose: file.account });
      });
      expect((await store.file(row.id))?.state).toBe('split');
      expect(await journal(row.id)).toMatchObject([{ from: 'stored', to: 'split', what: 'two arrivals' }]);
      expect(await jobs()).toContainEqual({ queue: 'file', whose: row.account });
    });

    it('leaves nothing of itself when its work throws', async () => {
      const { store, jobs, journal } = given();
      const file = await insertFile(given(), { account: fresh('box') as Account });
      const broken = store.commit(async (tx) => {
        await tx.move('file', { ...file, state: 'stored' }, 'split');
        await tx.openException({ ...aboutFile(file.id), code: 'x' }, at(0));
        await tx.enqueue({ queue: 'file', whose: file.account });
        throw new Error('a bad day');
      });
      await expect(broken).rejects.toThrow('a bad day');
      expect((await store.file(file.id))?.state).toBe('stored');
      expect(await store.openExceptions('file', file.id)).toEqual([]);
      expect(await journal(file.id)).toEqual([]);
      expect(await jobs()).not.toContainEqual({ queue: 'file', whose: file.account });
    });

    it('cannot be made once a statement in it has failed, whoever caught that', async () => {
      const { store } = given();
      const first = await insertFile(given());
      const row = await newFile(given());
      const broken = store.commit(async (tx) => {
        await tx.insertFile(row);
        await tx.insertFile({ ...row, id: first.id }).catch(() => undefined);
        await tx.journal({ kind: 'file', row: row.id, what: 'goes on', actor: 'test' });
      });
      await expect(broken).rejects.toThrow();
      expect(await store.file(row.id)).toBeUndefined();
    });

    it('returns what its work returns', async () => {
      expect(await given().store.commit(async () => 'done')).toBe('done');
    });

    it('sees in each statement what others have committed by then', async () => {
      const { store } = given();
      const file = await insertFile(given());
      await store.commit(async (tx) => {
        expect((await tx.file(file.id))?.hiddenAt).toBeNull();
        await store.commit((other) => other.patch('file', file.id, { hiddenAt: at(1) }));
        expect((await tx.file(file.id))?.hiddenAt).toEqual(at(1));
      });
    });

    it.each([
      ['a zero byte', 'a\0b'],
      ['the first half of a character', 'a\ud83d'],
      ['the second half of a character', '\ude00b'],
      ['more characters than its index has room for', manyCharacters],
    ])('stores no text with %s', async (_, name) => {
      const { store } = given();
      const row = await newFile(given(), { name });
      await expect(store.commit((tx) => tx.insertFile(row))).rejects.toBeInstanceOf(NotStorable);
      expect(await store.file(row.id)).toBeUndefined();
    });

    it.each(['a\0b', 'a\ud83d', '\ude00b'])('stores no JSON with %j in it, as a text or as a name', async (text) => {
      const { store } = given();
      const { id } = await insertFile(given());
      for (const detail of [{ deep: [{ text }] }, { [text]: 1 }]) {
        const line = { kind: 'file', row: id, what: 'x', actor: 'test', detail } as const;
        await expect(store.commit((tx) => tx.journal(line))).rejects.toBeInstanceOf(NotStorable);
      }
    });

    it('shows what lines for people repeat of outside', async () => {
      const { store, journal } = given();
      const { id } = await insertFile(given());
      const what = 'received a\u202eb\0c\ud800';
      await store.commit(async (tx) => {
        await tx.journal({ kind: 'file', row: id, what, actor: 'test' });
        await tx.openException({ ...aboutFile(id), code: 'x', message: what }, at(0));
      });
      const expected = 'received a‹U+202E›b‹U+0000›c‹U+D800›';
      expect(await journal(id)).toMatchObject([{ what: expected }]);
      expect(await store.openExceptions('file', id)).toMatchObject([{ message: expected }]);
    });
  });

  describe('a move', () => {
    it('is refused with MovedMeanwhile when the row is no longer in its state', async () => {
      const { store, journal } = given();
      const file = await insertFile(given());
      const stored = { ...file, state: 'stored' } as const;
      await store.commit((tx) => tx.move('file', stored, 'split', { actor: 'first' }));
      const late = store.commit((tx) => tx.move('file', stored, 'unreadable', { patch: { wrapper: 'zip' } }));
      await expect(late).rejects.toEqual(new MovedMeanwhile('file', file.id, 'stored'));
      expect(await store.file(file.id)).toMatchObject({ state: 'split', wrapper: null });
      expect(await journal(file.id)).toMatchObject([{ actor: 'first' }]);
    });

    it('waits for another one of the same row, and loses when that one commits', async () => {
      const { store } = given();
      const stored = { ...(await insertFile(given())), state: 'stored' } as const;
      const [, second] = await meet(
        given(),
        (tx) => tx.move('file', stored, 'split'),
        (tx) => tx.move('file', stored, 'unreadable'),
      );
      expect(second).toMatchObject({ status: 'rejected', reason: { name: 'MovedMeanwhile' } });
      expect((await store.file(stored.id))?.state).toBe('split');
    });

    it('wins when the one that it waited for fails', async () => {
      const { store } = given();
      const stored = { ...(await insertFile(given())), state: 'stored' } as const;
      const [, second] = await meet(
        given(),
        (tx) => tx.move('file', stored, 'split'),
        (tx) => tx.move('file', stored, 'unreadable'),
        'fails',
      );
      expect(second.status).toBe('fulfilled');
      expect((await store.file(stored.id))?.state).toBe('unreadable');
    });

    it('changes the row with it, and says in the journal who did what', async () => {
      const { store, journal } = given();
      const file = await insertFile(given());
      const findings = [{ code: 'file-empty', severity: 'fatal', message: 'empty' }] as const;
      const change = { patch: { findings }, what: 'is empty', actor: 'splitFile' };
      await store.commit((tx) => tx.move('file', { ...file, state: 'stored' }, 'unreadable', change));
      expect(await store.file(file.id)).toEqual({ ...file, state: 'unreadable', findings });
      expect(await journal(file.id)).toMatchObject([
        { from: 'stored', to: 'unreadable', what: 'is empty', actor: 'splitFile' },
      ]);
    });
  });

  it('patches a row without moving it', async () => {
    const { store, journal } = given();
    const file = await insertFile(given());
    await store.commit((tx) => tx.patch('file', file.id, { hiddenAt: at(3) }));
    expect(await store.file(file.id)).toEqual({ ...file, hiddenAt: at(3) });
    expect(await journal(file.id)).toEqual([]);
  });

  it('ends two transactions that wait for each other: one of them is told to try again', async () => {
    const { store } = given();
    const [a, b] = [await insertFile(given()), await insertFile(given())];
    const both = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() };
    const patchBoth = async (one: string, other: string, mine: 'a' | 'b', theirs: 'a' | 'b') =>
      store.commit(async (tx) => {
        await tx.patch('file', one, { hiddenAt: at(1) });
        both[mine].resolve();
        await both[theirs].promise;
        await tx.patch('file', other, { hiddenAt: at(1) });
      });
    const ended = await Promise.allSettled([patchBoth(a.id, b.id, 'a', 'b'), patchBoth(b.id, a.id, 'b', 'a')]);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = ended.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { name: 'Unavailable', system: 'postgres' } });
  });

  describe('what is done exclusively', () => {
    it('is done by one at a time, and by anybody once that one has ended', async () => {
      const { store } = given();
      const name = fresh('lane');
      const inner = await store.exclusively(name, async () => ({
        same: await store.exclusively(name, async () => 'too early'),
        other: await store.exclusively(`${name}/other`, async () => 'another lane'),
      }));
      expect(inner).toEqual({ same: undefined, other: 'another lane' });
      expect(await store.exclusively(name, async () => 'free again')).toBe('free again');
    });

    it('is free again when it failed', async () => {
      const { store } = given();
      const name = fresh('lane');
      const broken = store.exclusively(name, async () => {
        throw new Error('a bad day');
      });
      await expect(broken).rejects.toThrow('a bad day');
      expect(await store.exclusively(name, async () => 'free again')).toBe('free again');
    });
  });

  it('writes lines of the journal in order', async () => {
    const { store, journal } = given();
    const row = fresh('x');
    const line = { kind: 'system', row, actor: 'test' } as const;
    await store.commit(async (tx) => {
      await tx.journal({ ...line, what: 'one' });
      await tx.journal({ ...line, what: 'two', from: 'a', to: 'b', partner: 'acme', detail: { n: 1 } });
    });
    expect(await journal(row)).toMatchObject([{ what: 'one' }, { what: 'two', from: 'a', to: 'b' }]);
  });

  it('keeps the bytes of a payload apart from the transaction in which they are written', async () => {
    const { store } = given();
    const payload = await newPayload(given());
    const broken = store.commit(async () => {
      await store.payloads.append(payload, 0, Buffer.from('kept'));
      throw new Error('a bad day');
    });
    await expect(broken).rejects.toThrow();
    expect(await store.payloads.wholeChunks(payload)).toBe(0);
    for await (const part of store.payloads.read(payload)) expect(Buffer.from(part).toString()).toBe('kept');
  });
}

function aboutFile(subject: string) {
  return { subjectKind: 'file', subject, partner: 'acme', owner: 'operations', message: 'look' } as const;
}
