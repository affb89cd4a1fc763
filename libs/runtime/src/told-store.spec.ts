import type { FileRow, NewFile, Store, Tx } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { toldStore } from './told-store.js';

const row = (name: string) => ({ name }) as NewFile;

function told(fails = false) {
  const heard: string[] = [];
  const tx = { insertFile: async (file: NewFile) => file as unknown as FileRow, journal: async () => undefined };
  const store = {
    commit: async (work: (tx: Tx) => Promise<unknown>) => {
      const result = await work(tx as unknown as Tx);
      expect(heard, 'told before it is committed').toEqual([]);
      if (fails) throw new Error('the commit failed');
      return result;
    },
  } as unknown as Store;
  return { store: toldStore(store, ({ name }) => heard.push(name)), heard };
}

it('tells of the files of a transaction when it is committed, and not before', async () => {
  const { store, heard } = told();
  const result = await store.commit(async (at) => {
    await at.insertFile(row('a.x12'));
    return at.insertFile(row('b.x12'));
  });
  expect(result.name).toBe('b.x12');
  expect(heard).toEqual(['a.x12', 'b.x12']);
});

it('tells of nothing that was not committed', async () => {
  const { store, heard } = told(true);
  await expect(store.commit((at) => at.insertFile(row('a.x12')))).rejects.toThrow('the commit failed');
  expect(heard).toEqual([]);
});
