import { fail, type Result } from '@quayside/std';
import type { Codec } from '../values/codec.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import { firstText, readFrom, type Source } from './source.js';
import type { TextAt } from './text-at.js';
import type { When } from './when.js';

/** A value of which there can be one only: where its places hold several different ones, nobody knows which counts. */
export class AloneSource implements Source {
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
    const texts = new Set<string>();
    reading.spots.clear();
    for (let link = firstText(this.at, frame, reading); link >= 0;) {
      texts.add(reading.text);
      readFrom(this.at, link, reading);
      link = this.at.textFrom(reading.chains.next[link] as number, reading);
    }
    const [text, ...others] = texts;
    if (text === undefined) return undefined;
    if (others.length === 0) return this.codec.read(text);
    const all = [...texts].map((each) => `"${each}"`).join(' and ');
    return fail(`${all} stand here, and only one can be meant`);
  }
}
