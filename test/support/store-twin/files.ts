import type { FileRow, Reads, Tx } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import { NotUnique, type Transaction } from './database/transaction.js';

export const files = table<FileRow>(
  'file',
  ({ id }) => [id],
  ({ account, name }) => [account, name],
);

export function fileReads(rows: Rows): Pick<Reads, 'file'> {
  return { file: async (id) => rows.get(files, keyed(id)) };
}

export function fileWrites(tx: Transaction): Pick<Tx, 'insertFile'> {
  return {
    async insertFile({ parent = null, entry = null, ...row }) {
      if (parent !== null) await oneOfEntry(tx, parent, entry ?? 0);
      const seq = tx.next('file');
      const around = parent === null ? undefined : tx.get(files, keyed(parent));
      const place = around ? [...around.place, String(entry)] : [seq];
      const fresh = { state: 'stored' as const, findings: [], hiddenAt: null, wrapper: null };
      return tx.insert(files, { ...row, ...fresh, parent, entry, seq, place });
    },
  };
}

async function oneOfEntry(tx: Transaction, parent: string, entry: number): Promise<void> {
  const what = `file of wrapper ${parent}, entry ${entry}`;
  await tx.lock(what);
  if (tx.all(files, (each) => each.parent === parent && each.entry === entry).length > 0) tx.break(new NotUnique(what));
}
