import type { ArrivalRow, Reads, Tx } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import { NotUnique, type Transaction } from './database/transaction.js';

export const arrivals = table<ArrivalRow>('arrival', ({ id }) => [id]);

export function arrivalReads(rows: Rows): Pick<Reads, 'arrival'> {
  return { arrival: async (id) => rows.get(arrivals, keyed(id)) };
}

export function arrivalWrites(tx: Transaction): Pick<Tx, 'insertArrivals'> {
  return {
    async insertArrivals(list) {
      const fresh = { release: null, head: null, usage: null, sha256: null, reuseAccepted: false };
      for (const row of list) {
        const what = `arrival ${row.index} of file ${row.file}`;
        await tx.lock(what);
        const there = tx.all(arrivals, ({ file, index }) => file === row.file && index === row.index);
        if (there.length > 0) tx.break(new NotUnique(what));
        await tx.insert(arrivals, { ...row, ...fresh });
      }
    },
  };
}
