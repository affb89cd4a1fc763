import { Buffer } from 'node:buffer';

/** Writes whole numbers in as few bytes as they need, seven bits in each. */
export class VarintWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  /** `room` is how many bytes are likely; it grows where more come. */
  constructor(room = 256) {
    this.#bytes = new Uint8Array(room);
  }

  /** A number from 0 to 2^53. */
  write(number: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow(8);
    let rest = number;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** One that may be negative: near 0 it is short either way. */
  writeSigned(number: number): void {
    this.write(number < 0 ? -2 * number - 1 : 2 * number);
  }

  /** So many numbers of a column, each as its difference to the one above it. Most are so small that a byte holds them. */
  writeColumn(column: ArrayLike<number>, rows: number): void {
    this.#grow(rows);
    let above = 0;
    for (let row = 0; row < rows; row++) {
      const number = column[row] ?? 0;
      const difference = number - above;
      above = number;
      if (difference >= 0 && difference < 0x40 && this.#length < this.#bytes.length) {
        this.#bytes[this.#length++] = difference << 1;
      } else {
        this.writeSigned(difference);
      }
    }
  }

  writeText(text: string): void {
    const bytes = Buffer.from(text);
    this.write(bytes.length);
    this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Memory of its own, so that it can be handed over. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#length + more, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads what a VarintWriter wrote. Throws RangeError where the bytes are none of that. */
export class VarintReader {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** How many bytes are left. */
  get left(): number {
    return this.bytes.length - this.#at;
  }

  read(): number {
    let number = 0;
    for (let factor = 1; factor < 2 ** 53; factor *= 0x80) {
      const byte = this.bytes[this.#at++];
      if (byte === undefined) throw new RangeError('the bytes end too early');
      number += (byte & 0x7f) * factor;
      if (byte < 0x80 && Number.isSafeInteger(number)) return number;
    }
    throw new RangeError('a number is too large');
  }

  readSigned(): number {
    const number = this.read();
    return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
  }

  /** How many things follow, each of which takes a byte at least. */
  readCount(): number {
    const count = this.read();
    if (count > this.left) throw new RangeError(`${count} are said to follow in ${this.left} bytes`);
    return count;
  }

  readText(): string {
    const length = this.readCount();
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.#at, length).toString();
    this.#at += length;
    return text;
  }
}
