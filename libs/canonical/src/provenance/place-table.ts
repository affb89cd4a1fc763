type Column = Uint32Array<ArrayBuffer>;

/** The numbers of a place that are often absent, in the order in which JSON names them. */
export const countedMembers = ['segment', 'element', 'component', 'repetition', 'row', 'column'] as const;

/**
 * Places of fields as columns, a row for each place, in the order of reading. `field` is the number of the pattern plus one; 0 a
 * further place of the field above. `items` holds what stands for the stars of a pattern, and then the numbers of the path, from
 * `itemsFrom` on. In all the others 0 stands for a number that is absent and each number is kept as one more; `tag` and `path`
 * are numbers of words. A column that nothing was put into is empty, and one may end before the last row.
 */
export interface PlaceTable {
  readonly rows: number;
  readonly patterns: readonly string[];
  readonly words: readonly string[];
  readonly field: Column;
  readonly itemsFrom: Column;
  readonly items: Column;
  readonly offset: Float64Array<ArrayBuffer>;
  readonly length: Column;
  readonly tag: Column;
  readonly segment: Column;
  readonly element: Column;
  readonly component: Column;
  readonly repetition: Column;
  readonly row: Column;
  readonly column: Column;
  readonly path: Column;
}

/** A table of some of the rows. */
export function rowsOf(table: PlaceTable, rows: readonly number[]): PlaceTable {
  const picked = <N extends Column | Float64Array<ArrayBuffer>>(column: N): N => {
    const some = column.slice(0, rows.length) as N;
    for (let n = 0; n < some.length; n++) some[n] = column[rows[n] ?? 0] ?? 0;
    return some;
  };
  return {
    ...table,
    rows: rows.length,
    field: picked(table.field),
    itemsFrom: picked(table.itemsFrom),
    offset: picked(table.offset),
    length: picked(table.length),
    tag: picked(table.tag),
    segment: picked(table.segment),
    element: picked(table.element),
    component: picked(table.component),
    repetition: picked(table.repetition),
    row: picked(table.row),
    column: picked(table.column),
    path: picked(table.path),
  };
}
