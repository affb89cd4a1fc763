import { classTable } from './byte-class.js';
import type { Delimiters } from './delimiters.js';
import type { KnownTexts } from './known-texts.js';
import { TagCache } from './tag-cache.js';
import type { TextDecoding } from './text.js';

/** What all segments of one interchange share. */
export interface LexedContext {
  readonly delimiters: Delimiters;
  /** Settled before the first byte above ASCII comes. */
  decoding: TextDecoding;
  /** What each byte means, by `byteClass`. */
  readonly classes: Uint8Array;
  /** Which bytes may come, where that is less than can be decoded. */
  readonly allowed?: (byte: number) => boolean;
  /** Tags by their bytes: see `tagNumber`. */
  readonly tags: TagCache<string>;
  /** Where texts are numbered now. */
  known: KnownTexts | undefined;
  /** All texts of a block were asked for: those of the next ones will be too. */
  numbersAhead: boolean;
}

/** The context of an interchange that begins. */
export function lexedContext(
  delimiters: Delimiters,
  decoding: TextDecoding,
  allowed?: (byte: number) => boolean,
): LexedContext {
  const classes = classTable(delimiters, allowed);
  const tags = new TagCache<string>();
  return {
    delimiters,
    decoding,
    classes,
    tags,
    known: undefined,
    numbersAhead: false,
    ...(allowed !== undefined && { allowed }),
  };
}
