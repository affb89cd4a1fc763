import { isFiller } from '../file-ends.js';
import { byteClass, isBlank, isLineBreak } from './byte-class.js';
import { binaryEnd } from './binary.js';
import { Block } from './block.js';
import type { LexedContext } from './lexed-context.js';
import { LexedSegment } from './lexed-segment.js';
import { markBits, mostBytes, separatorIndex } from './separator-index.js';
import { Shifts } from './shifts.js';

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
const letterI = 0x49;

/** Positions within a block have 27 bits in a mark: no segment may be larger than half of that, whatever the limit says. */
const mostSegmentBytes = 1 << 26;

/**
 * Cuts bytes into segments and knows nothing but delimiters. The separator index finds these, sixteen bytes at a time; what is left
 * to do here is a step for each segment. Bytes are copied into blocks of its own, so that the caller may reuse its chunks; a segment
 * that spans chunks lies whole in one block. Memory: the current block.
 */
export class Lexer {
  private readonly index = separatorIndex();
  private skipped: Uint8Array;
  /** With which bytes a segment begins that needs no closer look. */
  private ordinary: Uint8Array;
  private readonly most: number;
  private block: Block;
  private readonly shifts: Shifts | undefined;
  /** What is odd or released behind the last mark. */
  private pending = 0;
  /** Where the index has to go on; behind the end of the block when what comes next is data in any case. */
  private scanned = 0;
  /** Where blanks end or the next segment begins. */
  private next = 0;
  /** Where the current segment begins in the block; -1 between segments. */
  private start = -1;
  /** The first mark of the current segment. */
  private mark = 0;
  /**
   * Whether each segment is an object of its own, which can be asked as long as somebody holds it; otherwise one object moves on from
   * segment to segment.
   */
  keeps = true;
  private cursor: LexedSegment | undefined;
  /** Bytes of a segment over the limit that were passed over so far; -1 when none is. */
  private passing = -1;
  private passingFrom = 0;

  constructor(
    private readonly context: LexedContext,
    limits: LexerLimits,
    private readonly sink: LexerSink,
    offset: number,
  ) {
    this.skipped = skippedBetween(context.classes);
    this.shifts = context.decoding.shifts ? new Shifts() : undefined;
    this.ordinary = ordinaryStarts(this.skipped, context.delimiters.terminator);
    this.most = Math.min(limits.segmentBytes, mostSegmentBytes);
    this.block = new Block(0, offset, context);
  }

  push(chunk: Uint8Array): void {
    let taken = 0;
    while (taken < chunk.length) {
      if (this.block.filled === this.block.bytes.length) this.renew(chunk.length - taken);
      const { block } = this;
      const room = Math.min(block.bytes.length - block.filled, chunk.length - taken, mostBytes);
      block.bytes.set(taken === 0 && room === chunk.length ? chunk : chunk.subarray(taken, taken + room), block.filled);
      block.filled += room;
      taken += room;
      this.scan();
    }
  }

  /** Hands over what stands after the last terminator. */
  end(): void {
    if (this.passing >= 0) this.sink.oversized(this.passingFrom, this.passing + this.block.filled);
    else if (this.start >= 0) this.unterminated(this.contentEnd);
    this.start = -1;
    this.passing = -1;
  }

  /** The last segment has come: filler that stands behind it is as little data as blanks are. */
  endsHere(): void {
    this.skipped = this.skipped.map((blank, byte) => (blank === 1 || this.isFree(byte) ? 1 : 0));
    this.ordinary = ordinaryStarts(this.skipped, this.context.delimiters.terminator);
  }

  /** Filler that is none of the delimiters. */
  private isFree(byte: number): boolean {
    return isFiller(byte) && this.context.classes[byte] === byteClass.odd;
  }

  /** The end of what came, without filler that nothing follows. */
  private get contentEnd(): number {
    const { bytes, filled } = this.block;
    let end = filled;
    for (let at = filled - 1; at >= this.start; at--) {
      const byte = bytes[at] as number;
      if (this.isFree(byte)) end = at;
      else if (this.skipped[byte] !== 1) break;
    }
    return end;
  }

