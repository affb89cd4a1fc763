import { Buffer } from 'node:buffer';
import type { TextEncoding } from './delimiters.js';

/** Turns bytes of one interchange into text. Short ASCII texts, of which EDI is full, come from a cache. */
export interface TextDecoding {
  text(bytes: Uint8Array, start: number, end: number): string;
  /** True when every byte from `start` to `end` can be decoded. */
  valid(bytes: Uint8Array, start: number, end: number): boolean;
}

const cacheSize = 8192;
const longestCached = 6;

/** One decoder for one interchange; the cache is its own, so that no partner's data lives longer than its interchange. */
export function textDecoding(encoding: TextEncoding): TextDecoding {
  const cachedKeys = new Float64Array(cacheSize);
  const cachedTexts = new Array<string>(cacheSize).fill('');
  const decode = encoding === 'latin1' ? undefined : strictDecoder(encoding);

  const short = (bytes: Uint8Array, start: number, end: number): string | undefined => {
    let key = 1;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte > 0x7f) return undefined;
      key = key * 128 + byte;
    }
    const slot = (key % 8191) | 0;
    if (cachedKeys[slot] === key) return cachedTexts[slot];
    const made = latin1(bytes, start, end);
    cachedKeys[slot] = key;
    cachedTexts[slot] = made;
    return made;
  };
  return {
    text(bytes, start, end) {
      if (end - start <= longestCached) {
        const cached = short(bytes, start, end);
        if (cached !== undefined) return cached;
      }
      if (decode === undefined || isAscii(bytes, start, end)) return latin1(bytes, start, end);
      return decode(bytes.subarray(start, end)) ?? latin1(bytes, start, end);
    },
    valid: (bytes, start, end) =>
      decode === undefined || isAscii(bytes, start, end) || decode(bytes.subarray(start, end)) !== undefined,
  };
}

/** Bytes to text one to one, as ISO 8859-1. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 12) return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}

function strictDecoder(encoding: string): (bytes: Uint8Array) => string | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
}
