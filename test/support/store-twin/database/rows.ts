import type { Table } from './table.js';

/** What a reader sees: committed rows, and inside a transaction also its own. */
export interface Rows {
  get<Row extends object>(table: Table<Row>, key: string): Row | undefined;
  /** In the order in which they were first written. */
  all<Row extends object>(table: Table<Row>, where?: (row: Row) => boolean): readonly Row[];
}
