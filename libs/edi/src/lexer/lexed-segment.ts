import type { Place } from '@quayside/std';
import type { Segment, Span } from '../segment.js';
import { isLineBreak } from './byte-class.js';
import type { Delimiters } from './delimiters.js';
import { latin1, type TextDecoding } from './text.js';

/** What all segments of one interchange share. */
export interface LexedContext {
  readonly delimiters: Delimiters;
  readonly decoding: TextDecoding;
  /** Which bytes may come, where that is less than can be decoded. */
  readonly allowed?: (byte: number) => boolean;
}

/** A stretch of the interchange held in memory; `offset` is where its first byte stands in the file. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly offset: number;
  /** Where element separators stand in `bytes`, for all segments of the block. */
  marks: Int32Array;
}

/**
 * A cursor over the bytes of one segment: nothing but positions until a text is asked for. Element separators are known
 * from scanning; components and repetitions are looked up within their element.
 */
export class LexedSegment implements Segment {
  readonly kind = 'segment' as const;
  position = 0;

  constructor(
    private readonly context: LexedContext,
    readonly block: Block,
    private readonly start: number,
    /** Where the terminator stands, or the end of the bytes when it never came. */
    private readonly stop: number,
    private readonly firstMark: number,
    readonly elements: number,
    /** How many bytes closed it: 0 without a terminator, 2 for CR and LF. */
    private readonly closed: number,
    /** Holds a control character or a byte above ASCII. */
    readonly odd: boolean,
  ) {}

  get offset(): number {
    return this.block.offset + this.start;
  }

  get length(): number {
    return this.stop - this.start + this.closed;
  }

  get terminated(): boolean {
    return this.closed > 0;
  }

  get tag(): string {
    const { component, wrapped } = this.context.delimiters;
    const end = this.elements === 0 ? this.stop : this.mark(0);
    const bytes = this.block.bytes;
    let stop = this.start;
    while (stop < end && bytes[stop] !== component) stop++;
    const text = this.context.decoding.text(bytes, this.start, stop);
    return wrapped ? unwrapped(text) : text;
  }

  repetitions(element: number): number {
    if (!this.has(element)) return 0;
    const { repetition } = this.context.delimiters;
    return repetition === 0 ? 1 : this.pieces(this.from(element), this.to(element), repetition);
  }

  components(element: number, repetition = 1): number {
    const piece = this.repetitionSpan(element, repetition);
    return piece === undefined ? 0 : this.pieces(piece.from, piece.to, this.context.delimiters.component);
  }

  /** The text of every element in order, "" where it is empty; of a composite the whole element as one text. */
  texts(): string[] {
    const texts = new Array<string>(this.elements);
    const plain = this.context.delimiters.release === 0 && !this.context.delimiters.wrapped;
    const { bytes } = this.block;
    for (let n = 1; n <= this.elements; n++) {
      const from = this.from(n);
      const to = this.to(n);
      texts[n - 1] = from === to ? '' : plain ? this.context.decoding.text(bytes, from, to) : this.decoded(from, to);
    }
    return texts;
  }

  text(element: number, component?: number, repetition?: number): string | undefined {
    const found = this.find(element, component, repetition);
    if (found === undefined || found.from >= found.to) return undefined;
    const text = this.decoded(found.from, found.to);
    return text === '' ? undefined : text;
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

  private mark(index: number): number {
    return this.block.marks[this.firstMark + index] ?? this.stop;
  }

  private from(element: number): number {
    return this.mark(element - 1) + 1;
  }

  private to(element: number): number {
    return element === this.elements ? this.stop : this.mark(element);
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

  private decoded(from: number, to: number): string {
    const { release, wrapped } = this.context.delimiters;
    const bytes = this.block.bytes;
    if (release !== 0 && bytes.subarray(from, to).includes(release)) {
      const plain = unescaped(bytes.subarray(from, to), release);
      const text = this.context.decoding.text(plain, 0, plain.length);
      return wrapped ? unwrapped(text) : text;
    }
    const text = this.context.decoding.text(bytes, from, to);
    return wrapped ? unwrapped(text) : text;
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function unescaped(bytes: Uint8Array, release: number): Uint8Array {
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === release) at++;
    if (at < bytes.length) plain[length++] = bytes[at] ?? 0;
  }
  return plain.subarray(0, length);
}

function unwrapped(text: string): string {
  return text.replace(/[\r\n]/g, '');
}

/** Text of a tag for messages when it may hold anything. */
export function printable(bytes: Uint8Array, longest = 12): string {
  const end = Math.min(bytes.length, longest);
  let text = '';
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (!isLineBreak(byte)) text += byte > 0x1f && byte < 0x7f ? latin1(bytes, at, at + 1) : '?';
  }
  return text;
}
