import { NotStorable } from '@quayside/exchange';
import { isStorable } from '@quayside/std';

/**
 * States of PostgreSQL (SQLSTATE) that speak of a value and not of the statement: it has no place for it. Source: PostgreSQL 18,
 * appendix A.
 */
const unstorableStates: ReadonlySet<string> = new Set([
  '22021', // not a character of the encoding: U+0000
  '22P05', // the same, as an escape in JSON
  '22001', // longer than its column
  '22003', // a number out of range
  '22008', // a time out of range
  '54000', // too long for an index
]);

/** Throws NotStorable for text that PostgreSQL would refuse, or would quietly store as other text: halves of characters. */
export function refuseUnstorable(values: readonly unknown[]): void {
  for (const value of values) {
    if (typeof value === 'string' ? !isStorable(value) : Array.isArray(value) && !value.every(isKept)) {
      throw new NotStorable('text with U+0000 or with half of a character');
    }
  }
}

function isKept(value: unknown): boolean {
  return typeof value !== 'string' || isStorable(value);
}

/** What PostgreSQL says of a value that it has no place for, as NotStorable; every other error stays what it is. */
export function whenUnstorable(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  // Half of a character as an escape in JSON makes it no JSON at all.
  const isJson = error.code === '22P02' && /\bjson\b/.test(error.message);
  if (!isJson && !unstorableStates.has(error.code)) return error;
  return new NotStorable(error.message, { cause: error });
}
