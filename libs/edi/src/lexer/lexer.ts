import { byteClass, classTable, isBlank, isLineBreak } from './byte-class.js';
import { type Block, type LexedContext, LexedSegment } from './lexed-segment.js';

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
 * Cuts bytes into segments and knows nothing but delimiters. Bytes are copied into blocks of its own, so that the caller
 * may reuse its chunks; a segment that spans chunks lies whole in one block. Memory: the current block.
 */
export class Lexer {
  private readonly table: Uint8Array;
  private readonly skipped: Uint8Array;
  private block: Block;
  private filled = 0;
  private scanned = 0;
  private start = -1;
  private firstMark = 0;
  private marked = 0;
  private odd = false;
  private binaryUntil = -1;
  /** Bytes of a segment over the limit that were passed over so far; -1 when none is. */
  private passing = -1;
  private passingFrom = 0;

  constructor(
    private readonly context: LexedContext,
    private readonly limits: LexerLimits,
    private readonly sink: LexerSink,
    offset: number,
  ) {
    this.table = classTable(context.delimiters, context.allowed);
    this.skipped = skippedBetween(this.table);
    this.block = newBlock(smallestBlock, offset);
  }

  push(chunk: Uint8Array): void {
    let taken = 0;
    while (taken < chunk.length) {
      if (this.filled === this.block.bytes.length) this.renew(chunk.length - taken);
      const room = Math.min(this.block.bytes.length - this.filled, chunk.length - taken);
      this.block.bytes.set(chunk.subarray(taken, taken + room), this.filled);
      this.filled += room;
      taken += room;
      this.scan();
    }
  }

  /** Hands over what stands after the last terminator. */
  end(): void {
    if (this.passing >= 0) this.sink.oversized(this.passingFrom, this.passing + this.filled);
    else if (this.start >= 0) this.emit(this.filled, 0);
    this.start = -1;
    this.passing = -1;
  }

  /** Where the first byte stands that no segment has taken yet. */
  get position(): number {
    return this.block.offset + this.filled;
  }

  private scan(): void {
    const { table, skipped, block, filled: end } = this;
    const bytes = block.bytes;
    let at = this.binaryUntil > this.scanned ? Math.min(this.binaryUntil, end) : this.scanned;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (this.start < 0) {
        if (skipped[byte] === 1) continue;
        this.begin(at);
      }
      const kind = table[byte] as number;
      if (kind === byteClass.data) continue;
      if (kind === byteClass.element) at = this.element(at);
      else if (kind === byteClass.terminator) this.terminate(at);
      else if (kind === byteClass.release) at++;
      else this.odd = true;
    }
    this.scanned = at;
  }

  private begin(at: number): void {
    this.start = at;
    this.firstMark = this.marked;
    this.odd = false;
  }

  /** Marks an element separator; answers where to go on, which is behind the data in BIN and BDS. */
  private element(at: number): number {
    if (this.passing >= 0) return at;
    const { block } = this;
    if (this.marked === block.marks.length) block.marks = grown(block.marks);
    block.marks[this.marked++] = at;
    if (block.bytes[this.start] !== letterB) return at;
    const length = this.binaryLength(at);
    if (length === undefined) return at;
    this.binaryUntil = at + 1 + length;
    return Math.min(this.binaryUntil, this.filled) - 1;
  }

  /** BIN01 and BDS02 say how many bytes of raw data follow: no separator in them counts. */
  private binaryLength(at: number): number | undefined {
    const marks = this.marked - this.firstMark;
    if (marks !== 2 && marks !== 3) return undefined;
    const { bytes, marks: positions } = this.block;
    const tag = String.fromCharCode(...bytes.subarray(this.start, positions[this.firstMark]));
    if (tag !== (marks === 2 ? 'BIN' : 'BDS')) return undefined;
    const from = (positions[this.marked - 2] ?? at) + 1;
    const digits = String.fromCharCode(...bytes.subarray(from, Math.min(at, from + 16)));
    return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
  }

  private terminate(at: number): void {
    if (this.passing >= 0) {
      this.sink.oversized(this.passingFrom, this.passing + at + 1);
      this.passing = -1;
    } else {
      const afterCarriageReturn = this.block.bytes[at] === 0x0a && this.block.bytes[at - 1] === 0x0d && at > this.start;
      if (afterCarriageReturn) this.emit(at - 1, 2);
      else this.emit(at, 1);
    }
    this.start = -1;
  }

  private emit(stop: number, closed: number): void {
    const { start, firstMark, marked } = this;
    this.sink.segment(
      new LexedSegment(this.context, this.block, start, stop, firstMark, marked - firstMark, closed, this.odd),
    );
  }

  /** A new block that begins with the bytes of the unfinished segment. */
  private renew(coming: number): void {
    const old = this.block;
    const from = this.start < 0 ? this.filled : this.start;
    const kept = this.filled - from;
    if (this.passing >= 0 || kept >= this.limits.segmentBytes) return this.pass();
    const wanted = Math.max(kept * 2, Math.min(usualBlock, kept + Math.max(coming, smallestBlock)));
    this.block = newBlock(wanted, old.offset + from);
    this.block.bytes.set(old.bytes.subarray(from, this.filled));
    this.carryMarks(old, from);
    this.filled = kept;
    this.scanned -= from;
    if (this.binaryUntil >= 0) this.binaryUntil -= from;
    if (this.start >= 0) this.start = 0;
  }

  private carryMarks(old: Block, from: number): void {
    const count = this.start < 0 ? 0 : this.marked - this.firstMark;
    while (this.block.marks.length < count) this.block.marks = grown(this.block.marks);
    for (let n = 0; n < count; n++) this.block.marks[n] = (old.marks[this.firstMark + n] ?? 0) - from;
    this.firstMark = 0;
    this.marked = count;
  }

  /** The segment is over the limit: its bytes so far are let go, the scan goes on to its terminator. */
  private pass(): void {
    const { offset } = this.block;
    if (this.passing < 0) {
      this.passingFrom = offset + this.start;
      this.passing = -this.start;
    }
    this.passing += this.filled;
    this.block = newBlock(usualBlock, offset + this.filled);
    this.scanned -= this.filled;
    if (this.binaryUntil >= 0) this.binaryUntil -= this.filled;
    this.filled = 0;
    this.start = 0;
    this.firstMark = 0;
    this.marked = 0;
  }
}

function newBlock(size: number, offset: number): Block {
  return { bytes: new Uint8Array(size), offset, marks: new Int32Array(Math.max(16, size >> 2)) };
}

function grown(marks: Int32Array): Int32Array {
  const larger = new Int32Array(marks.length * 2);
  larger.set(marks);
  return larger;
}

/** Blanks between a terminator and the next tag are not data, unless one of them is a delimiter here. */
function skippedBetween(table: Uint8Array): Uint8Array {
  const skipped = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    const kind = table[byte];
    const free = kind === byteClass.data || kind === byteClass.odd;
    const blankLine = kind === byteClass.terminator && isLineBreak(byte);
    if (isBlank(byte) && (free || blankLine)) skipped[byte] = 1;
  }
  return skipped;
}
