import type { Span } from '../segment.js';

/** The bytes that make up the syntax of a record. */
export interface RecordSyntax {
  readonly delimiter: number;
  /** 0 when nothing is quoted. */
  readonly quote: number;
  readonly unit: 1 | 2;
}

/**
 * Where the cells of a record stand, quotes and the line break left out; `offset` is where its first byte stands in the file.
 * csv-parse gives the texts; this finds their bytes.
 */
export function cellSpans(bytes: Uint8Array, syntax: RecordSyntax, offset: number): Span[] {
  const { unit } = syntax;
  const end = withoutBreak(bytes, unit);
  const spans: Span[] = [];
  let at = 0;
  for (;;) {
    const stop = cellEnd(bytes, at, end, syntax);
    spans.push(trimmed(bytes, at, stop, syntax, offset));
    if (stop >= end) return spans;
    at = stop + unit;
  }
}

function cellEnd(bytes: Uint8Array, from: number, end: number, syntax: RecordSyntax): number {
  const { delimiter, quote, unit } = syntax;
  let at = from;
  let isQuoted = quote !== 0 && unitAt(bytes, at, unit) === quote;
  if (isQuoted) at += unit;
  for (; at < end; at += unit) {
    const here = unitAt(bytes, at, unit);
    if (isQuoted && here === quote) {
      if (unitAt(bytes, at + unit, unit) === quote) at += unit;
      else isQuoted = false;
    } else if (!isQuoted && here === delimiter) return at;
  }
  return end;
}

function trimmed(bytes: Uint8Array, from: number, to: number, { quote, unit }: RecordSyntax, offset: number): Span {
  const isQuoted =
    quote !== 0 &&
    to - from >= 2 * unit &&
    unitAt(bytes, from, unit) === quote &&
    unitAt(bytes, to - unit, unit) === quote;
  const start = isQuoted ? from + unit : from;
  const stop = isQuoted ? to - unit : to;
  return { offset: offset + start, length: stop - start };
}

function withoutBreak(bytes: Uint8Array, unit: 1 | 2): number {
  let end = bytes.length;
  while (end > 0 && isBreak(unitAt(bytes, end - unit, unit))) end -= unit;
  return end;
}

/** How many bytes before a record are none of it: lines to skip, comments, empty lines. */
export function beforeRecord(bytes: Uint8Array, unit: 1 | 2, lines: number, comment: number): number {
  let at = 0;
  for (let line = 0; line < lines; line++) at = nextLine(bytes, at, unit);
  for (;;) {
    while (at < bytes.length && isBreak(unitAt(bytes, at, unit))) at += unit;
    if (comment === 0 || at >= bytes.length || unitAt(bytes, at, unit) !== comment) return at;
    at = nextLine(bytes, at, unit);
  }
}

/** How many lines end within these bytes. */
export function lineBreaks(bytes: Uint8Array, unit: 1 | 2): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += unit) {
    const here = unitAt(bytes, at, unit);
    if (here === 0x0a || (here === 0x0d && unitAt(bytes, at + unit, unit) !== 0x0a)) count++;
  }
  return count;
}

function nextLine(bytes: Uint8Array, from: number, unit: 1 | 2): number {
  let at = from;
  while (at < bytes.length && !isBreak(unitAt(bytes, at, unit))) at += unit;
  const isPair = unitAt(bytes, at, unit) === 0x0d && unitAt(bytes, at + unit, unit) === 0x0a;
  return Math.min(bytes.length, at + (isPair ? 2 : 1) * unit);
}

function isBreak(value: number): boolean {
  return value === 0x0a || value === 0x0d;
}

function unitAt(bytes: Uint8Array, at: number, unit: 1 | 2): number {
  const low = bytes[at] ?? 0;
  return unit === 1 ? low : low | ((bytes[at + 1] ?? 0) << 8);
}
