import type { Json } from './json.js';

/** One record of the stand-in: what Odoo would keep in a row of the model's table. */
export interface StandInRow {
  readonly model: string;
  readonly id: number;
  readonly values: { readonly [field: string]: Json };
}

/** What may be done with the records inside one transaction. */
export interface StandInTransaction {
  /** The records of a model by their ids. */
  table(model: string): Promise<readonly StandInRow[]>;
  /** The records of `ir.model.data` that have one of these external ids. */
  named(externalIds: readonly string[]): Promise<readonly StandInRow[]>;
  /** The highest id of a model; 0 if it has no records. */
  lastId(model: string): Promise<number>;
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
