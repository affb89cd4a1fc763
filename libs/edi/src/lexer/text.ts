import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import type { TextEncoding } from './delimiters.js';

/** Turns bytes of one interchange into text. */
export interface TextDecoding {
  /** Each byte is the character of the same number: ISO 8859-1. */
  readonly oneToOne: boolean;
  /** What a byte means depends on sequences before it: ISO 2022. */
  readonly shifts: boolean;
  text(bytes: Buffer, start: number, end: number): string;
  /** True when every byte from `start` to `end` can be decoded. */
  valid(bytes: Buffer, start: number, end: number): boolean;
}

const cacheSize = 128;
const longestCached = 6;

/** One decoder for one interchange; its cache is its own, so that no partner's data lives longer than its interchange. */
export function textDecoding(encoding: TextEncoding): TextDecoding {
  if (encoding === 'iso-2022-jp') return shiftDecoding(encoding);
  const cache = new TextCache();
  const decode = encoding === 'latin1' ? undefined : strictDecoder(encoding);

  const text = (bytes: Buffer, start: number, end: number): string => {
    if (end - start <= longestCached) {
      const cached = cache.text(bytes, start, end);
      if (cached !== undefined) return cached;
    }
    if (decode === undefined || isAscii(bytes, start, end)) return bytes.toString('latin1', start, end);
    const part = bytes.subarray(start, end);
    return decode(part) ?? asMeant(part, encoding);
  };
  return {
    oneToOne: decode === undefined,
    shifts: false,
    text,
    valid: (bytes, start, end) =>
      decode === undefined || isAscii(bytes, start, end) || decode(bytes.subarray(start, end)) !== undefined,
  };
}

/** Text that is none in its encoding: cut within a character of UTF-8, or written in another one. Never a control of ISO 8859. */
function asMeant(bytes: Buffer, encoding: TextEncoding): string {
  const whole = encoding === 'utf-8' ? withoutCut(bytes) : undefined;
  return whole ?? windowsText(bytes);
}

/** The text up to a character of UTF-8 of which only a part is there, where another one shows that it is UTF-8. */
function withoutCut(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return /[^\0-\x7f]/.test(text) ? `${text}\ufffd` : undefined;
  } catch {
    return undefined;
  }
}

function windowsText(bytes: Buffer): string {
  return new TextDecoder('windows-1252').decode(bytes).replace(/[\x80-\x9f]/g, '\ufffd');
}

/** Its texts may look like ASCII and mean something else. */
function shiftDecoding(encoding: string): TextDecoding {
  const decode = strictDecoder(encoding);
  return {
    oneToOne: false,
    shifts: true,
    text: (bytes, start, end) => decode(bytes.subarray(start, end)) ?? bytes.toString('latin1', start, end),
    valid: (bytes, start, end) => decode(bytes.subarray(start, end)) !== undefined,
  };
}

/** Short ASCII texts by their bytes: tags and codes come over and over. */
class TextCache {
  private readonly keys = new Float64Array(cacheSize);
  private readonly texts = new Array<string>(cacheSize).fill('');

  /** The text, or undefined when it is not ASCII. */
  text(bytes: Buffer, start: number, end: number): string | undefined {
    let key = 1;
    let hash = 0;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte > 0x7f) return undefined;
      key = key * 128 + byte;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const slot = hash & (cacheSize - 1);
    if (this.keys[slot] === key) return this.texts[slot];
    const made = bytes.toString('latin1', start, end);
    this.keys[slot] = key;
    this.texts[slot] = made;
    return made;
  }
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
  // Code pages of DOS, which browsers do not know, have a character for each byte.
  if (encoding.startsWith('cp')) return (bytes) => iconv.decode(bytes, encoding);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const isWindows = encoding.startsWith('windows-');
  return (bytes) => {
    try {
      const text = decoder.decode(bytes);
      // What Windows has no sign for becomes a control.
      return isWindows && /[\x80-\x9f]/.test(text) ? undefined : text;
    } catch {
      return undefined;
    }
  };
}
