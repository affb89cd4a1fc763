import type { Result } from '@quayside/std';
import type { Codec } from '../values/codec.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import { readFrom, type Source } from './source.js';
import type { TextAt } from './text-at.js';
import type { When } from './when.js';

/** The values of all pairs of a row that have the code: the list that it is for asks once for each. */
export class EachPairSource implements Source {
  private links: number[] = [];

  constructor(
    private readonly at: TextAt,
    private readonly codec: Codec,
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return [this.at.path];
  }

  get lookups(): Lookup[] {
    return [this.at.lookup];
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    if (reading.turn === 0) this.count(frame, reading);
    const link = this.links[reading.turn];
    if (link === undefined) return undefined;
    this.at.textFrom(link, reading);
    const value = this.codec.read(reading.text);
    reading.spots.clear();
    readFrom(this.at, link, reading);
    return value;
  }

  private count(frame: Frame, reading: Reading): void {
    this.links = [];
    const { next } = reading.chains;
    let link = this.at.textFrom(this.at.first(frame, reading), reading);
    while (link >= 0) {
      if (!this.isNothing(reading.text)) this.links.push(link);
      link = this.at.textFrom(next[link] as number, reading);
    }
    reading.turns = Math.max(1, this.links.length);
  }

  /** A number of another kind under the same code says nothing here. */
  private isNothing(text: string): boolean {
    const value = this.codec.read(text);
    return value.ok && value.value === '';
  }
}
