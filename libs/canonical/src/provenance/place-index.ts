import { FieldPattern } from './field-pattern.js';
import { numberAt } from './number-column.js';
import type { PlaceTable } from './place-table.js';

/** Rows of a table by field and items. It is made when the first field is looked for. */
export class PlaceIndex {
  readonly #fields: ReadonlyMap<string, number>;
  readonly #stars: readonly number[];
  /** The rows of each field one after another, by their items. */
  readonly #order: Uint32Array;
  readonly #starts: Uint32Array;

  constructor(private readonly table: PlaceTable) {
    this.#fields = new Map(table.patterns.map((pattern, number) => [pattern, number]));
    this.#stars = table.patterns.map((pattern) => new FieldPattern(pattern).stars);
    this.#starts = startsOf(table);
    this.#order = this.#ordered();
  }

  /** The row of a field; of one that was noted twice the last. */
  row(pattern: string, items: readonly number[]): number | undefined {
    const field = this.#fields.get(pattern);
    if (field === undefined) return undefined;
    const row = this.#order[this.#firstBeyond(field, items) - 1];
    return row !== undefined && this.#holds(field, row, items) ? row : undefined;
  }

  /** The rows of a field whose first items are these. */
  *rowsBelow(field: number, items: readonly number[]): Iterable<number> {
    const from = this.#starts[field] ?? 0;
    for (let at = this.#firstBeyond(field, items) - 1; at >= from; at--) {
      const row = this.#order[at] ?? 0;
      if (this.#compare(row, items) !== 0) return;
      yield row;
    }
  }

  #holds(field: number, row: number, items: readonly number[]): boolean {
    return numberAt(this.table.field, row) === field && this.#compare(row, items) === 0;
  }

  /** Where the rows of a field begin whose items come after these. */
  #firstBeyond(field: number, items: readonly number[]): number {
    let from = this.#starts[field] ?? 0;
    let to = this.#starts[field + 1] ?? 0;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#compare(this.#order[middle] ?? 0, items) > 0) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  /** The items of a row against these, as far as these go. */
  #compare(row: number, items: readonly number[]): number {
    const from = numberAt(this.table.itemsFrom, row) ?? 0;
    for (const [n, item] of items.entries()) {
      const difference = (this.table.items[from + n] ?? 0) - item;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #ordered(): Uint32Array {
    const { rows, field } = this.table;
    const order = new Uint32Array(this.#starts.at(-1) ?? 0);
    const next = this.#starts.slice();
    for (let row = 0; row < rows; row++) {
      const number = numberAt(field, row);
      if (number === undefined) continue;
      const at = next[number] ?? 0;
      order[at] = row;
      next[number] = at + 1;
    }
    for (const [number, stars] of this.#stars.entries()) this.#sort(order, number, stars);
    return order;
  }

  /** Lines are mostly read in their order. */
  #sort(order: Uint32Array, field: number, stars: number): void {
    const slice = order.subarray(this.#starts[field], this.#starts[field + 1]);
    const between = (a: number, b: number) => this.#between(a, b, stars);
    for (let n = 1; n < slice.length; n++) {
      if (between(slice[n - 1] ?? 0, slice[n] ?? 0) <= 0) continue;
      slice.sort((a, b) => between(a, b) || a - b);
      return;
    }
  }

  #between(a: number, b: number, stars: number): number {
    const { itemsFrom, items } = this.table;
    const [fromA, fromB] = [numberAt(itemsFrom, a) ?? 0, numberAt(itemsFrom, b) ?? 0];
    for (let n = 0; n < stars; n++) {
      const difference = (items[fromA + n] ?? 0) - (items[fromB + n] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** Where the rows of each field begin when they are put in the order of fields; the last one is where they end. */
function startsOf({ rows, patterns, field }: PlaceTable): Uint32Array {
  const starts = new Uint32Array(patterns.length + 1);
  for (let row = 0; row < rows; row++) {
    const number = numberAt(field, row);
    if (number !== undefined) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  }
  for (let n = 1; n < starts.length; n++) starts[n] = (starts[n] ?? 0) + (starts[n - 1] ?? 0);
  return starts;
}
