import type { Span } from './segment.js';

/** Whether a set stands in a group. */
export function isWithin(set: Span, group: Span): boolean {
  return group.offset < set.offset && set.offset < group.offset + group.length;
}
