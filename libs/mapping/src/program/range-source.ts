import { ok, type Result } from '@quayside/std';
import { numbersBetween, ssccsBetween } from '../values/number-range.js';
import type { Codec, Note } from '../values/codec.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import { firstText, readFrom, type Source } from './source.js';
import type { TextAt } from './text-at.js';
import type { When } from './when.js';

/** A number, or with a second one behind it all from the first to the last: the list that it is for asks once for each. */
export class RangeSource implements Source {
  note: Note | undefined;
  private values: readonly string[] = [];

  constructor(
    private readonly from: TextAt,
    private readonly to: TextAt,
    private readonly codec: Codec,
    private readonly of: 'sscc' | 'text',
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return [this.from.path];
  }

  get lookups(): Lookup[] {
    return [this.from.lookup];
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    this.note = undefined;
    const link = firstText(this.from, frame, reading);
    if (link < 0) return undefined;
    const first = this.codec.read(reading.text);
    // A number of another kind says nothing here.
    if (first.ok && first.value === '') return undefined;
    const { text } = reading;
    const last = firstText(this.to, frame, reading);
    reading.spots.clear();
    readFrom(this.from, link, reading);
    if (last < 0 || !first.ok || reading.text === text) return first;
    readFrom(this.to, last, reading);
    const end = this.codec.read(reading.text);
    if (!end.ok) return end;
    if (reading.turn === 0) this.count(first.value, end.value, reading);
    return ok(this.values[reading.turn] ?? first.value);
  }

  /** Counts from the first to the last; of what cannot be counted only both ends are known. */
  private count(first: string, last: string, reading: Reading): void {
    const between = this.of === 'sscc' ? ssccsBetween(first, last) : numbersBetween(first, last);
    const isCounted = between !== undefined && reading.mayCount(between.length);
    this.values = isCounted ? between : [first, last];
    reading.turns = this.values.length;
    if (!isCounted) this.note = uncounted(first, last);
  }
}

function uncounted(first: string, last: string): Note {
  const message = `"${first}" to "${last}" is not a range that can be counted: only these two numbers are taken`;
  return { code: 'range-unclear', severity: 'warn', message };
}
