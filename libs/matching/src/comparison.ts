import type { BookedCharge, Discrepancy, LineMatch } from './decision.js';

/** Everything that comparing a document with its orders brought to light, before anything is decided. */
export interface Comparison {
  readonly discrepancies: readonly Discrepancy[];
  readonly lines: readonly LineMatch[];
  readonly charges?: readonly BookedCharge[];
  /** Those of the discrepancies without whose answer nothing can be delivered. */
  readonly unknownLines: readonly Discrepancy[];
  readonly unknownUnits: readonly Discrepancy[];
}
