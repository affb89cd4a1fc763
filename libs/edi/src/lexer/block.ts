import { Buffer } from 'node:buffer';
import { KnownTexts, mostTexts } from './known-texts.js';
import type { LexedContext } from './lexed-context.js';
import { markBits, mostBytes, separatorIndex, type SeparatorIndex } from './separator-index.js';

const noMarks = new Int32Array(0);
const noNumbers = new Uint16Array(0);

/** So many texts asked for one by one make it worth to turn all of the block into text, and one of so many to number all of them. */
const manyAsked = 16;
const oneOf = 32;

/** Marks of an unfinished segment that the block before handed on go without numbers, unless they are many. */
const mostCarried = 64;

/** A stretch of the interchange held in memory, with the marks of its separators. */
export class Block {
  readonly bytes: Buffer;
  /** How many bytes of it have come. */
  filled = 0;
  /** What is no plain data, in order: see `markBits`. */
  marks: Int32Array = noMarks;
  /** How many marks there are. */
  count = 0;
  /** The number of the text in front of each mark, in `known`; 0 when it has none. */
  numbers: Uint16Array = noNumbers;
  /** How many texts are numbered. */
  numbered = 0;
  known: KnownTexts | undefined = undefined;
  /** A segment of it may be asked later. */
  isHeld = false;
  private asked = 0;
  private sliced = 0;
  private text = '';
  private from = 0;

  constructor(
    size: number,
    /** Where its first byte stands in the file. */
    public offset: number,
    readonly context: LexedContext,
  ) {
    // Every byte is written before it is read, so that there is no need to clear them.
    this.bytes = Buffer.allocUnsafeSlow(size);
  }

  /** Takes over marks that lie `shift` bytes further on in another block. */
  addMarks(marks: Int32Array, shift = 0): void {
    const count = this.count + marks.length;
    if (count > this.marks.length) {
      const larger = new Int32Array(this.count === 0 ? count : Math.max(count, this.marks.length * 2));
      larger.set(this.marks.subarray(0, this.count));
      this.marks = larger;
    }
    this.marks.set(marks, this.count);
    if (shift > 0) for (let n = this.count; n < count; n++) (this.marks[n] as number) -= shift << markBits.position;
    this.count = count;
  }

  /** Begins again with its own last bytes, from `from` on, and the marks from `mark` on: nobody asks for the others any more. */
  restart(from: number, mark: number): void {
    this.bytes.copyWithin(0, from, this.filled);
    this.filled -= from;
    this.offset += from;
    this.marks.copyWithin(0, mark, this.count);
    this.count -= mark;
    for (let n = 0; n < this.count; n++) (this.marks[n] as number) -= from << markBits.position;
    this.numbered = this.asked = this.sliced = this.from = 0;
    this.known = undefined;
    this.text = '';
  }

  /** Numbers the texts that were not numbered yet. */
  number(): void {
    const { count, numbered, marks } = this;
    // Where lines were cut on the way, a text is not what stands there.
    if (numbered === count || this.context.delimiters.wrapped) return;
    this.context.numbersAhead = true;
    const known = this.makeRoom();
    this.numbered = count;
    const from = numbered === 0 ? 0 : ((marks[numbered - 1] as number) >>> markBits.position) + 1;
    const to = (marks[count - 1] as number) >>> markBits.position;
    // What is larger than usual goes without numbers.
    if (to - from > mostBytes || count - numbered > mostBytes || to <= from) return;
    const index = separatorIndex();
    const part = marks.subarray(numbered, count);
    known.extend(index.number(known, part, this.bytes.subarray(from, to), from, known.free, mostTexts));
    this.numbers.set(index.numbers.subarray(0, part.length), numbered);
  }

  /** Numbers the texts of what the index has just scanned, which begins at `base`: its last marks, from `first` on. */
  numberScanned(index: SeparatorIndex, first: number, base: number): void {
    const { count } = this;
    if (first - this.numbered > mostCarried || first === count) return;
    const known = this.makeRoom();
    this.numbers.fill(0, this.numbered, first);
    known.extend(index.numberScanned(known, count - first, base, known.free, mostTexts));
    this.numbers.set(index.numbers.subarray(0, count - first), first);
    // The first of them may have begun in an earlier chunk.
    this.numbers[first] = 0;
    this.numbered = count;
  }

  /** The table that numbers come from, and room for one at each mark. */
  private makeRoom(): KnownTexts {
    if (this.numbers.length < this.count) {
      const larger = new Uint16Array(this.marks.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    return (this.known ??= this.currentTable());
  }

  /** The marks from `first` to `last` were moved: what stands in front of them is not what was numbered. */
  unnumber(first: number, last: number): void {
    if (first < this.numbered) this.numbers.fill(0, first, last + 1);
  }

  /** A text of its own was asked for: when many are, they are numbered. */
  ask(): void {
    if (++this.asked > manyAsked && this.asked * oneOf > this.count) this.number();
  }

  /** The bytes from `from` to `to` as text, one character a byte. */
  slice(from: number, to: number): string {
    if (from < this.from || to > this.from + this.text.length) {
      if (++this.sliced <= manyAsked) return this.bytes.toString('latin1', from, to);
      // As much as has come, since what follows is asked for next.
      this.text = this.bytes.toString('latin1', from, this.filled);
      this.from = from;
    }
    return this.text.substring(from - this.from, to - this.from);
  }

  private currentTable(): KnownTexts {
    const { known } = this.context;
    return known !== undefined && known.free < mostTexts ? known : (this.context.known = new KnownTexts());
  }
}
