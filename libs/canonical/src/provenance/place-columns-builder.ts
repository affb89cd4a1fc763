import type { Place } from '@quayside/std';
import { FieldPattern, patternedField } from './field-pattern.js';
import { NumberColumn } from './number-column.js';
import type { Origin } from './origin.js';
import { templatedPath } from './path-template.js';
import { PlaceColumns } from './place-columns.js';
import type { PlaceTable } from './place-table.js';
import { WordList } from './word-list.js';

// Notes places while a document is read. A field is named by the number of its pattern, such as "/lines/*/price/amount", and the
// items that stand for its stars.
export class PlaceColumnsBuilder {
  readonly #patterns = new WordList();
  readonly #stars: number[] = [];
  readonly #words = new WordList();
  #rows = 0;
  #itemCount = 0;
  #items = new Uint32Array(64);
  readonly #field = new NumberColumn(new Uint32Array(0));
  readonly #itemsFrom = new NumberColumn(new Uint32Array(0));
  // A file may be larger than 32 bits count.
  readonly #offset = new NumberColumn(new Float64Array(0));
  readonly #length = new NumberColumn(new Uint32Array(0));
  readonly #tag = new NumberColumn(new Uint32Array(0));
  readonly #segment = new NumberColumn(new Uint32Array(0));
  readonly #element = new NumberColumn(new Uint32Array(0));
  readonly #component = new NumberColumn(new Uint32Array(0));
  readonly #repetition = new NumberColumn(new Uint32Array(0));
  readonly #row = new NumberColumn(new Uint32Array(0));
  readonly #column = new NumberColumn(new Uint32Array(0));
  readonly #path = new NumberColumn(new Uint32Array(0));

  constructor(patterns: readonly string[] = []) {
    for (const pattern of patterns) this.pattern(pattern);
  }

  /** The number of a pattern; a new one gets the next. */
  pattern(pattern: string): number {
    const number = this.#patterns.number(pattern);
    this.#stars[number] ??= new FieldPattern(pattern).stars;
    return number;
  }

  /** The place that a field came from. */
  add(field: number, items: ArrayLike<number>, place: Place): void {
    if (items.length !== this.#stars[field]) throw new TypeError(`field ${field} has ${this.#stars[field]} items`);
    this.#begin(field);
    for (let n = 0; n < items.length; n++) this.#item(items[n] ?? 0);
    this.#put(place);
  }

  /** A further place of the field just added. */
  also(place: Place): void {
    this.#begin(undefined);
    this.#put(place);
  }

  /** The same by the pointer of the field, with all its places. */
  addOrigin(pointer: string, origin: Origin): void {
    const { pattern, items } = patternedField(pointer);
    this.add(this.pattern(pattern), items, origin);
    for (const place of origin.also ?? []) this.also(place);
  }

  /** A point to go back to. */
  mark(): number {
    return this.#rows;
  }

  /** Takes back what was added since a mark. */
  backTo(mark: number): void {
    if (mark >= this.#rows) return;
    this.#itemCount = this.#itemsFrom.at(mark) ?? 0;
    this.#rows = mark;
  }

  build(): PlaceColumns {
    return new PlaceColumns(this.#table());
  }

  #begin(field: number | undefined): void {
    this.#field.put(this.#rows, field);
    this.#itemsFrom.put(this.#rows, this.#itemCount);
  }

  #put(place: Place): void {
    const row = this.#rows++;
    this.#offset.put(row, place.offset);
    this.#length.put(row, place.length);
    this.#tag.put(row, place.tag === undefined ? undefined : this.#words.number(place.tag));
    this.#segment.put(row, place.segment);
    this.#element.put(row, place.element);
    this.#component.put(row, place.component);
    this.#repetition.put(row, place.repetition);
    this.#row.put(row, place.row);
    this.#column.put(row, place.column);
    this.#path.put(row, place.path === undefined ? undefined : this.#pathWord(place.path));
  }

  #pathWord(path: string): number {
    const { template, numbers } = templatedPath(path);
    for (const number of numbers) this.#item(number);
    return this.#words.number(template);
  }

  #item(item: number): void {
    if (this.#itemCount === this.#items.length) {
      const grown = new Uint32Array(this.#items.length * 2);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.#itemCount++] = item;
  }

  #table(): PlaceTable {
    const rows = this.#rows;
    return {
      rows,
      patterns: this.#patterns.all(),
      words: this.#words.all(),
      items: this.#items.slice(0, this.#itemCount),
      field: this.#field.upTo(rows),
      itemsFrom: this.#itemsFrom.upTo(rows),
      offset: this.#offset.upTo(rows),
      length: this.#length.upTo(rows),
      tag: this.#tag.upTo(rows),
      segment: this.#segment.upTo(rows),
      element: this.#element.upTo(rows),
      component: this.#component.upTo(rows),
      repetition: this.#repetition.upTo(rows),
      row: this.#row.upTo(rows),
      column: this.#column.upTo(rows),
      path: this.#path.upTo(rows),
    };
  }
}
