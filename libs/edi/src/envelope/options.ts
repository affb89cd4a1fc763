import type { TextEncoding } from '../lexer/delimiters.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { SetReading } from '../reading.js';
import type { ValidationPolicy } from '../validation/policy.js';

/** How much of a file may be held in memory at once. */
export interface ReaderLimits {
  /** A larger segment is left out, and its set refused; more than 64 MB counts as 64 MB. */
  readonly segmentBytes: number;
  /** What a larger set holds beyond this is left out, and the set refused. */
  readonly setBytes: number;
}

export const defaultLimits: ReaderLimits = { segmentBytes: 8 * 1024 * 1024, setBytes: 128 * 1024 * 1024 };

/** What a reader of one interchange needs to know. */
export interface ReaderOptions {
  /** Where the first pushed byte stands in the file; 0 when left out. */
  readonly fileOffset?: number;
  /** Checks that are not named have their default; those that are named count as agreed, so that no fallback lowers them. */
  readonly validation?: Partial<ValidationPolicy>;
  /** Amounts of X12 type N2 have the point that the standard implies, as agreed: "3508.20" is no fault, and "350820" no cents. */
  readonly explicitPoint?: boolean;
  /** Whether sets of this type and release were agreed; all are, where it is left out. One that was not is refused. */
  agreed?(set: Pick<SetReading, 'type' | 'release'>): boolean;
  /** Called when a set is complete, in order. A later fault of the envelope can still refuse it: see `settledVerdict`. */
  onSet(set: SetReading): void;
  /** Read only the set of this index; the others are passed over, the envelope is checked all the same. */
  readonly only?: number;
  /** The encoding really used, where it is not what the envelope says; UTF-8 for X12. */
  readonly encoding?: TextEncoding;
  readonly limits?: Partial<ReaderLimits>;
}

/** What only this library asks of its readers. */
export interface InnerOptions extends ReaderOptions {
  /** Called with each segment of the interchange; no set gets a tree then. */
  readonly onSegment?: (segment: LexedSegment) => void;
  /** Segments are asked after `onSegment` has returned, so that each is an object of its own. */
  readonly keepsSegments?: boolean;
}
