/** Rows of one kind, and what tells them apart. Holds nothing: the rows are in a `MemoryDatabase`. */
export interface Table<Row extends object> {
  readonly name: string;
  keyOf(row: Row): string;
  /** The texts by which a row is found: an index has no room for long ones. */
  foundBy(row: Row): readonly (string | null)[];
}

export function table<Row extends object>(
  name: string,
  key: (row: Row) => readonly (string | number)[],
  foundBy: (row: Row) => readonly (string | null)[] = () => [],
): Table<Row> {
  return { name, keyOf: (row) => keyed(...key(row)), foundBy };
}

/** A key of one or several parts, as `Table.keyOf` writes it. */
export function keyed(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
