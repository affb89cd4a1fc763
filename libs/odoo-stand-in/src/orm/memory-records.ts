import type { StandInRecords, StandInRow, StandInTransaction } from './records.js';

/** Records that last as long as the process, for tests. */
export interface MemoryRecords extends StandInRecords {
  all(): readonly StandInRow[];
}

export function memoryRecords(): MemoryRecords {
  let rows = new Map<string, StandInRow>();
  let last: Promise<unknown> = Promise.resolve();
  const run = async <T>(work: (records: StandInTransaction) => Promise<T>): Promise<T> => {
    const changed = new Map(rows);
    const result = await work(transactionOn(changed));
    rows = changed;
    return result;
  };
  return {
    all: () => [...rows.values()],
    transaction: (work) => {
      const result = last.then(() => run(work));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

function transactionOn(rows: Map<string, StandInRow>): StandInTransaction {
  const table = (model: string) => [...rows.values()].filter((each) => each.model === model);
  return {
    table: async (model) => table(model),
    named: async (externalIds) =>
      table('ir.model.data').filter(({ values }) => externalIds.includes(values['complete_name'] as string)),
    lastId: async (model) => Math.max(0, ...table(model).map(({ id }) => id)),
    put: async (changed) => changed.forEach((row) => rows.set(`${row.model}/${row.id}`, row)),
    remove: async (model, id) => void rows.delete(`${model}/${id}`),
  };
}
