import { type Place, storable } from '@quayside/std';
import type { Segment, Span } from '../segment.js';
import type { Block } from './block.js';
import { byteClass } from './byte-class.js';
import { decodedText, unwrapped } from './decoded-text.js';
import { type ElementValue, elementValues } from './element-values.js';
import { exceedsLevel, holdsControl } from './odd-bytes.js';
import { markBits } from './separator-index.js';
import { capitalNumber, capitalTag, tagNumber } from './tag-cache.js';

/** What is known of a segment beside its marks: how many bytes close it, and once it was looked at what its elements are like. */
const factBits = { inner: 1, odd: 2, looked: 4, closed: 3, elements: 5 } as const;

/** Where `find` found something: between two marks. The reading of a process goes on one step at a time. */
const found = { from: 0, to: 0 };

/**
 * A cursor over the bytes of one segment: nothing but positions until a text is asked for. What it knows of its elements are the
 * marks of its block from `first` to `last`, the terminator.
 */
export class LexedSegment implements Segment {
  position = 0;
  private known: string | undefined = undefined;
  private facts: number;

  constructor(
    public block: Block,
    private start: number,
    private first: number,
    /** The mark of the terminator. */
    public last: number,
    closed: number,
  ) {
    this.facts = closed << factBits.closed;
  }

  /** Moves on to another segment. */
  moveTo(block: Block, start: number, first: number, last: number, closed: number): this {
    this.position = 0;
    this.known = undefined;
    this.facts = closed << factBits.closed;
    this.block = block;
    this.start = start;
    this.first = first;
    this.last = last;
    return this;
  }

  /** The same segment, which stays what it is when this one moves on. */
  kept(): LexedSegment {
    this.block.isHeld = true;
    return new LexedSegment(this.block, this.start, this.first, this.last, this.closing);
  }

  get kind(): 'segment' {
    return 'segment';
  }

  get offset(): number {
    return this.block.offset + this.start;
  }

  get length(): number {
    return this.at(this.last) - this.start + this.closing;
  }

  get terminated(): boolean {
    return this.closing !== 0;
  }

  /** How many bytes end it: its terminator, a carriage return before it, or none where the file ends within it. */
  private get closing(): number {
    return (this.facts >>> factBits.closed) & 3;
  }

  /** Looks at the marks, once. */
  private look(): number {
    if ((this.facts & factBits.looked) !== 0) return this.facts;
    const { first, last } = this;
    const { marks } = this.block;
    let elements = 0;
    let inner = 0;
    for (let mark = first; mark < last; mark++) {
      const kind = (marks[mark] as number) & markBits.class;
      if (kind === byteClass.element) elements++;
      else inner = factBits.inner;
    }
    // What is odd in the tag is not told by its elements.
    let odd = 0;
    for (let mark = first + 1; mark <= last; mark++) odd |= marks[mark] as number;
    return (this.facts |=
      (elements << factBits.elements) | factBits.looked | inner | ((odd & markBits.odd) === 0 ? 0 : factBits.odd));
  }

  get elements(): number {
    return this.look() >>> factBits.elements;
  }

  /** Holds a control character, a byte above ASCII, or one that the interchange does not allow. */
  get odd(): boolean {
    return (this.look() & factBits.odd) !== 0;
  }

  /** The first byte of the tag: enough to tell that it is none of a few. */
  get initial(): number {
    return this.block.bytes[this.start] as number;
  }

  /** The tag as `tagNumber` has it. */
  get tagNumber(): number {
    return this.block.context.delimiters.wrapped ? tagNumber(this.tag) : capitalNumber(this.shortTag());
  }

  /** The bytes of the tag as `tagNumber` has it; 0 when it is of another length, or goes on behind a repetition separator. */
  private shortTag(): number {
    const { block, start } = this;
    const { bytes } = block;
    const mark = block.marks[this.first] as number;
    const length = (mark >>> markBits.position) - start;
    if (length < 2 || length > 3 || (mark & markBits.class) === byteClass.repetition) return 0;
    const two = (bytes[start] as number) | ((bytes[start + 1] as number) << 8);
    return length === 2 ? two : two | ((bytes[start + 2] as number) << 16);
  }

  get tag(): string {
    return (this.known ??= this.readTag());
  }

  private readTag(): string {
    const number = this.shortTag();
    const known = number === 0 ? undefined : this.block.context.tags.get(number);
    if (known !== undefined) return known;
    const tag = capitalTag(this.writtenTag());
    if (number !== 0) this.block.context.tags.set(number, tag);
    return tag;
  }

  /** Whether the tag is written in small letters: it is meant as if it were in capital ones. */
  get isSmall(): boolean {
    return this.tag !== this.writtenTag();
  }

