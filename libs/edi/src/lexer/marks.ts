import { binaryEnd } from './binary.js';
import { byteClass } from './byte-class.js';
import type { LexedContext } from './lexed-segment.js';

const letterB = 0x42;

/** Where the element separators of one segment stand. */
export class Marks {
  at = new Int32Array(64);
  count = 0;
  /** The segment holds a byte that needs a closer look. */
  odd = false;
  /** Some element has components or repetitions. */
  inner = false;
  /** Some character is released. */
  released = false;
  /** Whose marks these are. */
  owner: unknown = undefined;

  /** Looks up the separators between `start` and `stop`. */
  read(owner: unknown, context: LexedContext, bytes: Uint8Array, start: number, stop: number): void {
    this.owner = owner;
    this.count = 0;
    this.odd = this.inner = this.released = false;
    const binary = bytes[start] === letterB && binaryEnd(bytes, start, stop, context.delimiters.element) > 0;
    // Behind the length of binary data nothing is a separator.
    const most = binary ? (bytes[start + 1] === 0x49 ? 2 : 3) : Infinity;
    const { classes } = context;
    for (let at = start; at < stop && this.count < most; at++) {
      const kind = classes[bytes[at] as number] as number;
      if (kind === byteClass.data) continue;
      if (kind === byteClass.element) this.add(at);
      else at += this.note(kind);
    }
  }

  /** Notes a byte that is neither data nor separator; answers how many bytes behind it are data whatever they are. */
  private note(kind: number): number {
    if (kind === byteClass.inner) this.inner = true;
    else if (kind === byteClass.odd) this.odd = true;
    else if (kind === byteClass.release) {
      this.released = true;
      return 1;
    }
    return 0;
  }

  private add(at: number): void {
    if (this.count === this.at.length) {
      const larger = new Int32Array(this.at.length * 2);
      larger.set(this.at);
      this.at = larger;
    }
    this.at[this.count++] = at;
  }
}
