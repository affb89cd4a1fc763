import { absolute, compare, type Decimal, decimal, minus } from '@quayside/std';
import type { LexedSegment } from '../lexer/lexed-segment.js';

/** The number at a place of a segment; undefined when there is none. EDIFACT writes a point or a comma. */
export function figureAt(segment: LexedSegment, element: number, component?: number): Decimal | undefined {
  const text = segment.text(element, component);
  if (text === undefined || text.length > 40) return undefined;
  const read = decimal(text.trim().replace(',', '.'));
  return read.ok ? read.value : undefined;
}

/** All of them, or nothing when one is missing. */
export function complete(figures: readonly (Decimal | undefined)[]): readonly Decimal[] | undefined {
  const known = figures.filter((each) => each !== undefined);
  return known.length === figures.length ? known : undefined;
}

/** True when two amounts differ by no more than rounding can. */
export function near(a: Decimal, b: Decimal, tolerance: Decimal): boolean {
  return compare(absolute(minus(a, b)), tolerance) <= 0;
}
