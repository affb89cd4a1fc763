import type { Block } from './block.js';
import { isLineBreak } from './byte-class.js';
import type { LexedContext } from './lexed-context.js';

/** True when a control character stands between `from` and `to` that belongs to nothing else. */
export function holdsControl({ bytes, context }: Block, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte < 0x20 || byte === 0x7f) && !isExpected(byte, context)) return true;
  }
  return false;
}

/** A control character that is a separator, a break of a wrapped line, or begins a sequence of ISO 2022. */
function isExpected(byte: number, { decoding, delimiters }: LexedContext): boolean {
  const { component, repetition, wrapped } = delimiters;
  if (byte !== 0 && (byte === component || byte === repetition)) return true;
  return (wrapped && isLineBreak(byte)) || (decoding.shifts && byte === 0x1b);
}

/** True when a byte stands between `from` and `to` that the level of the interchange does not have. */
export function exceedsLevel({ bytes, context }: Block, from: number, to: number): boolean {
  const { allowed, delimiters } = context;
  if (allowed === undefined) return false;
  const services = [delimiters.component, delimiters.repetition, delimiters.release].filter((byte) => byte !== 0);
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (!services.includes(byte) && !isLineBreak(byte) && !allowed(byte)) return true;
  }
  return false;
}
