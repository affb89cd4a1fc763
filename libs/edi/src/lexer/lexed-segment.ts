import { Buffer } from 'node:buffer';
import type { Place } from '@quayside/std';
import type { Segment, Span } from '../segment.js';
import type { Block, Page } from './block.js';
import { classTable, isLineBreak } from './byte-class.js';
import type { Delimiters } from './delimiters.js';
import { Marks } from './marks.js';
import type { TextDecoding } from './text.js';

/** What all segments of one interchange share. */
export interface LexedContext {
  readonly delimiters: Delimiters;
  readonly decoding: TextDecoding;
  /** What each byte means, by `byteClass`. */
  readonly classes: Uint8Array;
  /** Which bytes may come, where that is less than can be decoded. */
  readonly allowed?: (byte: number) => boolean;
  /** Where the elements of the segment stand that was looked at last: most are asked for in a row. */
  readonly marks: Marks;
}

/** A context with room for the marks of one segment. */
export function lexedContext(
  delimiters: Delimiters,
  decoding: TextDecoding,
  allowed?: (byte: number) => boolean,
): LexedContext {
  const classes = classTable(delimiters, allowed);
  return { delimiters, decoding, classes, marks: new Marks(), ...(allowed !== undefined && { allowed }) };
}

/**
 * A cursor over the bytes of one segment: nothing but positions until a text is asked for. Elements are looked up when the first is
 * asked for, components and repetitions within their element.
 */
export class LexedSegment implements Segment {
  position = 0;
  private known: string | undefined = undefined;

  constructor(
    private readonly context: LexedContext,
    readonly block: Block,
    private readonly start: number,
    /** Where the terminator stands, or the end of the bytes when it never came. */
    private readonly stop: number,
    /** How many bytes closed it: 0 without a terminator, 2 for CR and LF. */
    private readonly closed: number,
  ) {}

  get kind(): 'segment' {
    return 'segment';
  }

  get offset(): number {
    return this.block.offset + this.start;
  }

  get length(): number {
    return this.stop - this.start + this.closed;
  }

  get terminated(): boolean {
    return this.closed > 0;
  }

  get elements(): number {
    return this.marks().count;
  }

  /** Holds a control character, a byte above ASCII, or one that the interchange does not allow. */
  get odd(): boolean {
    return this.marks().odd;
  }

  get tag(): string {
    return (this.known ??= this.readTag());
  }

  private readTag(): string {
    const { element, component, wrapped } = this.context.delimiters;
    const { bytes } = this.block;
    let end = this.start;
    while (end < this.stop && bytes[end] !== element && bytes[end] !== component) end++;
    const text = this.context.decoding.text(bytes, this.start, end);
    return wrapped ? unwrapped(text) : text;
  }

  /** The marks of this segment; they are looked up again when another segment was looked at in between. */
  private marks(): Marks {
    const { marks } = this.context;
    if (marks.owner !== this) marks.read(this, this.context, this.block.bytes, this.start, this.stop);
    return marks;
  }

  repetitions(element: number): number {
    if (!this.has(element)) return 0;
    const { repetition } = this.context.delimiters;
    if (repetition === 0 || !this.marks().inner) return 1;
    return this.pieces(this.from(element), this.to(element), repetition);
  }

  components(element: number, repetition = 1): number {
    if (!this.marks().inner) return this.has(element) && repetition === 1 ? 1 : 0;
    const piece = this.repetitionSpan(element, repetition);
    return piece === undefined ? 0 : this.pieces(piece.from, piece.to, this.context.delimiters.component);
  }

  /** True when the element holds anything. */
  filled(element: number): boolean {
    return this.has(element) && this.from(element) < this.to(element);
  }

  /** The text of every element in order, "" where it is empty; of a composite the whole element as one text. */
  texts(): string[] {
    const { count, at, released } = this.marks();
    const page = this.block.page(this.start, this.stop);
    const texts = new Array<string>(count);
    const simple = this.isPlain(page) && !released && !this.context.delimiters.wrapped;
    for (let n = 0; n < count; n++) {
      const from = (at[n] as number) + 1;
      const to = n + 1 < count ? (at[n + 1] as number) : this.stop;
      texts[n] = simple ? page.text.substring(from - page.from, to - page.from) : this.decoded(from, to);
    }
    return texts;
  }

  text(element: number, component?: number, repetition?: number): string | undefined {
    // Most segments have neither components nor repetitions.
    if (!this.marks().inner && (component ?? 1) === 1 && (repetition ?? 1) === 1) {
      return this.filled(element) ? this.readable(this.from(element), this.to(element)) : undefined;
    }
    const found = this.find(element, component, repetition);
    return found === undefined || found.from >= found.to ? undefined : this.readable(found.from, found.to);
  }

  span(element: number, component?: number, repetition?: number): Span | undefined {
    const found = this.find(element, component, repetition);
    return found && { offset: this.block.offset + found.from, length: found.to - found.from };
  }

  place(element?: number, component?: number, repetition?: number): Place {
    const span = element === undefined ? undefined : this.span(element, component, repetition);
    return {
      offset: span?.offset ?? this.offset,
      length: span?.length ?? this.length,
      tag: this.tag,
      ...(this.position > 0 && { segment: this.position }),
      ...(element !== undefined && { element }),
      ...(component !== undefined && { component }),
      ...(repetition !== undefined && { repetition }),
    };
  }

