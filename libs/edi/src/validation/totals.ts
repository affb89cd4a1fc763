import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { Loop } from '../segment.js';
import { checkInvoiceAmounts, tagsOfInvoices } from './invoice-totals.js';
import { checkMessageTotals, tagsOfMessages } from './message-totals.js';
import { LoopPath, type Placed } from './placed.js';
import type { Reporter } from './reporter.js';
import { checkTransactionTotals, tagsOfTransactions } from './transaction-totals.js';

/** The segments that a total is about, or that tell that it is none of ours. */
const telling: ReadonlySet<string> = new Set([...tagsOfTransactions, ...tagsOfInvoices, ...tagsOfMessages]);

/**
 * Compares what a set says of its own totals with what it holds. Where a total could be meant in several ways each of them will do,
 * and where a part of it cannot be computed nothing is said.
 */
export function checkTotals(tree: Loop, syntax: 'x12' | 'edifact', reporter: Reporter): void {
  const segments = placed(tree, new LoopPath());
  if (syntax === 'edifact') return checkMessageTotals(tree.id, segments, reporter);
  checkTransactionTotals(tree.id, segments, reporter);
  if (tree.id === '810') checkInvoiceAmounts(segments, reporter);
}

function placed(loop: Loop, loops: LoopPath, into: Placed[] = []): Placed[] {
  for (const child of loop.children) {
    if (child.kind === 'loop') placed(child, loops.to(child.id), into);
    else if (telling.has(child.tag)) into.push({ segment: child as LexedSegment, loops });
  }
  return into;
}
