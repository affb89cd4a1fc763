import type { InterchangeReading, SetSummary } from '../reading.js';
import type { Segment } from '../segment.js';
import type { ElementValue } from '../lexer/element-values.js';
import { Opening } from './opening.js';
import type { ReaderOptions } from '../envelope/options.js';

/** A segment that can give all its elements at once. */
export interface SegmentCursor extends Segment {
  /** The text of every element in order, "" where it is empty; of a composite the whole element as one text. */
  texts(): string[];
  /** Every element in order: a text; of a composite the texts of its components; where it repeats those of each repetition. */
  values(): ElementValue[];
}

/** What the end of an interchange brings: the last segments, and what its envelope turned out to be. */
export interface SegmentsEnd {
  readonly segments: readonly SegmentCursor[];
  readonly interchange: InterchangeReading;
  readonly sets: readonly SetSummary[];
}

/** Reads one interchange as a plain row of segments while its bytes come. */
export interface SegmentReader {
  /** The segments that ended within this chunk. */
  push(chunk: Uint8Array): readonly SegmentCursor[];
  end(): SegmentsEnd;
}

/**
 * Reads one interchange segment by segment, from ISA or UNB to the trailer, without dictionary: the fastest way through a file of any
 * size. The envelope is checked all the same (counts, references, trailers).
 *
 * @example
 * const reader = createSegmentReader();
 * const segments = [...reader.push(bytes)];
 * const { interchange } = reader.end();
 * segments[1].tag; // => 'ST'
 * segments[1].texts(); // => ['855', '0001']
 * interchange.findings; // => []
 */
export function createSegmentReader(options: Omit<ReaderOptions, 'onSet' | 'only'> = {}): SegmentReader {
  const sets: SetSummary[] = [];
  let batch: SegmentCursor[] = [];
  let count = 0;
  const taken = (): readonly SegmentCursor[] => {
    const done = batch;
    done.length = count;
    // The next chunk will hold about as many: an array that need not grow saves copying.
    batch = new Array<SegmentCursor>(count + (count >> 3));
    count = 0;
    return done;
  };
  const opening = new Opening({
    ...options,
    onSet: (set) => sets.push(set),
    onSegment: (segment) => (batch[count++] = segment),
    keepsSegments: true,
  });
  return {
    push(chunk) {
      opening.push(chunk);
      return taken();
    },
    end() {
      const interchange = opening.end();
      return { segments: taken(), interchange, sets };
    },
  };
}
