import { createHash } from 'node:crypto';

/** The longest text by which something is found. No number of a paper is longer, and an index has no room for much more. */
const longest = 200;

/** Whether somebody may look for a thing by this: a document with faults may have anything, or nothing, where a number belongs. */
export function isFindable(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest;
}

/** A text as part of a key: of one that is too long a hash stands in its place, which is as different as it is. */
export function keyText(value: unknown): string {
  if (isFindable(value)) return value;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text === '' ? '' : `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
