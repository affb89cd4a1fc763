import type { Place } from '@quayside/std';
import type { Span } from './segment.js';

/** The text of a file, with the way back to its bytes. Positions count UTF-16 units of the text from 0. */
export interface SourceText {
  readonly text: string;
  /** The bytes of a stretch of the text. */
  span(from: number, to: number): Span;
  /** The same with line and column as an editor counts them: `row` and `column`, from 1. */
  place(from: number, to: number): Place;
}

/** How many bytes a character has: `single` is one for each, `utf-16` two for each unit. */
export type CharacterWidth = 'single' | 'utf-8' | 'utf-16';

// Every so many units the byte is remembered at which they begin: what lies between is counted when it is asked for.
const stride = 1024;

/** A decoded text whose first character stands at byte `start` of the file. */
export function sourceText(text: string, width: CharacterWidth, start: number): SourceText {
  const offsetOf = width === 'utf-8' ? utf8Offsets(text) : (at: number) => (width === 'utf-16' ? at * 2 : at);
  let lines: number[] | undefined;
  const span = (from: number, to: number): Span => {
    const offset = start + offsetOf(from);
    return { offset, length: start + offsetOf(to) - offset };
  };
  return {
    text,
    span,
    place: (from, to) => {
      lines ??= lineStarts(text);
      const row = lastNotAfter(lines, from);
      return { ...span(from, to), row: row + 1, column: from - (lines[row] ?? 0) + 1 };
    },
  };
}

function utf8Offsets(text: string): (at: number) => number {
  const known = [0];
  return (at) => {
    const block = Math.floor(at / stride);
    const from = block * stride;
    while (known.length <= block + 1) {
      const last = (known.length - 1) * stride;
      known.push((known.at(-1) ?? 0) + utf8Length(text, last, last + stride));
    }
    const start = known[block] ?? 0;
    const isAscii = (known[block + 1] ?? 0) - start === Math.min(stride, text.length - from);
    return start + (isAscii ? at - from : utf8Length(text, from, at));
  };
}

// A pair of surrogates is four bytes: two for each of its units.
function utf8Length(text: string, from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to && at < text.length; at++) {
    const unit = text.charCodeAt(at);
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return length;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastNotAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
