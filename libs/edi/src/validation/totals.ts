import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { Loop } from '../segment.js';
import { checkInvoiceAmounts } from './invoice-totals.js';
import { checkMessageTotals } from './message-totals.js';
import type { Reporter } from './reporter.js';
import { checkTransactionTotals } from './transaction-totals.js';

/** A segment of a set with the tags of the loops that it stands in, outermost first; the set itself is not named. */
export interface Placed {
  readonly segment: LexedSegment;
  readonly loops: readonly string[];
}

/**
 * Compares what a set says of its own totals with what it holds. Where a total could be meant in several ways each of them will do,
 * and where a part of it cannot be computed nothing is said.
 */
export function checkTotals(tree: Loop, syntax: 'x12' | 'edifact', reporter: Reporter): void {
  const segments = placed(tree, []);
  if (syntax === 'edifact') return checkMessageTotals(tree.id, segments, reporter);
  checkTransactionTotals(tree.id, segments, reporter);
  if (tree.id === '810') checkInvoiceAmounts(segments, reporter);
}

function placed(loop: Loop, loops: readonly string[], into: Placed[] = []): Placed[] {
  for (const child of loop.children) {
    if (child.kind === 'loop') placed(child, [...loops, child.id], into);
    else into.push({ segment: child as LexedSegment, loops });
  }
  return into;
}