  private unterminated(end: number): void {
    const { block, start, mark } = this;
    if (end === start) return;
    const last = block.count;
    block.addMarks(Int32Array.of((end << markBits.position) | this.pending | byteClass.terminator));
    const binary =
      block.bytes[start] === letterB ? binaryEnd(block.bytes, start, end, this.context.delimiters.element) : 0;
    this.emit(start, mark, binary > 0 ? this.cutBinary(mark, last) : last, 0);
  }

  /** Where the first byte stands that has not come yet. */
  get position(): number {
    return this.block.offset + this.block.filled;
  }

  /** Indexes the bytes that came and hands over the segments that end in them. */
  private scan(): void {
    const { block, index } = this;
    const from = this.scanned;
    if (from >= block.filled) return;
    const before = block.count;
    const come = block.bytes.subarray(from, block.filled);
    const bytes = this.shifts?.masked(come) ?? come;
    const marks = index.scan(this.context.classes, bytes, from, this.pending);
    this.pending = index.pending;
    this.scanned = from + index.next;
    block.addMarks(index.marks.subarray(0, marks));
    // A caller may read another interchange from within: what the index found must be at hand before.
    const ends = index.terminators();
    if (this.numbersAhead) block.numberScanned(index, before, from);
    for (let n = 0; n < ends.length; n++) this.terminate(before + (ends[n] as number));
    if (this.start >= 0) return;
    this.skipBlanks(block.filled);
    if (this.next < block.filled) this.start = this.next;
  }

  /** Texts are numbered while what the index scanned is at hand; not where their bytes are not what was scanned. */
  private get numbersAhead(): boolean {
    return this.context.numbersAhead && this.shifts === undefined && !this.context.delimiters.wrapped;
  }

  private skipBlanks(end: number): void {
    const { skipped } = this;
    const { bytes } = this.block;
    let at = this.next;
    while (at < end && skipped[bytes[at] as number] === 1) at++;
    this.next = at;
  }

  /** A terminator was found: the segment ends there, unless it stands within binary data or is a blank line. */
  private terminate(last: number): void {
    const { block, next } = this;
    const at = (block.marks[last] as number) >>> markBits.position;
    // Nearly all are of this kind: nothing was held back, no blanks come before, and the terminator is no line break.
    if (this.start < 0 && at > next && this.ordinary[block.bytes[next] as number] === 1) {
      const first = this.mark;
      this.next = at + 1;
      this.mark = last + 1;
      return this.emit(next, first, last, 1);
    }
    if (at < this.next) return;
    if (this.passing >= 0) return this.passed(at, last);
    if (this.start < 0) {
      this.skipBlanks(at + 1);
      if (this.next > at) {
        this.mark = last + 1;
        return;
      }
      this.start = this.next;
    }
    this.finish(at, last);
  }

  private finish(at: number, last: number): void {
    const { start, mark } = this;
    const { bytes } = this.block;
    const binary = bytes[start] === letterB ? binaryEnd(bytes, start, at, this.context.delimiters.element) : 0;
    if (binary > at) {
      this.next = binary;
      this.scanned = Math.max(this.scanned, binary);
      return;
    }
    this.start = -1;
    this.next = at + 1;
    this.mark = last + 1;
    if (binary > 0) this.emit(start, mark, this.cutBinary(mark, last), 1);
    else if (bytes[at] === 0x0a && bytes[at - 1] === 0x0d && at > start) {
      this.cutReturn(mark, last);
      this.emit(start, mark, last, 2);
    } else this.emit(start, mark, last, 1);
  }

