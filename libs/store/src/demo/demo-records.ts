import { transaction, type Database } from '../database/connection.js';
import { z } from 'zod';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { int, json, text } from '../database/result-columns.js';
import { asJson, sql } from '../database/statement.js';
import { demoRecordEntity, type DemoRow } from './demo-record-entity.js';

interface DemoTransaction {
  table(model: string): Promise<readonly DemoRow[]>;
  named(externalIds: readonly string[]): Promise<readonly DemoRow[]>;
  lastId(model: string): Promise<number>;
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
const row = z.object({ model: text, id: int, values: json<DemoRow['values']>() });
const table = defineQuery(
  sql<{ model: string }>`select model, id, "values" from demo_record where model = ${'model'} order by id`,
  row,
);
// Index demo_record_named.
const named = defineQuery(
  sql<{ externalIds: readonly string[] }>`
    select model, id, "values" from demo_record
    where model = 'ir.model.data' and "values" ->> 'complete_name' = any(${'externalIds'}::text[])`,
  row,
);
const last = defineQuery(
  sql<{ model: string }>`select coalesce(max(id), 0) as id from demo_record where model = ${'model'}`,
  z.object({ id: int }),
);
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
          table: (model) => table.all(tx, { model }),
          named: (externalIds) => named.all(tx, { externalIds }),
          lastId: async (model) => (await last.only(tx, { model })).id,
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
