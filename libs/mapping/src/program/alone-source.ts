import { fail, type Result } from '@quayside/std';
import type { Codec } from '../values/codec.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import { firstText, readFrom, type Source } from './source.js';
import type { TextAt } from './text-at.js';
import type { When } from './when.js';

/**
 * A value of which there can be one only: where its places hold several different ones, nobody knows which counts. Texts that are read
 * as the same value are one.
 */
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
    const all = [...texts].map((text) => ({ text, read: this.codec.read(text) }));
    // What means nothing is left to the next source, and is none of several.
    const meant = all.filter(({ read }) => !read.ok || read.value !== '');
    const [first, ...others] = meant;
    if (first === undefined || others.every(({ read }) => isSame(read, first.read))) return (first ?? all[0])?.read;
    return fail(`${meant.map(({ text }) => `"${text}"`).join(' and ')} stand here, and only one can be meant`);
  }
}

function isSame(one: Result<string>, other: Result<string>): boolean {
  return one.ok && other.ok && one.value === other.value;
}
