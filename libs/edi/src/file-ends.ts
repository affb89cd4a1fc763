import { Buffer } from 'node:buffer';
import { isBlank } from './lexer/byte-class.js';

/** What old programs and mainframes fill a file with at its ends: zero bytes, and the mark that says where it ends (0x1A). */
export function isFiller(byte: number | undefined): boolean {
  return byte === 0x00 || byte === 0x1a;
}

/** Where the content of a file begins and ends: without filler in front and behind, and the blanks among it. */
export function withinFiller(bytes: Uint8Array): { readonly from: number; readonly to: number } {
  const from = behindFiller(bytes);
  return { from, to: beforeFiller(bytes, from, widthAt(bytes, from)) };
}

/** Blanks count as filler where there is some. */
function behindFiller(bytes: Uint8Array): number {
  const from = runEnd(bytes);
  if (!bytes.subarray(0, from).some(isFiller)) return 0;
  // UTF-16 without a mark begins with a zero byte of its own.
  const isHalf = bytes[from - 1] === 0x00 && bytes[from + 1] === 0x00 && bytes[from] !== 0x00;
  return isHalf ? from - 1 : from;
}

/** How many bytes of filler and blanks come first. */
function runEnd(bytes: Uint8Array): number {
  const end = bytes.findIndex((byte) => !isFiller(byte) && !isBlank(byte));
  return end < 0 ? bytes.length : end;
}

/** Where filler begins that nothing but filler and blanks follows; a character of UTF-16 has two bytes. */
function beforeFiller(bytes: Uint8Array, from: number, width: 1 | 2): number {
  const half = (bytes.length - from) % width;
  // Half a character at the end of UTF-16 is filler or a fault.
  let to = half > 0 && isFiller(bytes.at(-1)) ? bytes.length - half : bytes.length;
  for (let at = to - (to === bytes.length ? half : 0) - width; at >= from; at -= width) {
    // Of filler and blanks one byte of the two is zero.
    const character = bytes.subarray(at, at + width).reduce((all, byte) => all | byte, 0);
    if (isFiller(character)) to = at;
    else if (!isBlank(character)) break;
  }
  return to;
}

/** Two bytes for each character, by a byte order mark or the zero byte beside the first one. */
function widthAt(bytes: Uint8Array, at: number): 1 | 2 {
  const [a, b] = bytes.subarray(at, at + 2);
  const isWide = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0x00) !== (b === 0x00);
  return isWide ? 2 : 1;
}

/** So much of what may be filler is held back until it shows whether anything follows. */
const mostHeld = 1024 * 1024;

/** The same of a file that comes in chunks. */
export class WithinFiller {
  /** How many bytes come before the content; known with the first chunk that is handed on. */
  before = 0;
  #held: Uint8Array = new Uint8Array(0);
  #width: 1 | 2 = 1;
  #begun = false;
  /** Where it begins in the bytes at hand. */
  #start = 0;

  async *of(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
      const ready = this.#begun || this.#begins(bytes) ? this.#taken(bytes.subarray(this.#start)) : none;
      if (!this.#begun) this.#held = bytes;
      if (ready.length > 0) yield ready;
    }
    const { from, to } = withinFiller(this.#held);
    if (!this.#begun) this.before = from;
    if (to > from) yield this.#held.subarray(this.#begun ? 0 : from, to);
  }

  /** What surely is no filler at the end; the rest is held. */
  #taken(bytes: Uint8Array): Uint8Array {
    this.#start = 0;
    const whole = bytes.length - (bytes.length % this.#width);
    const end = beforeFiller(bytes.subarray(0, whole), 0, this.#width);
    const taken = whole - end > mostHeld ? whole : end;
    this.#held = bytes.subarray(taken);
    return bytes.subarray(0, taken);
  }

  /** Whether it can be told where the content begins. */
  #begins(bytes: Uint8Array): boolean {
    if (runEnd(bytes) + 1 >= bytes.length && bytes.length <= mostHeld) return false;
    const from = behindFiller(bytes);
    this.#begun = true;
    this.#width = widthAt(bytes, from);
    this.#start = this.before = from;
    return true;
  }
}

const none = new Uint8Array(0);
