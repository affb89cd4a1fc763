import type { Json } from '@quayside/exchange';
import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';

interface DemoRow {
  readonly model: string;
  readonly id: number;
  readonly values: { readonly [field: string]: Json };
}

interface DemoTransaction {
  all(): Promise<readonly DemoRow[]>;
  put(row: DemoRow): Promise<void>;
  remove(model: string, id: number): Promise<void>;
}

/** The records of the Odoo stand-in: in Postgres, so that a killed gateway does not lose them. */
export interface DemoRecords {
  transaction<T>(work: (records: DemoTransaction) => Promise<T>): Promise<T>;
}

export function demoRecordsIn(source: DataSource): DemoRecords {
  return {
    transaction: (work) =>
      source.transaction(async (tx) => {
        // One after another, also those of other processes.
        await rows(tx, `select pg_advisory_xact_lock(hashtext('quayside:demo'))`);
        return work({
          all: () => rows<DemoRow>(tx, 'select model, id, "values" from demo_record order by model, id'),
          async put({ model, id, values }) {
            await rows(
              tx,
              `insert into demo_record (model, id, "values") values ($1, $2, $3) on conflict (model, id) do update set "values" = excluded."values"`,
              [model, id, JSON.stringify(values)],
            );
          },
          async remove(model, id) {
            await rows(tx, 'delete from demo_record where model = $1 and id = $2', [model, id]);
          },
        });
      }),
  };
}
