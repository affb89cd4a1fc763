import { Locks } from './locks.js';
import type { Rows } from './rows.js';
import type { Table } from './table.js';
import { Transaction, type Changes } from './transaction.js';

/**
 * Tables in memory with the isolation that the store relies on in PostgreSQL (read committed): nothing of a transaction is seen
 * before it commits, each of its statements sees what others have committed by then, and whoever writes a row that another
 * transaction has written waits for the end of that one.
 */
export class MemoryDatabase implements Rows {
  readonly #tables = new Map<string, Map<string, object>>();
  readonly #sequences = new Map<string, bigint>();
  readonly locks = new Locks();

  get<Row extends object>(table: Table<Row>, key: string): Row | undefined {
    return this.#rows(table.name).get(key) as Row | undefined;
  }

  all<Row extends object>(table: Table<Row>, where: (row: Row) => boolean = () => true): readonly Row[] {
    return ([...this.#rows(table.name).values()] as Row[]).filter(where);
  }

  /** The next number of a sequence. As in PostgreSQL, one that a failed transaction took is not given again. */
  next(sequence: string): string {
    const next = (this.#sequences.get(sequence) ?? 0n) + 1n;
    this.#sequences.set(sequence, next);
    return String(next);
  }

  /** Runs `work` in one transaction: all of what it writes, or nothing. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const tx = new Transaction(this);
    try {
      const result = await work(tx);
      this.#apply(tx.changes());
      return result;
    } finally {
      tx.end();
    }
  }

  #apply(changes: Changes): void {
    for (const [table, rows] of changes) {
      const committed = this.#rows(table);
      for (const [key, row] of rows) {
        if (row) committed.set(key, row);
        else committed.delete(key);
      }
    }
  }

  /** Only rows of one table are ever put under its name. */
  #rows(table: string): Map<string, object> {
    const rows = this.#tables.get(table) ?? new Map<string, object>();
    this.#tables.set(table, rows);
    return rows;
  }
}