  private writtenTag(): string {
    const { first, last, start } = this;
    const { marks, bytes } = this.block;
    let end = first;
    while (end < last && ((marks[end] as number) & markBits.class) === byteClass.repetition) end++;
    const text = this.block.context.decoding.text(bytes, start, this.at(end));
    return storable(this.block.context.delimiters.wrapped ? unwrapped(text) : text);
  }

  repetitions(element: number): number {
    if (!this.has(element)) return 0;
    if ((this.look() & factBits.inner) === 0) return 1;
    return this.pieces(this.separator(element - 1), this.separator(element), byteClass.repetition);
  }

  components(element: number, repetition = 1): number {
    if ((this.look() & factBits.inner) === 0) return this.has(element) && repetition === 1 ? 1 : 0;
    if (!this.repetition(element, repetition)) return 0;
    return this.pieces(found.from, found.to, byteClass.component);
  }

  /** True when the element holds anything. */
  filled(element: number): boolean {
    return this.has(element) && this.from(element) < this.to(element);
  }

  /** The text of every element in order, "" where it is empty; of a composite the whole element as one text. */
  texts(): string[] {
    const { first, last, block } = this;
    if (block.numbered <= last) block.number();
    const { marks, numbers } = block;
    if (block.known === undefined || ((marks[first] as number) & markBits.inner) !== 0) return this.wholeTexts();
    const { texts } = block.known;
    const made = new Array<string>(last - first);
    for (let mark = first + 1, n = 0; mark <= last; mark++, n++) {
      if (((marks[mark] as number) & markBits.inner) !== 0) return this.wholeTexts();
      made[n] = texts[numbers[mark] as number] ?? this.piece(mark);
    }
    return made;
  }

  /** Every text in order, "" where it is empty, whatever separators are between them. `separatorBehind` tells what ends each. */
  parts(): string[] {
    const { last, block, tagEnd } = this;
    if (block.numbered <= last) block.number();
    const { numbers } = block;
    const texts = block.numbered > last ? (block.known?.texts ?? none) : none;
    const made = new Array<string>(last - tagEnd);
    for (let mark = tagEnd + 1, n = 0; mark <= last; mark++, n++) {
      made[n] = texts[numbers[mark] as number] ?? this.piece(mark);
    }
    return made;
  }

  /** What stands behind the nth part, from 0: another component, repetition or element, or the end of the segment. */
  separatorBehind(part: number): 'component' | 'repetition' | 'element' | 'end' {
    const kind = (this.block.marks[this.tagEnd + 1 + part] as number) & markBits.class;
    if (kind === byteClass.component) return 'component';
    if (kind === byteClass.repetition) return 'repetition';
    return kind === byteClass.element ? 'element' : 'end';
  }

  private wholeTexts(): string[] {
    const { last } = this;
    const { marks } = this.block;
    const made: string[] = [];
    let from = this.separator(0);
    for (let mark = from + 1; mark <= last; mark++) {
      if (((marks[mark] as number) & markBits.class) >= byteClass.component) continue;
      made.push(this.between(from, mark));
      from = mark;
    }
    return made;
  }

  /** Every element in order: a text; of a composite the texts of its components; where it repeats those of each repetition. */
  values(): ElementValue[] {
    return (this.look() & factBits.inner) === 0 ? this.texts() : elementValues(this);
  }

  text(element: number, component?: number, repetition?: number): string | undefined {
    if (!this.find(element, component, repetition)) return undefined;
    const text = this.between(found.from, found.to);
    return text === '' ? undefined : text;
  }

  span(element: number, component?: number, repetition?: number): Span | undefined {
    if (!this.find(element, component, repetition)) return undefined;
    const from = this.at(found.from) + 1;
    return { offset: this.block.offset + from, length: this.at(found.to) - from };
  }

  /** Where the element or component begins in the file, without making a span of it; -1 when it is absent. */
  offsetOf(element: number, component?: number, repetition?: number): number {
    return this.find(element, component, repetition) ? this.block.offset + this.at(found.from) + 1 : -1;
  }

  /** How many bytes the element or component has as sent; 0 when it is empty or absent. */
  lengthOf(element: number, component?: number, repetition?: number): number {
    return this.find(element, component, repetition) ? this.at(found.to) - this.at(found.from) - 1 : 0;
  }

  place(element?: number, component?: number, repetition?: number): Place {
    const span = element === undefined ? undefined : this.span(element, component, repetition);
    // Each field of each line asks for one.
    const place: { -readonly [name in keyof Place]: Place[name] } = {
      offset: span?.offset ?? this.offset,
      length: span?.length ?? this.length,
      tag: this.tag,
    };
    if (this.position > 0) place.segment = this.position;
    if (element !== undefined) place.element = element;
    if (component !== undefined) place.component = component;
    if (repetition !== undefined) place.repetition = repetition;
    return place;
  }

  /** The bytes of the segment without its terminator, as they came. */
  raw(): Uint8Array {
    return this.block.bytes.subarray(this.start, this.at(this.last));
  }

