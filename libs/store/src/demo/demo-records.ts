import { transaction, type Database } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { asJson, sql } from '../database/statement.js';
import { demoRecordEntity, type DemoRow } from './demo-record-entity.js';

interface DemoTransaction {
  all(): Promise<readonly DemoRow[]>;
  put(rows: readonly DemoRow[]): Promise<void>;
  remove(model: string, id: number): Promise<void>;
}

/** The records of the Odoo stand-in: in Postgres, so that a killed gateway does not lose them. */
export interface DemoRecords {
  /** One after another, over all processes. */
  transaction<T>(work: (records: DemoTransaction) => Promise<T>): Promise<T>;
}

/** Rows in one statement: a call that makes thousands of records must not keep the next one waiting for as many answers. */
const atOnce = 1000;

const lock = defineCommand(sql`select pg_advisory_xact_lock(hashtext('quayside:demo'))`);
const put = defineCommand(sql<{ rows: readonly DemoRow[] }>`
  insert into demo_record (model, id, "values")
  select model, id, "values" from jsonb_to_recordset(${asJson('rows')}) as r (model text, id int, "values" jsonb)
  on conflict (model, id) do update set "values" = excluded."values"`);

export function demoRecordsIn(database: Database): DemoRecords {
  return {
    transaction: (work) =>
      transaction(database, async (tx) => {
        await lock(tx);
        return work({
          all: () => tx.find(demoRecordEntity, { order: { model: 'ASC', id: 'ASC' } }),
          async put(rows) {
            for (let at = 0; at < rows.length; at += atOnce) await put(tx, { rows: rows.slice(at, at + atOnce) });
          },
          async remove(model, id) {
            await tx.delete(demoRecordEntity, { model, id });
          },
        });
      }),
  };
}
