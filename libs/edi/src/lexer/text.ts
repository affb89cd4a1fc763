import { Buffer } from 'node:buffer';
import type { TextEncoding } from './delimiters.js';

/** Turns bytes of one interchange into text. Short ASCII texts, of which EDI is full, come from a cache. */
export interface TextDecoding {
  text(bytes: Buffer, start: number, end: number): string;
  /** The texts between separators behind the first one: the elements of a segment in one pass. */
  split(bytes: Buffer, start: number, end: number, separator: number): string[];
  /** True when every byte from `start` to `end` can be decoded. */
  valid(bytes: Buffer, start: number, end: number): boolean;
}

const cacheSize = 8192;
const mask = cacheSize - 1;
const longestCached = 14;

/** One decoder for one interchange; its cache is its own, so that no partner's data lives longer than its interchange. */
export function textDecoding(encoding: TextEncoding): TextDecoding {
  const cache = new TextCache();
  const decode = encoding === 'latin1' ? undefined : strictDecoder(encoding);

  const text = (bytes: Buffer, start: number, end: number): string => {
    if (end - start <= longestCached) {
      const cached = cache.text(bytes, start, end);
      if (cached !== undefined) return cached;
    }
    if (decode === undefined || isAscii(bytes, start, end)) return bytes.toString('latin1', start, end);
    return decode(bytes.subarray(start, end)) ?? bytes.toString('latin1', start, end);
  };
  return {
    text,
    split: (bytes, start, end, separator) => split(bytes, start, end, separator, text),
    valid: (bytes, start, end) =>
      decode === undefined || isAscii(bytes, start, end) || decode(bytes.subarray(start, end)) !== undefined,
  };
}

function split(bytes: Buffer, start: number, end: number, separator: number, text: TextDecoding['text']): string[] {
  const texts: string[] = [];
  let from = start;
  while (from < end && bytes[from] !== separator) from++;
  while (from < end) {
    let to = from + 1;
    while (to < end && bytes[to] !== separator) to++;
    texts.push(to === from + 1 ? '' : text(bytes, from + 1, to));
    from = to;
  }
  return texts;
}

/** Short ASCII texts by their bytes: seven in one number, seven in another. */
class TextCache {
  private readonly heads = new Float64Array(cacheSize);
  private readonly tails = new Float64Array(cacheSize);
  private readonly texts = new Array<string>(cacheSize).fill('');

  /** The text, or undefined when it is not ASCII. */
  text(bytes: Buffer, start: number, end: number): string | undefined {
    const middle = Math.min(end, start + 7);
    const head = packed(bytes, start, middle);
    const tail = packed(bytes, middle, end);
    if (head < 0 || tail < 0) return undefined;
    const slot = (Math.imul(head | 0, 31) ^ Math.imul(tail | 0, 17) ^ (head / 0x10000000) ^ (tail / 0x10000000)) & mask;
    if (this.heads[slot] === head && this.tails[slot] === tail) return this.texts[slot];
    const made = bytes.toString('latin1', start, end);
    this.heads[slot] = head;
    this.tails[slot] = tail;
    this.texts[slot] = made;
    return made;
  }
}

/** At most seven ASCII bytes as one number, -1 when one is not ASCII. */
function packed(bytes: Buffer, start: number, end: number): number {
  let key = 1;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte > 0x7f) return -1;
    key = key * 128 + byte;
  }
  return key;
}

/** Bytes to text one to one, as ISO 8859-1. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

function isAscii(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}

function strictDecoder(encoding: string): (bytes: Buffer) => string | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
}
