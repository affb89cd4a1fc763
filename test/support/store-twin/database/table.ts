/** Rows of one kind, and what tells them apart. Holds nothing: the rows are in a `MemoryDatabase`. */
export interface Table<Row extends object> {
  readonly name: string;
  keyOf(row: Row): string;
}

export function table<Row extends object>(name: string, key: (row: Row) => readonly (string | number)[]): Table<Row> {
  return { name, keyOf: (row) => keyed(...key(row)) };
}

/** A key of one or several parts, as `Table.keyOf` writes it. */
export function keyed(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
