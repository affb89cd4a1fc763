import type { Segment } from '../segment.js';

/** The segments cut where one of the tags begins a part; what comes before the first is left out. */
export function parts(segments: readonly Segment[], openers: readonly string[]): Segment[][] {
  const found: Segment[][] = [];
  for (const segment of segments) {
    if (openers.includes(segment.tag)) found.push([segment]);
    else found.at(-1)?.push(segment);
  }
  return found;
}
