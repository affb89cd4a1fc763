import type { LexedSegment } from '../lexer/lexed-segment.js';
import { checkInvoiceAmounts, tagsOfInvoices } from './invoice-totals.js';
import { checkMessageTotals, tagsOfMessages } from './message-totals.js';
import { PlacedSegments } from './placed.js';
import type { Reporter } from './reporter.js';
import { checkTransactionTotals, tagsOfTransaction } from './transaction-totals.js';

/** The tags of the segments that the totals of a set are about, or that tell that a total is none of ours. */
export function tagsOfTotals(syntax: string, type: string): ReadonlySet<string> {
  if (syntax !== 'x12') return tagsOfMessages;
  return new Set([...tagsOfTransaction(type), ...(type === '810' ? tagsOfInvoices : [])]);
}

/**
 * Compares what a set says of its own totals with what it holds. Where a total could be meant in several ways each of them will do,
 * and where a part of it cannot be computed nothing is said.
 */
export class SetTotals {
  private readonly segments = new PlacedSegments();

  constructor(
    private readonly syntax: 'x12' | 'edifact',
    private readonly type: string,
  ) {}

  /** The loop that a line is in, so far as totals tell lines from the rest. */
  get lineLoop(): string {
    return this.syntax === 'x12' ? 'IT1' : 'LIN';
  }

  /** A segment with one of the tags of `tagsOfTotals`. */
  add(segment: LexedSegment, inLine: boolean): void {
    this.segments.add(segment, inLine);
  }

  /** All segments have come. */
  check(reporter: Reporter): void {
    if (this.syntax === 'edifact') return checkMessageTotals(this.type, this.segments, reporter);
    checkTransactionTotals(this.type, this.segments, reporter);
    if (this.type === '810') checkInvoiceAmounts(this.segments, reporter);
  }
}
