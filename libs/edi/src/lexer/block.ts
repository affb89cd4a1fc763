import { Buffer, isAscii } from 'node:buffer';

/** Bytes of a block as text, one character a byte. */
export interface Page {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Then the characters are those that were meant, whatever the encoding. */
  readonly ascii: boolean;
}

/** A stretch of the interchange held in memory; `offset` is where its first byte stands in the file. */
export class Block {
  readonly bytes: Buffer;
  /** How many bytes of it have come. */
  filled = 0;
  private current: Page | undefined;

  constructor(
    size: number,
    readonly offset: number,
  ) {
    // Every byte is written before it is read, so that there is no need to clear them.
    this.bytes = Buffer.allocUnsafeSlow(size);
  }

  /** Text that holds at least the bytes from `from` to `to`: as much as has come, since what follows is asked for next. */
  page(from: number, to: number): Page {
    const { current } = this;
    if (current !== undefined && from >= current.from && to <= current.to) return current;
    const { bytes, filled } = this;
    const text = bytes.toString('latin1', from, filled);
    return (this.current = { from, to: filled, text, ascii: isAscii(bytes.subarray(from, filled)) });
  }
}
