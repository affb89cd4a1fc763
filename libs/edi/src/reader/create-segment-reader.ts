import type { InterchangeReading, SetSummary } from '../reading.js';
import type { Segment } from '../segment.js';
import { Opening } from './opening.js';
import type { ReaderOptions } from './options.js';

/** A segment that can give all its elements at once. */
export interface SegmentCursor extends Segment {
  /** The text of every element in order, "" where it is empty; of a composite the whole element as one text. */
  texts(): string[];
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
 * for (const segment of reader.push(bytes)) console.log(segment.tag, segment.text(1));
 * const { interchange } = reader.end();
 */
export function createSegmentReader(options: Omit<ReaderOptions, 'onSet' | 'only'> = {}): SegmentReader {
  let batch: SegmentCursor[] = [];
  const sets: SetSummary[] = [];
  const taken = (): readonly SegmentCursor[] => {
    const done = batch;
    batch = [];
    return done;
  };
  const opening = new Opening({
    ...options,
    onSet: (set) => sets.push(set),
    onSegment: (segment) => batch.push(segment),
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
