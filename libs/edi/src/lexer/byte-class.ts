import type { Delimiters } from './delimiters.js';

/**
 * What the scanner does on a byte; everything that is plain data is 0. separators.wat knows these numbers: those that divide an
 * element have the bit 4, those that leave no mark the bit 8.
 */
export const byteClass = {
  data: 0,
  element: 1,
  terminator: 2,
  component: 4,
  repetition: 5,
  /** No byte has it: the mark of a separator that turned out to be text. */
  joined: 6,
  odd: 8,
  release: 9,
} as const;

/** A table of 256 classes. `odd` are control characters, bytes above ASCII and what the interchange does not allow: the segment is
 * marked for a closer look. */
export function classTable(delimiters: Delimiters, allowed?: (byte: number) => boolean): Uint8Array {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) if (isOdd(byte) || allowed?.(byte) === false) table[byte] = byteClass.odd;
  if (delimiters.release !== 0) table[delimiters.release] = byteClass.release;
  if (delimiters.component !== 0) table[delimiters.component] = byteClass.component;
  if (delimiters.repetition !== 0) table[delimiters.repetition] = byteClass.repetition;
  if (delimiters.wrapped) table[0x0d] = table[0x0a] = byteClass.data;
  table[delimiters.element] = byteClass.element;
  table[delimiters.terminator] = byteClass.terminator;
  return table;
}

function isOdd(byte: number): boolean {
  return byte < 0x20 || byte > 0x7e;
}

/** Blank bytes that may stand between segments without being data: space, tab, line breaks. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x0d || byte === 0x0a || byte === 0x20 || byte === 0x09;
}

/** Only line breaks. */
export function isLineBreak(byte: number | undefined): boolean {
  return byte === 0x0d || byte === 0x0a;
}

/** Letters and digits. */
export function isWordByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** Where the first line is no longer than this, lines are measured in so many bytes. */
export const nearLine = 180;
export const nearLookahead = 384;
