import { isDeepStrictEqual } from 'node:util';
import type { Segment } from '@quayside/edi';
import type { Field } from './field.js';
import type { FieldPattern } from './field-pattern.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Opening } from './opening.js';
import { Mark, type Reading } from './reading.js';
import type { TextAt } from './text-at.js';
import type { When } from './when.js';

/** Some items of a list: one for each segment or loop that it opens, or a single one from where the list stands. */
export interface Slot {
  readonly opening: Opening | undefined;
  readonly when: When | undefined;
  /** Only the first of those that have the same text here, and none without one. */
  readonly distinct: TextAt | undefined;
  /** A single one says nothing here: another rule reads it. */
  readonly onlySeveral: boolean;
  /** Where an item of a single segment stands in it, and the end of its range; nothing where that is not known. */
  readonly spots: readonly { readonly element: number; readonly component: number }[] | undefined;
  /** Whether one of them may be a range, or several values in one text, and with it several items. */
  readonly hasTurns: boolean;
  /** Several items from one segment, one for each of these. */
  readonly items: readonly Field[];
  /** Where its items may come from: if nothing stands there, there are none. */
  readonly lookups: readonly Lookup[];
  /** Whether it takes nothing either then. */
  readonly isQuiet: boolean;
}

export class ListField implements Field {
  readonly kind = 'list';
  readonly lookups: readonly Lookup[];
  readonly isQuiet: boolean;
  readonly paths: readonly string[];
  /** Which star of a pointer the items of this list are. */
  private readonly depth: number;

  constructor(
    readonly field: FieldPattern,
    readonly slots: readonly Slot[],
  ) {
    this.lookups = slots.flatMap((slot) => slot.lookups);
    this.isQuiet = slots.every((slot) => slot.isQuiet);
    this.paths = slots.flatMap(({ items }) => items.flatMap((item) => item.paths));
    this.depth = field.stars;
  }

  read(frame: Frame, reading: Reading): unknown[] | undefined {
    reading.said = false;
    let value: unknown[] | undefined;
    for (const slot of this.slots) {
      // Most lists are about segments that are not there.
      if (!mayHaveItems(slot, frame, reading)) continue;
      value ??= [];
      if (slot.onlySeveral) this.readSeveral(slot, frame, reading, value);
      else if (slot.opening === undefined) this.readSlot(slot, frame, reading, value, undefined);
      else this.readEach(slot, slot.opening, frame, reading, value);
    }
    if (value === undefined || value.length === 0) return undefined;
    reading.said = true;
    return value;
  }

  private readSeveral(slot: Slot, frame: Frame, reading: Reading, value: unknown[]): void {
    if (isSingle(slot, frame, reading)) return;
    const before = value.length;
    const mark = new Mark();
    reading.mark(mark);
    if (slot.opening === undefined) this.readSlot(slot, frame, reading, value, undefined);
    else this.readEach(slot, slot.opening, frame, reading, value);
    if (value.length !== before + 1) return;
    value.length = before;
    reading.backTo(mark);
  }

  private readEach(slot: Slot, opening: Opening, frame: Frame, reading: Reading, value: unknown[]): void {
    const named = slot.distinct && new Map<string, unknown>();
    for (let at = opening.first(frame, reading); at >= 0; at = opening.next(at, reading)) {
      this.readSlot(slot, opening.enter(at, reading), reading, value, named);
    }
  }

  private readSlot(
    slot: Slot,
    frame: Frame,
    reading: Reading,
    value: unknown[],
    named: Map<string, unknown> | undefined,
  ): void {
    if (slot.when !== undefined && !slot.when.holds(frame, reading)) return;
    if (named === undefined || slot.distinct === undefined) return this.readItems(slot, frame, reading, value);
    const name = firstText(slot.distinct, frame, reading);
    if (name === undefined) return;
    if (named.has(name)) return this.readAgain(slot, frame, reading, named.get(name));
    const at = value.length;
    this.readItems(slot, frame, reading, value);
    named.set(name, value[at]);
  }

  private readItems(slot: Slot, frame: Frame, reading: Reading, into: unknown[]): void {
    for (const item of slot.items) {
      this.readItem(item, slot, frame, reading, into);
      for (; slot.hasTurns && reading.turn + 1 < reading.turns;) {
        reading.turn++;
        this.readItem(item, slot, frame, reading, into);
      }
      reading.turn = 0;
      reading.turns = 1;
    }
  }

  private readItem(item: Field, slot: Slot, frame: Frame, reading: Reading, into: unknown[]): void {
    reading.goTo(into.length, this.depth);
    const read = item.read(frame, reading, slot.opening ? 'must' : 'may');
    if (read === undefined || !reading.said) return;
    into.push(read);
    // The code that made this segment one of the list has been read.
    slot.opening?.takeWay(frame, reading);
  }

  /** What an item says as the first of its name does is read with that; what it says otherwise is left over. */
  private readAgain(slot: Slot, frame: Frame, reading: Reading, before: unknown): void {
    const mark = new Mark();
    reading.mark(mark);
    const again: unknown[] = [];
    this.readItems(slot, frame, reading, again);
    reading.onlyTaken(mark);
    if (!isDeepStrictEqual(again[0], before)) reading.backTo(mark);
  }
}

/** Whether a list surely has one item at most, seen from outside: most have. */
function isSingle({ opening, spots }: Slot, frame: Frame, reading: Reading): boolean {
  if (opening === undefined || spots === undefined) return false;
  const link = opening.first(frame, reading);
  if (link < 0 || opening.next(link, reading) >= 0) return false;
  const segment = reading.set.segments[reading.chains.nodes[link] as number] as Segment;
  let count = 0;
  for (const { element, component } of spots) if (segment.text(element, component || undefined)) count++;
  return count < 2;
}

/** Whether anything stands there of which an item could come. */
function mayHaveItems({ isQuiet, lookups }: Slot, frame: Frame, reading: Reading): boolean {
  if (!isQuiet) return true;
  for (const lookup of lookups) if (lookup.first(frame, reading) >= 0) return true;
  return false;
}

function firstText(at: TextAt, frame: Frame, reading: Reading): string | undefined {
  return at.textFrom(at.first(frame, reading), reading) < 0 ? undefined : reading.text;
}
