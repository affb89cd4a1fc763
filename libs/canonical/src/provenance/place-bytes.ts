import { FieldPattern } from './field-pattern.js';
import { numberAt } from './number-column.js';
import { holesIn } from './path-template.js';
import type { PlaceTable } from './place-table.js';
import { VarintReader, VarintWriter } from './varint.js';

// Version, patterns, words, number of rows; then column by column the difference of each number to the one above it, which is small;
// then the items row by row, each as its difference to the item that stood there last. A column that is empty is a 0, others begin with 1.
// docs/decisions/0038 says why.
const version = 1;

const rowColumns = ['length', 'tag', 'segment', 'element', 'component', 'repetition', 'row', 'column', 'path'] as const;

export function bytesOfTable(table: PlaceTable): Uint8Array<ArrayBuffer> {
  const writer = new VarintWriter(1024 + table.rows * 8);
  writer.write(version);
  for (const texts of [table.patterns, table.words]) {
    writer.write(texts.length);
    for (const text of texts) writer.writeText(text);
  }
  writer.write(table.rows);
  for (const column of [table.field, table.offset, ...rowColumns.map((name) => table[name])]) {
    writer.write(column.length === 0 ? 0 : 1);
    if (column.length > 0) writer.writeColumn(column, table.rows);
  }
  writeItems(writer, table);
  return writer.written();
}

/** Throws RangeError where the bytes are not a table. */
export function tableOfBytes(bytes: Uint8Array): PlaceTable {
  const reader = new VarintReader(bytes);
  const read = reader.read();
  if (read !== version) throw new RangeError(`places of version ${read} cannot be read`);
  const patterns = Array.from({ length: reader.readCount() }, () => reader.readText());
  const words = Array.from({ length: reader.readCount() }, () => reader.readText());
  const rows = reader.readCount();
  const field = readColumn(reader, Uint32Array, rows, patterns.length);
  const offset = readColumn(reader, Float64Array, rows, Number.MAX_SAFE_INTEGER);
  const most = (name: string) => (name === 'tag' || name === 'path' ? words.length : 2 ** 32 - 1);
  const columns = Object.fromEntries(
    rowColumns.map((name) => [name, readColumn(reader, Uint32Array, rows, most(name))]),
  ) as Pick<PlaceTable, (typeof rowColumns)[number]>;
  const table = { rows, patterns, words, field, offset, ...columns };
  return { ...table, ...readItems(reader, table) };
}

function writeItems(writer: VarintWriter, table: PlaceTable): void {
  const counts = new ItemCounts(table);
  const last: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    const from = numberAt(table.itemsFrom, row) ?? 0;
    const count = counts.of(row);
    for (let n = 0; n < count; n++) {
      const item = table.items[from + n] ?? 0;
      writer.writeSigned(item - (last[n] ?? 0));
      last[n] = item;
    }
  }
}

/** A column takes a byte a row at least, so that no more memory is taken than the bytes are worth. */
function readColumn<N extends Uint32Array | Float64Array>(
  reader: VarintReader,
  Kind: new (length: number) => N,
  rows: number,
  most: number,
): N {
  if (reader.read() === 0) return new Kind(0);
  if (rows > reader.left) throw new RangeError(`${rows} numbers are said to follow in ${reader.left} bytes`);
  const column = new Kind(rows);
  let number = 0;
  for (let row = 0; row < rows; row++) {
    number += reader.readSigned();
    if (!(number >= 0 && number <= most)) throw new RangeError(`a place says ${number}`);
    column[row] = number;
  }
  return column;
}

function readItems(
  reader: VarintReader,
  table: Pick<PlaceTable, 'rows' | 'patterns' | 'words' | 'field' | 'path'>,
): Pick<PlaceTable, 'items' | 'itemsFrom'> {
  const counts = new ItemCounts(table);
  const itemsFrom = new Uint32Array(table.rows);
  const items = new Uint32Array(reader.left);
  const last: number[] = [];
  let length = 0;
  for (let row = 0; row < table.rows; row++) {
    itemsFrom[row] = length + 1;
    const count = counts.of(row);
    for (let n = 0; n < count; n++) {
      const item = (last[n] ?? 0) + reader.readSigned();
      if (!(item >= 0 && item < 2 ** 32)) throw new RangeError(`an item is ${item}`);
      items[length++] = item;
      last[n] = item;
    }
  }
  return { itemsFrom, items: items.slice(0, length) };
}

/** How many items a row has: those of its pattern, and the numbers of its path. */
class ItemCounts {
  readonly #stars: Uint32Array;
  readonly #holes: Uint32Array;
  readonly #hasPaths: boolean;

  constructor(private readonly table: Pick<PlaceTable, 'patterns' | 'words' | 'field' | 'path'>) {
    // A row without a field, or without a path, has 0 in its column.
    this.#stars = Uint32Array.from([0, ...table.patterns.map((pattern) => new FieldPattern(pattern).stars)]);
    this.#holes = Uint32Array.from([0, ...table.words.map(holesIn)]);
    this.#hasPaths = table.path.length > 0;
  }

  of(row: number): number {
    const { field, path } = this.table;
    const stars = this.#stars[field[row] ?? 0] ?? 0;
    return this.#hasPaths ? stars + (this.#holes[path[row] ?? 0] ?? 0) : stars;
  }
}
