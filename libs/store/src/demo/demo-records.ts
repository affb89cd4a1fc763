import { transaction, type Database } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { asJson, sql } from '../database/statement.js';
import { demoRecordEntity, type DemoRow } from './demo-record-entity.js';

interface DemoTransaction {
  all(): Promise<readonly DemoRow[]>;
  put(row: DemoRow): Promise<void>;
  remove(model: string, id: number): Promise<void>;
}

/** The records of the Odoo stand-in: in Postgres, so that a killed gateway does not lose them. */
export interface DemoRecords {
  /** One after another, over all processes. */
  transaction<T>(work: (records: DemoTransaction) => Promise<T>): Promise<T>;
}

const lock = defineCommand(sql`select pg_advisory_xact_lock(hashtext('quayside:demo'))`);
const put = defineCommand(sql<DemoRow>`
  insert into demo_record (model, id, "values") values (${'model'}, ${'id'}, ${asJson('values')})
  on conflict (model, id) do update set "values" = excluded."values"`);

export function demoRecordsIn(database: Database): DemoRecords {
  return {
    transaction: (work) =>
      transaction(database, async (tx) => {
        await lock(tx);
        return work({
          all: () => tx.find(demoRecordEntity, { order: { model: 'ASC', id: 'ASC' } }),
          async put(row) {
            await put(tx, row);
          },
          async remove(model, id) {
            await tx.delete(demoRecordEntity, { model, id });
          },
        });
      }),
  };
}
