import { type PlaceColumns, PlaceColumnsBuilder } from '@quayside/canonical';
import type { Segment, SetIndex } from '@quayside/edi';
import type { Finding, Place } from '@quayside/std';
import { Chains } from './chains.js';
import type { FieldPattern } from './field-pattern.js';
import { Levels } from './levels.js';
import type { OpenField } from '../read/open-field.js';
import { PackingLevels } from './packing-levels.js';
import { Spots } from './spots.js';
import { Taken } from './taken.js';

/** A point to go back to when a group turns out to say nothing. */
export class Mark {
  taken = 0;
  places = 0;
  open = 0;
  findings = 0;
}

/** Lists within lists: no document has more. */
const deepest = 8;

/** What all ranges of a set may name. */
const mostCounted = 25_000;

let nextSerial = 0;

/** One set that is being read: what the operations of a program share, and what they note on their way. */
export class Reading {
  /** Tells it from every other one: who keeps something of a reading keeps its number, not the set. */
  readonly serial = nextSerial++;
  readonly levels: Levels;
  /** The packing levels of a despatch advice. */
  readonly packings: PackingLevels;
  readonly chains = new Chains();
  readonly taken = new Taken();
  /** Which items lists are at, by how many lists stand within each other: the stars of a field pattern. */
  private readonly items: number[][] = Array.from({ length: deepest + 1 }, (_, depth) =>
    new Array<number>(depth).fill(0),
  );
  /** What was looked at last, and what it led to. */
  readonly spots = new Spots();
  /** The text that was looked at last. */
  text = '';
  /** Whether the set said what an operation gave last: a constant or a default alone makes nothing worth reading. */
  said = false;
  /** Of a range: which of its numbers is asked for, and how many there are. */
  turn = 0;
  turns = 1;
  private counted = 0;
  findings: Finding[] = [];
  open: OpenField[] = [];
  private readonly places = new PlaceColumnsBuilder();
  /** What the fields of the program are called in the columns. */
  private readonly fields: (number | undefined)[] = [];

  constructor(
    readonly set: SetIndex,
    isTree: boolean,
  ) {
    this.levels = new Levels(set, isTree);
    this.packings = new PackingLevels(set, isTree);
    this.taken.clear(set.length);
  }

  /** Whether ranges may name so many more: a few bytes must not become a document without end. */
  mayCount(numbers: number): boolean {
    this.counted += numbers;
    return this.counted <= mostCounted;
  }

  /** Goes to an item of a list that stands within so many others. */
  goTo(item: number, depth: number): void {
    for (let within = depth + 1; within <= deepest; within++) (this.items[within] as number[])[depth] = item;
  }

  /** Of each list around a field, the outermost first, which item it is at. */
  itemsOf({ stars }: FieldPattern): readonly number[] {
    return this.items[stars] as readonly number[];
  }

  /** The field as a JSON pointer. */
  pointer(field: FieldPattern): string {
    return field.pointer(this.itemsOf(field));
  }

  /** Notes where a field came from: the first spot, and beside it the others. */
  cameFrom(field: FieldPattern): void {
    const number = (this.fields[field.number] ??= this.places.pattern(field.text));
    this.places.add(number, this.itemsOf(field), this.placeOf(0));
    for (let at = 1; at < this.spots.count; at++) this.places.also(this.placeOf(at));
  }

  /** The place of one of the spots. */
  placeOf(at: number): Place {
    const { nodes, elements, components } = this.spots;
    return (this.set.segments[nodes[at] as number] as Segment).place(elements[at], components[at] || undefined);
  }

  /** Takes what the spots are at. */
  takeSpots(): void {
    const { nodes, elements, components, count } = this.spots;
    for (let at = 0; at < count; at++) {
      this.taken.take(nodes[at] as number, elements[at] as number, components[at]);
    }
  }

  /** Notes where reading stands. */
  mark(mark: Mark): void {
    mark.taken = this.taken.mark;
    mark.places = this.places.mark();
    mark.open = this.open.length;
    mark.findings = this.findings.length;
  }

  /** Goes back. Findings stay, and what they are about was read. */
  backTo(mark: Mark): void {
    this.open.length = mark.open;
    if (this.findings.length === mark.findings) this.taken.backTo(mark.taken);
    this.places.backTo(mark.places);
  }

  /** The same for something that was said before: what was taken stays taken, and nothing else was noted. */
  onlyTaken(mark: Mark): void {
    this.open.length = mark.open;
    this.places.backTo(mark.places);
    this.findings.length = mark.findings;
  }

  provenance(): PlaceColumns {
    return this.places.build();
  }
}
