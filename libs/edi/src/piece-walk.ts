import type { Delimiters } from './lexer/delimiters.js';
import { isBlank } from './lexer/byte-class.js';
import { edifactDelimiters, afterUna } from './edifact/una.js';
import type { Piece } from './reading.js';
import { blanksAt, cardAt, closesQuotation, startAt, type Start } from './start-of-interchange.js';
import { looksLikeIsa, readIsa } from './x12/isa.js';

/** Bytes that the walk may look at; it takes those before `until` and sees those behind as lookahead. */
export interface Window {
  readonly bytes: Uint8Array;
  /** Where the first byte stands in the file. */
  readonly offset: number;
  readonly until: number;
}

/** between: nothing begun or only blanks since; stray: no interchange that can be followed; inside, trailer, after: of one. */
type Mode = 'between' | 'stray' | 'inside' | 'trailer' | 'after';

const letterI = 0x49;
const letterU = 0x55;

/** Follows the bytes of a file from interchange to interchange, across windows. */
export class PieceWalk {
  private mode: Mode = 'between';
  private kind: Piece['kind'] = 'unreadable';
  /** Where the current piece begins in the file; blanks before the first piece belong to it. */
  private begun = 0;
  private delimiters: Delimiters | undefined;
  private fresh = true;
  private skip = 0;

  /** Takes the bytes of the window up to `until` or a little more; answers how many. */
  advance(window: Window, pieces: Piece[]): number {
    let at = 0;
    while (at < window.until) {
      const next = this.step(window, at, pieces);
      if (next === at && this.skip === 0) continue;
      at = next;
      if (this.skip > 0) at = this.skipped(at, window.bytes.length);
    }
    return Math.min(at, window.bytes.length);
  }

  /** The piece that the end of the file ends. */
  finish(end: number): Piece[] {
    return end > this.begun ? [{ kind: this.kind, offset: this.begun, length: end - this.begun }] : [];
  }

  private step(window: Window, at: number, pieces: Piece[]): number {
    switch (this.mode) {
      case 'inside':
        return this.inside(window, at, pieces);
      case 'trailer':
        return this.trailer(window, at, pieces);
      case 'stray':
        return this.stray(window, at, pieces);
      default:
        return this.between(window, at, pieces);
    }
  }

  /** Before the first piece and behind a trailer: blanks, then a new piece of whatever kind. */
  private between(window: Window, at: number, pieces: Piece[]): number {
    if (this.mode === 'after' && cardAt(window.bytes, at) > 0) return this.newPiece(window.offset + at, at, pieces);
    const blanks = blanksAt(window.bytes, at);
    if (blanks > 0) return at + (this.mode === 'after' ? beforeCard(window.bytes, at, blanks) : blanks);
    if (this.mode === 'after' && closesQuotation(window.bytes, at)) return at + 1;
    const start = startAt(window.bytes, at, true);
    if (this.mode === 'after') this.cut(window.offset + at, pieces);
    this.kind = start ?? 'unreadable';
    return this.enter(window, at, start);
  }

  /** A card of a VAN belongs to what comes behind it. */
  private newPiece(offset: number, at: number, pieces: Piece[]): number {
    this.cut(offset, pieces);
    this.kind = 'unreadable';
    this.mode = 'between';
    return at;
  }

  private stray(window: Window, at: number, pieces: Piece[]): number {
    const { bytes, until } = window;
    for (let next = at; next < until; next++) {
      const byte = bytes[next];
      if (byte === letterI || byte === letterU) {
        const start = startAt(bytes, next, this.fresh);
        if (start !== undefined) return this.restart(window, next, start, pieces);
      }
      this.fresh = isBreak(byte);
    }
    return until;
  }

  private inside(window: Window, at: number, pieces: Piece[]): number {
    const { bytes, until } = window;
    const { element, release, terminator } = this.delimiters as Delimiters;
    let next = at;
    while (next < until) {
      const byte = bytes[next] as number;
      if (this.fresh) {
        if (!this.isFiller(byte)) return this.segment(window, next, pieces);
        next++;
        continue;
      }
      if (byte === letterI && bytes[next + 3] === element && looksLikeIsa(bytes, next)) {
        return this.restart(window, next, 'x12', pieces);
      }
      if (byte === terminator) this.fresh = true;
      next += byte === release && release !== 0 ? 2 : 1;
    }
    return next;
  }

  /** A blank between segments that is none of the delimiters. */
  private isFiller(byte: number): boolean {
    return isBlank(byte) && byte !== this.delimiters?.terminator && byte !== this.delimiters?.element;
  }

