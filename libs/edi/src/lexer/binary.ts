/**
 * Where the raw data of a BIN or BDS segment ends, whose bytes may look like separators: BIN01 and BDS02 say how many follow. 0 for
 * any other segment, or when the length is no number. `start` is the first byte of the segment; its length must stand before `end`.
 */
export function binaryEnd(bytes: Uint8Array, start: number, end: number, element: number): number {
  if (bytes[start + 3] !== element) return 0;
  const tag = String.fromCharCode(...bytes.subarray(start, start + 3));
  if (!isBinary(tag)) return 0;
  const from = tag === 'BIN' ? start + 4 : separatorFrom(bytes, start + 4, end, element) + 1;
  const to = separatorFrom(bytes, from, end, element);
  if (to >= end || to - from > 15) return 0;
  const digits = String.fromCharCode(...bytes.subarray(from, to));
  return /^\d+$/.test(digits) ? to + 1 + Number(digits) : 0;
}

/** True for the tags of segments that hold raw data: no byte of it is wrong. */
export function isBinary(tag: string): boolean {
  return tag === 'BIN' || tag === 'BDS';
}

function separatorFrom(bytes: Uint8Array, at: number, end: number, element: number): number {
  while (at < end && bytes[at] !== element) at++;
  return at;
}