  /** True when every byte of the element can be decoded in the character set of the interchange. */
  decodable(element: number): boolean {
    return this.block.context.decoding.valid(this.block.bytes, this.from(element), this.to(element));
  }

  /** True when the element holds a control character; line breaks of a wrapped file are none. */
  hasControl(element: number): boolean {
    return holdsControl(this.block, this.from(element), this.to(element));
  }

  /** True when the element holds a zero byte that is no separator. */
  hasZero(element: number): boolean {
    return this.block.bytes.subarray(this.from(element), this.to(element)).includes(0);
  }

  /** The first element with a byte that the interchange does not allow. */
  exceeding(): number | undefined {
    for (let n = 1; n <= this.elements; n++) if (exceedsLevel(this.block, this.from(n), this.to(n))) return n;
    return undefined;
  }

  private has(element: number): boolean {
    return element >= 1 && element <= this.elements;
  }

  private from(element: number): number {
    return this.at(this.separator(element - 1)) + 1;
  }

  private to(element: number): number {
    return this.at(this.separator(element));
  }

  /** Where a mark stands in the block. */
  private at(mark: number): number {
    return (this.block.marks[mark] as number) >>> markBits.position;
  }

  /** The mark that ends the tag. */
  get tagEnd(): number {
    const { first } = this;
    const kind = (this.block.marks[first] as number) & markBits.class;
    return kind === byteClass.element || first === this.last ? first : this.separator(0);
  }

  /** The mark that ends an element; 0 is the tag. */
  private separator(element: number): number {
    if ((this.look() & factBits.inner) === 0) return this.first + element;
    const { marks } = this.block;
    let left = element;
    let mark = this.first;
    for (; mark < this.last; mark++) {
      if (((marks[mark] as number) & markBits.class) === byteClass.element && left-- === 0) break;
    }
    return mark;
  }

  /** Looks for what is asked for; `found` has the marks before and behind it. */
  private find(element: number, component?: number, repetition?: number): boolean {
    // Without a component an element of one component is meant; of several repetitions the first.
    if (!this.repetition(element, repetition ?? 1)) return false;
    return component === undefined || this.nth(byteClass.component, component);
  }

  private repetition(element: number, repetition: number): boolean {
    if (!this.has(element)) return false;
    found.from = this.separator(element - 1);
    if ((this.look() & factBits.inner) === 0) {
      found.to = found.from + 1;
      return repetition === 1;
    }
    found.to = this.separator(element);
    return this.nth(byteClass.repetition, repetition);
  }

  private pieces(from: number, to: number, separator: number): number {
    const { marks } = this.block;
    let count = 1;
    for (let mark = from + 1; mark < to; mark++) if (((marks[mark] as number) & markBits.class) === separator) count++;
    return count;
  }

  /** Narrows what was found to the nth piece of it. */
  private nth(separator: number, wanted: number): boolean {
    const { marks } = this.block;
    const { to } = found;
    let left = wanted;
    for (let mark = found.from + 1; mark <= to; mark++) {
      if (mark < to && ((marks[mark] as number) & markBits.class) !== separator) continue;
      if (--left === 0) {
        found.to = mark;
        return true;
      }
      found.from = mark;
    }
    return false;
  }

  /** The text between two marks. */
  private between(from: number, to: number): string {
    if (to === from + 1) return this.textAt(to);
    const { block } = this;
    const { marks } = block;
    let bits = 0;
    for (let mark = from + 1; mark <= to; mark++) bits |= marks[mark] as number;
    return decodedText(block, this.at(from) + 1, this.at(to), bits);
  }

  /** The text in front of a mark. */
  textAt(mark: number): string {
    const { block } = this;
    if (mark >= block.numbered) block.ask();
    return (mark < block.numbered ? block.known?.texts[block.numbers[mark] as number] : undefined) ?? this.piece(mark);
  }

  /** The same where it was not made yet, or has no number. */
  private piece(mark: number): string {
    const { block } = this;
    const from = this.at(mark - 1) + 1;
    const end = block.marks[mark] as number;
    const to = end >>> markBits.position;
    const number = mark < block.numbered ? (block.numbers[mark] as number) : 0;
    if (number === 0 || block.known === undefined) return decodedText(block, from, to, end);
    // A released byte was not looked at: it may be any.
    if ((end & markBits.released) !== 0) return (block.known.texts[number] = decodedText(block, from, to, end));
    // Text of a page keeps all of it in memory; what is kept for long must be a text of its own.
    const text = to - from < shortestShared ? block.slice(from, to) : block.bytes.toString('latin1', from, to);
    return (block.known.texts[number] = text);
  }
}

const none: readonly (string | undefined)[] = [];

/** From this length on the engine makes no copy of a part of a text. */
const shortestShared = 13;
