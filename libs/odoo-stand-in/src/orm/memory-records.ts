import type { StandInRecords, StandInRow, StandInTransaction } from './records.js';

/** Records that last as long as the process, for tests. */
export interface MemoryRecords extends StandInRecords {
  all(): readonly StandInRow[];
}

/** The records of a model by id. One that was given to a call is never changed: a change makes another one. */
type Tables = Map<string, readonly StandInRow[]>;

export function memoryRecords(): MemoryRecords {
  let tables: Tables = new Map();
  let last: Promise<unknown> = Promise.resolve();
  const run = async <T>(work: (records: StandInTransaction) => Promise<T>): Promise<T> => {
    const changed = new Map(tables);
    const result = await work(transactionOn(changed));
    tables = changed;
    return result;
  };
  return {
    all: () => [...tables.values()].flat(),
    transaction: (work) => {
      const result = last.then(() => run(work));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

function transactionOn(tables: Tables): StandInTransaction {
  const table = (model: string) => tables.get(model) ?? [];
  return {
    table: async (model) => table(model),
    named: async (externalIds) =>
      table('ir.model.data').filter(({ values }) => externalIds.includes(values['complete_name'] as string)),
    lastId: async (model) => table(model).reduce((last, { id }) => Math.max(last, id), 0),
    put: async (changed) => {
      for (const [model, rows] of Map.groupBy(changed, (row) => row.model))
        tables.set(model, merged(table(model), rows));
    },
    remove: async (model, id) =>
      void tables.set(
        model,
        table(model).filter((each) => each.id !== id),
      ),
  };
}

function merged(before: readonly StandInRow[], changed: readonly StandInRow[]): readonly StandInRow[] {
  const rows = new Map(before.map((row) => [row.id, row]));
  for (const row of changed) rows.set(row.id, row);
  return [...rows.values()];
}