  /** Behind the length of binary data nothing is a separator: marks there are put onto the terminator. Answers the first of these. */
  private cutBinary(first: number, last: number): number {
    const { bytes, marks } = this.block;
    const most = bytes[((marks[first] as number) >>> markBits.position) - 2] === letterI ? 2 : 3;
    let cut = first;
    for (let elements = 0; elements < most && cut < last; cut++) {
      if (((marks[cut] as number) & markBits.class) === byteClass.element) elements++;
    }
    const end = (marks[last] as number) & ~(markBits.odd | markBits.released);
    // A text of it cannot be kept as it is.
    const data = bytes.subarray((marks[cut - 1] as number) >>> markBits.position, end >>> markBits.position);
    marks.fill(data.includes(0) ? end | markBits.odd : end, cut, last + 1);
    this.block.unnumber(cut, last);
    return cut;
  }

  /** The carriage return before a line feed that terminates is none of the data. */
  private cutReturn(first: number, last: number): void {
    const { bytes, marks } = this.block;
    const { classes } = this.context;
    const mark = marks[last] as number;
    const stop = (mark >>> markBits.position) - 1;
    let at = last === first ? stop : ((marks[last - 1] as number) >>> markBits.position) + 1;
    while (at < stop && classes[bytes[at] as number] !== byteClass.odd) at++;
    const odd = at < stop ? markBits.odd : 0;
    marks[last] = (stop << markBits.position) | (mark & markBits.released) | odd | byteClass.terminator;
  }

  private passed(at: number, last: number): void {
    this.sink.oversized(this.passingFrom, this.passing + at + 1);
    this.passing = -1;
    this.start = -1;
    this.next = at + 1;
    this.mark = last + 1;
  }

  private emit(start: number, first: number, last: number, closed: number): void {
    const segment = this.segmentAt(start, first, last, closed);
    const size = ((this.block.marks[last] as number) >>> markBits.position) - start;
    if (size > this.most) this.sink.oversized(segment.offset, segment.length);
    else this.sink.segment(segment);
  }

  private segmentAt(start: number, first: number, last: number, closed: number): LexedSegment {
    const { block, cursor } = this;
    if (!this.keeps && cursor !== undefined) return cursor.moveTo(block, start, first, last, closed);
    const made = new LexedSegment(block, start, first, last, closed);
    if (this.keeps) block.isHeld = true;
    else this.cursor = made;
    return made;
  }

  /** A block that begins with the bytes of the unfinished segment: the same one again where nobody holds a segment of it. */
  private renew(coming: number): void {
    const old = this.block;
    const from = this.start < 0 ? old.filled : this.start;
    const kept = old.filled - from;
    if (this.passing >= 0 || kept > this.most) return this.pass();
    const room = Math.min(usualBlock, Math.max(coming, smallestBlock));
    if (!old.isHeld && kept + room <= old.bytes.length) old.restart(from, this.start < 0 ? old.count : this.mark);
    else this.replace(from, Math.max(kept * 2, kept + room + smallestBlock));
    if (this.start >= 0) this.start = 0;
    this.mark = 0;
    this.scanned -= from;
    this.next = Math.max(0, this.next - from);
  }

  /** Another block of so many bytes instead of the one whose segments are held, with the bytes and marks of the unfinished segment. */
  private replace(from: number, size: number): void {
    const old = this.block;
    this.block = new Block(size, old.offset + from, this.context);
    this.block.bytes.set(old.bytes.subarray(from, old.filled));
    this.block.filled = old.filled - from;
    if (this.start >= 0) this.block.addMarks(old.marks.subarray(this.mark, old.count), from);
  }

  /** The segment is over the limit: its bytes so far are let go, the index goes on to its terminator. */
  private pass(): void {
    const { offset, filled } = this.block;
    if (this.passing < 0) {
      this.passingFrom = offset + this.start;
      this.passing = -this.start;
    }
    this.passing += filled;
    this.block = new Block(usualBlock, offset + filled, this.context);
    this.scanned -= filled;
    this.next = Math.max(0, this.next - filled);
    this.start = 0;
    this.mark = 0;
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

/** What is neither blank nor the first letter of BIN and BDS; nothing where a carriage return may stand before the terminator. */
function ordinaryStarts(skipped: Uint8Array, terminator: number): Uint8Array {
  return skipped.map((blank, byte) => (blank === 1 || byte === letterB || isLineBreak(terminator) ? 0 : 1));
}
