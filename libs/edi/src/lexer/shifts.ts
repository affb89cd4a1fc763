const escape = 0x1b;
/** No character of any level: the index takes it for data that needs a closer look. */
const data = 0xff;

/**
 * Follows ISO 2022 through bytes: behind ESC $ B two bytes are one character until ESC ( B or the line ends, and what looks like a
 * separator there is none.
 */
export class Shifts {
  /** What is designated by the bytes that come: text as ASCII has it, or something else. */
  private shifted = false;
  /** The bytes of an escape sequence so far; empty outside of one. */
  private sequence = '';

  /** The bytes with everything that is shifted, and the sequences themselves, made data. */
  masked(bytes: Uint8Array): Uint8Array {
    return bytes.map((byte) => (this.isData(byte) ? data : byte));
  }

  private isData(byte: number): boolean {
    if (this.sequence !== '') return this.designate(byte);
    if (byte === escape) {
      this.sequence = '\x1b';
      return true;
    }
    if (byte === 0x0a || byte === 0x0d) this.shifted = false;
    return this.shifted;
  }

  /** Intermediate bytes of a sequence are 0x20 to 0x2f; the one behind them ends it. */
  private designate(byte: number): boolean {
    this.sequence += String.fromCharCode(byte);
    if (byte >= 0x20 && byte <= 0x2f && this.sequence.length < longest) return true;
    this.shifted = this.sequence !== '\x1b(B' && this.sequence !== '\x1b(J';
    this.sequence = '';
    return true;
  }
}

/** Longer ones are none. */
const longest = 4;
