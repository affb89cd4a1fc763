import { byteClass, isBlank, isLineBreak } from './byte-class.js';
import { binaryEnd } from './binary.js';
import { Block } from './block.js';
import { type LexedContext, LexedSegment } from './lexed-segment.js';

/** How much one segment may hold; what is larger is passed over and reported, so that memory stays bounded. */
export interface LexerLimits {
  readonly segmentBytes: number;
}

/** What the lexer hands over: each segment in order, and the places where one was too large to keep. */
export interface LexerSink {
  segment(segment: LexedSegment): void;
  oversized(offset: number, length: number): void;
}

const smallestBlock = 1024;
const usualBlock = 65_536;
const letterB = 0x42;

/**
 * Cuts bytes into segments and knows nothing but delimiters. It looks for terminators only: where elements begin is found when one
 * is asked for. Bytes are copied into blocks of its own, so that the caller may reuse its chunks; a segment that spans chunks lies
 * whole in one block. Memory: the current block.
 */
export class Lexer {
  private readonly skipped: Uint8Array;
  private block: Block;
  private scanned = 0;
  /** Where the current segment begins in the block; -1 between segments. */
  private start = -1;
  /** Bytes of a segment over the limit that were passed over so far; -1 when none is. */
  private passing = -1;
  private passingFrom = 0;

  constructor(
    private readonly context: LexedContext,
    private readonly limits: LexerLimits,
    private readonly sink: LexerSink,
    offset: number,
  ) {
    this.skipped = skippedBetween(context.classes);
    this.block = new Block(smallestBlock, offset);
  }

  push(chunk: Uint8Array): void {
    let taken = 0;
    while (taken < chunk.length) {
      if (this.block.filled === this.block.bytes.length) this.renew(chunk.length - taken);
      const room = Math.min(this.block.bytes.length - this.block.filled, chunk.length - taken);
      this.block.bytes.set(chunk.subarray(taken, taken + room), this.block.filled);
      this.block.filled += room;
      taken += room;
      this.scan();
    }
  }

  /** Hands over what stands after the last terminator. */
  end(): void {
    if (this.passing >= 0) this.sink.oversized(this.passingFrom, this.passing + this.block.filled);
    else if (this.start >= 0) this.emit(this.start, this.block.filled, 0);
    this.start = -1;
    this.passing = -1;
  }

  /** Where the first byte stands that has not come yet. */
  get position(): number {
    return this.block.offset + this.block.filled;
  }

  private scan(): void {
    const { skipped } = this;
    const { bytes, filled: end } = this.block;
    let at = this.scanned;
    while (at < end) {
      if (this.start < 0) {
        while (at < end && skipped[bytes[at] as number] === 1) at++;
        if (at >= end) break;
        this.start = at;
      }
      at = this.terminatorFrom(at, end);
      if (at >= end) break;
      at = this.terminate(at);
    }
    this.scanned = at;
  }

  /** The first terminator from `at` on that is not released; `end` or a little more when there is none yet. */
  private terminatorFrom(at: number, end: number): number {
    const { terminator, release } = this.context.delimiters;
    const { bytes } = this.block;
    if (release === 0) {
      while (at < end && bytes[at] !== terminator) at++;
      return at;
    }
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === terminator) return at;
      if (byte === release) at++;
    }
    return at;
  }

  /** Ends the segment at its terminator, unless that stands within binary data; answers where to go on. */
  private terminate(at: number): number {
    if (this.passing >= 0) {
      this.sink.oversized(this.passingFrom, this.passing + at + 1);
      this.passing = -1;
      this.start = -1;
      return at + 1;
    }
    const { start } = this;
    const { bytes } = this.block;
    if (bytes[start] === letterB) {
      const end = binaryEnd(bytes, start, at, this.context.delimiters.element);
      if (end > at) return end;
    }
    this.start = -1;
    if (bytes[at] === 0x0a && bytes[at - 1] === 0x0d && at > start) this.emit(start, at - 1, 2);
    else this.emit(start, at, 1);
    return at + 1;
  }

  private emit(start: number, stop: number, closed: number): void {
    if (stop - start > this.limits.segmentBytes) {
      return this.sink.oversized(this.block.offset + start, stop - start + closed);
    }
    this.sink.segment(new LexedSegment(this.context, this.block, start, stop, closed));
  }

  /** A new block that begins with the bytes of the unfinished segment. */
  private renew(coming: number): void {
    const old = this.block;
    const from = this.start < 0 ? old.filled : this.start;
    const kept = old.filled - from;
    if (this.passing >= 0 || kept > this.limits.segmentBytes) return this.pass();
    const wanted = Math.max(kept * 2, Math.min(usualBlock, kept + Math.max(coming, smallestBlock)));
    this.block = new Block(wanted, old.offset + from);
    this.block.bytes.set(old.bytes.subarray(from, old.filled));
    this.block.filled = kept;
    this.scanned -= from;
    if (this.start >= 0) this.start = 0;
  }

  /** The segment is over the limit: its bytes so far are let go, the scan goes on to its terminator. */
  private pass(): void {
    const { offset, filled } = this.block;
    if (this.passing < 0) {
      this.passingFrom = offset + this.start;
      this.passing = -this.start;
    }
    this.passing += filled;
    this.block = new Block(usualBlock, offset + filled);
    this.scanned -= filled;
    this.start = 0;
  }
}

/** Blanks between a terminator and the next tag are not data, unless one of them is a delimiter here. */
function skippedBetween(classes: Uint8Array): Uint8Array {
  const skipped = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    const kind = classes[byte];
    const free = kind === byteClass.data || kind === byteClass.odd;
    const blankLine = kind === byteClass.terminator && isLineBreak(byte);
    if (isBlank(byte) && (free || blankLine)) skipped[byte] = 1;
  }
  return skipped;
}
