import type { Json } from './json.js';

/** One record of the stand-in: what Odoo would keep in a row of the model's table. */
export interface StandInRow {
  readonly model: string;
  readonly id: number;
  readonly values: { readonly [field: string]: Json };
}

/** What may be done with the records inside one transaction. */
export interface StandInTransaction {
  all(): Promise<readonly StandInRow[]>;
  put(rows: readonly StandInRow[]): Promise<void>;
  remove(model: string, id: number): Promise<void>;
}

/** Where the stand-in keeps its records. */
export interface StandInRecords {
  /**
   * Runs `work` in a transaction: when it throws, nothing of it stays. Transactions run one after another, also those of
   * other processes.
   */
  transaction<T>(work: (records: StandInTransaction) => Promise<T>): Promise<T>;
}

/** Records that last as long as the process, for tests. */
export function memoryRecords(): StandInRecords {
  let rows = new Map<string, StandInRow>();
  let last: Promise<unknown> = Promise.resolve();
  const run = async <T>(work: (records: StandInTransaction) => Promise<T>): Promise<T> => {
    const changed = new Map(rows);
    const result = await work({
      all: async () => [...changed.values()],
      put: async (rows) => rows.forEach((row) => changed.set(`${row.model}/${row.id}`, row)),
      remove: async (model, id) => void changed.delete(`${model}/${id}`),
    });
    rows = changed;
    return result;
  };
  return {
    transaction: (work) => {
      const result = last.then(() => run(work));
      last = result.catch(() => undefined);
      return result;
    },
  };
}