  /** The bytes of the segment without its terminator, as they came. */
  raw(): Uint8Array {
    return this.block.bytes.subarray(this.start, this.stop);
  }

  /** True when every byte of the element can be decoded in the character set of the interchange. */
  decodable(element: number): boolean {
    return this.context.decoding.valid(this.block.bytes, this.from(element), this.to(element));
  }

  /** True when the element holds a control character; line breaks of a wrapped file are none. */
  hasControl(element: number): boolean {
    const bytes = this.block.bytes;
    for (let at = this.from(element), end = this.to(element); at < end; at++) {
      const byte = bytes[at] ?? 0;
      const control = byte < 0x20 || byte === 0x7f;
      if (control && !this.isDelimiter(byte) && !(this.context.delimiters.wrapped && isLineBreak(byte))) return true;
    }
    return false;
  }

  /** The first element with a byte that the interchange does not allow. */
  exceeding(): number | undefined {
    const { allowed, delimiters } = this.context;
    if (allowed === undefined) return undefined;
    for (let n = 1; n <= this.elements; n++) {
      for (let at = this.from(n), end = this.to(n); at < end; at++) {
        const byte = this.block.bytes[at] ?? 0;
        const service = this.isDelimiter(byte) || byte === delimiters.release || isLineBreak(byte);
        if (!service && !allowed(byte)) return n;
      }
    }
    return undefined;
  }

  private isDelimiter(byte: number): boolean {
    const { component, repetition } = this.context.delimiters;
    return byte !== 0 && (byte === component || byte === repetition);
  }

  private has(element: number): boolean {
    return element >= 1 && element <= this.elements;
  }

  private from(element: number): number {
    return (this.marks().at[element - 1] ?? this.stop) + 1;
  }

  private to(element: number): number {
    const marks = this.marks();
    return element >= marks.count ? this.stop : (marks.at[element] ?? this.stop);
  }

  private find(element: number, component?: number, repetition?: number): Range | undefined {
    if (component === undefined && repetition === undefined) return this.whole(element);
    const piece = this.repetitionSpan(element, repetition ?? 1);
    if (piece === undefined || component === undefined) return piece;
    return this.nth(piece, this.context.delimiters.component, component);
  }

  /** Without a component an element of one component is meant; of several repetitions the first. */
  private whole(element: number): Range | undefined {
    if (!this.has(element)) return undefined;
    const all = { from: this.from(element), to: this.to(element) };
    const { repetition } = this.context.delimiters;
    return repetition === 0 ? all : this.nth(all, repetition, 1);
  }

  private repetitionSpan(element: number, repetition: number): Range | undefined {
    if (!this.has(element)) return undefined;
    const all = { from: this.from(element), to: this.to(element) };
    const separator = this.context.delimiters.repetition;
    if (separator === 0) return repetition === 1 ? all : undefined;
    return this.nth(all, separator, repetition);
  }

  private pieces(from: number, to: number, separator: number): number {
    const { release } = this.context.delimiters;
    const bytes = this.block.bytes;
    let count = 1;
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte === release && release !== 0) at++;
      else if (byte === separator) count++;
    }
    return count;
  }

  private nth(range: Range, separator: number, wanted: number): Range | undefined {
    const { release } = this.context.delimiters;
    const bytes = this.block.bytes;
    let count = 1;
    let from = range.from;
    for (let at = range.from; at < range.to; at++) {
      const byte = bytes[at];
      if (byte === release && release !== 0) at++;
      else if (byte === separator) {
        if (count === wanted) return { from, to: at };
        count++;
        from = at + 1;
      }
    }
    return count === wanted ? { from, to: range.to } : undefined;
  }

  private readable(from: number, to: number): string | undefined {
    const text = this.decoded(from, to);
    return text === '' ? undefined : text;
  }

  private decoded(from: number, to: number): string {
    if (from === to) return '';
    const page = this.block.page(this.start, this.stop);
    const { release, wrapped } = this.context.delimiters;
    if (!this.isPlain(page)) return this.decodedBytes(from, to);
    const text = page.text.substring(from - page.from, to - page.from);
    const data = this.marks().released ? unescaped(text, String.fromCharCode(release)) : text;
    return wrapped ? unwrapped(data) : data;
  }

  /** The characters of the page are those that were meant. */
  private isPlain(page: Page): boolean {
    return page.ascii || this.context.decoding.oneToOne;
  }

  /** Text of an encoding in which a character is not its byte. */
  private decodedBytes(from: number, to: number): string {
    const { release, wrapped } = this.context.delimiters;
    const bytes = release === 0 ? this.block.bytes.subarray(from, to) : this.withoutReleases(from, to, release);
    const text = this.context.decoding.text(bytes, 0, bytes.length);
    return wrapped ? unwrapped(text) : text;
  }

  private withoutReleases(from: number, to: number, release: number): Buffer {
    const { bytes } = this.block;
    const plain = Buffer.alloc(to - from);
    let length = 0;
    for (let at = from; at < to; at++) {
      if (bytes[at] === release) at++;
      if (at < to) plain[length++] = bytes[at] ?? 0;
    }
    return plain.subarray(0, length);
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A release character says that the one behind it is data; one that stands last is left out. */
function unescaped(text: string, release: string): string {
  if (!text.includes(release)) return text;
  let data = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === release) at++;
    if (at < text.length) data += text[at];
  }
  return data;
}

function unwrapped(text: string): string {
  return text.replace(/[\r\n]/g, '');
}
