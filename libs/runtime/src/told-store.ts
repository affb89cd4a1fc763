import type { FileRow, Store } from '@quayside/exchange';

/**
 * The same store, which tells of every file once the transaction that received it is committed: whatever it came through, and
 * out of a wrapper too.
 */
export function toldStore(store: Store, received: (file: FileRow) => void): Store {
  return {
    ...store,
    async commit(work) {
      const files: FileRow[] = [];
      const result = await store.commit((tx) =>
        work({
          ...tx,
          async insertFile(row) {
            const file = await tx.insertFile(row);
            files.push(file);
            return file;
          },
        }),
      );
      for (const file of files) received(file);
      return result;
    },
  };
}
