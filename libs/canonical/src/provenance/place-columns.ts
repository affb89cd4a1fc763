import type { Place } from '@quayside/std';
import { FieldPattern, patternedField } from './field-pattern.js';
import { numberAt } from './number-column.js';
import type { Origin, ProvenanceJson } from './origin.js';
import { pathOf } from './path-template.js';
import { bytesOfTable, tableOfBytes } from './place-bytes.js';
import { PlaceIndex } from './place-index.js';
import { countedMembers, type PlaceTable, rowsOf } from './place-table.js';

/**
 * From where each field of a document came, kept as columns and expanded for the fields that are asked for. What came as bytes is
 * read when the first field is asked for, and passed on as it came.
 */
export class PlaceColumns {
  #bytes: Uint8Array<ArrayBuffer> | undefined;
  #read: PlaceTable | undefined;
  #patterns: readonly FieldPattern[] | undefined;
  #index: PlaceIndex | undefined;

  constructor(from: PlaceTable | Uint8Array<ArrayBuffer>) {
    if (from instanceof Uint8Array) this.#bytes = from;
    else this.#read = from;
  }

  /** The form in which they are stored and handed over. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return (this.#bytes ??= bytesOfTable(this.#table));
  }

  /** How many places there are. */
  get size(): number {
    return this.#table.rows;
  }

  /** The places of a field by its JSON pointer; nothing, if it has none. */
  origin(pointer: string): Origin | undefined {
    const { pattern, items } = patternedField(pointer);
    const row = this.#indexed().row(pattern, items);
    return row === undefined ? undefined : this.#origin(row);
  }

  /** The place of a field, or of the nearest thing around it that has one. */
  nearest(pointer: string): Origin | undefined {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const origin = this.origin(at);
      if (origin) return origin;
    }
    return undefined;
  }

  /** Of the fields inside a field the one that stands first in the file. */
  firstWithin(pointer: string): Origin | undefined {
    const { pattern, items } = patternedField(pointer);
    let first: { readonly row: number; readonly offset: number } | undefined;
    for (const [field, each] of this.#table.patterns.entries()) {
      if (!each.startsWith(`${pattern}/`)) continue;
      for (const row of this.#indexed().rowsBelow(field, items)) {
        const offset = numberAt(this.#table.offset, row) ?? 0;
        if (!first || offset < first.offset || (offset === first.offset && row < first.row)) first = { row, offset };
      }
    }
    return first && this.#origin(first.row);
  }

  /** Every field with its places, in the order of reading. */
  *entries(): Iterable<readonly [pointer: string, origin: Origin]> {
    for (let row = 0; row < this.#table.rows; row++) {
      const pointer = this.#pointer(row);
      if (pointer !== undefined) yield [pointer, this.#origin(row)];
    }
  }

  toJson(): ProvenanceJson {
    return Object.fromEntries(this.entries());
  }

  /** The same without the places of some fields. */
  without(pointers: ReadonlySet<string>): PlaceColumns {
    const kept: number[] = [];
    let isKept = true;
    for (let row = 0; row < this.#table.rows; row++) {
      const pointer = this.#pointer(row);
      if (pointer !== undefined) isKept = !pointers.has(pointer);
      if (isKept) kept.push(row);
    }
    return new PlaceColumns(rowsOf(this.#table, kept));
  }

  get #table(): PlaceTable {
    return (this.#read ??= tableOfBytes(this.toBytes()));
  }

  #pattern(field: number): FieldPattern | undefined {
    this.#patterns ??= this.#table.patterns.map((pattern) => new FieldPattern(pattern));
    return this.#patterns[field];
  }

  #indexed(): PlaceIndex {
    return (this.#index ??= new PlaceIndex(this.#table));
  }

  #pointer(row: number): string | undefined {
    const field = numberAt(this.#table.field, row);
    return field === undefined ? undefined : this.#pattern(field)?.pointer(this.#table.items, this.#itemsFrom(row));
  }

  #itemsFrom(row: number): number {
    return numberAt(this.#table.itemsFrom, row) ?? 0;
  }

  #origin(row: number): Origin {
    const also: Place[] = [];
    for (let next = row + 1; next < this.#table.rows && numberAt(this.#table.field, next) === undefined; next++) {
      also.push(this.#place(next));
    }
    const place = this.#place(row);
    return also.length > 0 ? { ...place, also } : place;
  }

  #place(row: number): Place {
    const table = this.#table;
    const place: Record<string, number | string> = {};
    const note = (name: keyof Place, value: number | string | undefined) => {
      if (value !== undefined) place[name] = value;
    };
    note('offset', numberAt(table.offset, row));
    note('length', numberAt(table.length, row));
    note('tag', this.#word(numberAt(table.tag, row)));
    for (const name of countedMembers) note(name, numberAt(table[name], row));
    note('path', this.#path(row));
    return place;
  }

  #word(number: number | undefined): string | undefined {
    return number === undefined ? undefined : this.#table.words[number];
  }

  #path(row: number): string | undefined {
    const template = this.#word(numberAt(this.#table.path, row));
    if (template === undefined) return undefined;
    const field = numberAt(this.#table.field, row);
    const stars = field === undefined ? 0 : (this.#pattern(field)?.stars ?? 0);
    return pathOf(template, this.#table.items, this.#itemsFrom(row) + stars);
  }
}