  /** At the first byte of a segment: a trailer, a new interchange without the old one's trailer, or just a segment. */
  private segment(window: Window, at: number, pieces: Piece[]): number {
    const { bytes } = window;
    const { element, terminator } = this.delimiters as Delimiters;
    if (bytes[at] === terminator) return at + 1;
    this.fresh = false;
    const start = startAt(bytes, at, true);
    if (start !== undefined) return this.restart(window, at, start, pieces);
    const tag = tagAt(bytes, at);
    if (tag.after === element || tag.after === terminator) this.tagged(bytes, at, tag.text.toUpperCase());
    return Math.min(at + tag.length, bytes.length);
  }

  /** A segment with a tag of three letters: the trailer, or binary data whose length must be believed. */
  private tagged(bytes: Uint8Array, at: number, tag: string): void {
    if (tag === (this.kind === 'x12' ? 'IEA' : 'UNZ')) this.mode = 'trailer';
    else if (this.kind === 'x12' && (tag === 'BIN' || tag === 'BDS')) {
      this.skip = binaryReach(bytes, at, (this.delimiters as Delimiters).element);
    }
  }

  /** Behind the tag of a trailer: to its terminator, or to a next interchange when the terminator never comes. */
  private trailer(window: Window, at: number, pieces: Piece[]): number {
    const { bytes, until } = window;
    const { release, terminator } = this.delimiters as Delimiters;
    let next = at;
    while (next < until) {
      const byte = bytes[next];
      if (byte === terminator) {
        this.mode = 'after';
        return next + 1;
      }
      const start = startAt(bytes, next, false);
      if (start !== undefined) return this.restart(window, next, start, pieces);
      next += byte === release && release !== 0 ? 2 : 1;
    }
    return next;
  }

  private restart(window: Window, at: number, start: Start, pieces: Piece[]): number {
    this.cut(window.offset + at, pieces);
    this.kind = start ?? 'unreadable';
    return this.enter(window, at, start);
  }

  /** Goes behind the head that begins here; a head that cannot be read makes a stray piece of its kind. */
  private enter(window: Window, at: number, start: Start): number {
    const { bytes } = window;
    this.mode = 'stray';
    this.fresh = false;
    if (start === 'x12') {
      const isa = readIsa(bytes, at, 0);
      if (isa.ok) this.follow(isa.value.delimiters);
    } else if (start === 'edifact') {
      this.follow(edifactDelimiters(bytes, at));
      // UNA does not follow the rules of segments: its service characters are not data.
      return (bytes[at + 2] === 0x41 ? afterUna(bytes, at) : at) + 3;
    }
    return Math.min(at + (start === undefined ? 1 : 3), bytes.length);
  }

  private follow(delimiters: Delimiters): void {
    this.delimiters = delimiters;
    this.mode = 'inside';
  }

  private cut(at: number, pieces: Piece[]): void {
    if (at > this.begun) pieces.push({ kind: this.kind, offset: this.begun, length: at - this.begun });
    this.begun = at;
  }

  private skipped(at: number, end: number): number {
    const taken = Math.min(this.skip, end - at);
    this.skip -= taken;
    return at + taken;
  }
}

/** How many of some blanks come before the first card among them. */
function beforeCard(bytes: Uint8Array, at: number, blanks: number): number {
  for (let n = 1; n < blanks; n++) if (cardAt(bytes, at + n) > 0) return n;
  return blanks;
}

/** The three bytes of a tag and the one behind; in a file cut at a fixed width a line break may stand between them. */
function tagAt(
  bytes: Uint8Array,
  at: number,
): { readonly text: string; readonly after: number | undefined; readonly length: number } {
  let text = '';
  let next = at;
  while (text.length < 3 && next < bytes.length) {
    const byte = bytes[next++] ?? 0;
    if (byte !== 0x0a && byte !== 0x0d) text += String.fromCharCode(byte);
  }
  let after = next;
  while (bytes[after] === 0x0a || bytes[after] === 0x0d) after++;
  return { text, after: bytes[after], length: next - at };
}

function isBreak(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x7e || byte === 0x27;
}

/** How many bytes behind the tag of BIN or BDS belong to it up to the end of its data; 0 when its length cannot be read. */
function binaryReach(bytes: Uint8Array, at: number, element: number): number {
  // BIN01 is the length; BDS01 is a filter code and BDS02 the length.
  const from = bytes[at + 1] === 0x44 ? bytes.indexOf(element, at + 4) + 1 : at + 4;
  const to = bytes.indexOf(element, from);
  if (to < 0 || from === 0 || to - from > 15) return 0;
  const digits = String.fromCharCode(...bytes.subarray(from, to));
  return /^\d+$/.test(digits) ? to + 1 - (at + 3) + Number(digits) : 0;
}
