import type { Result } from '@quayside/std';
import type { Codec } from '../values/codec.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import { firstText, readFrom, type Source } from './source.js';
import type { TextAt } from './text-at.js';
import type { When } from './when.js';

/** Several values that stand in one place with signs between them: the list that it is for asks once for each. */
export class SplitSource implements Source {
  private values: readonly string[] = [];

  constructor(
    private readonly at: TextAt,
    private readonly codec: Codec,
    private readonly between: RegExp,
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return [this.at.path];
  }

  get lookups(): Lookup[] {
    return [this.at.lookup];
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    const link = firstText(this.at, frame, reading);
    if (link < 0) return undefined;
    if (reading.turn === 0) this.count(reading);
    const value = this.values[reading.turn];
    // Signs with nothing between them say nothing.
    if (value === undefined) return undefined;
    reading.spots.clear();
    readFrom(this.at, link, reading);
    return this.codec.read(value);
  }

  private count(reading: Reading): void {
    const values = reading.text.split(this.between).map((each) => each.trim());
    const said = values.filter((each) => each !== '');
    // What would be more values than a document may have stays one text.
    this.values = reading.mayCount(said.length) ? said : [reading.text];
    reading.turns = Math.max(1, this.values.length);
  }
}
