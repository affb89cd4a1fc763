import type { ReaderOptions } from '../envelope/options.js';
import type { InterchangeReading, SetSummary } from '../reading.js';
import type { SegmentCursor } from './create-segment-reader.js';
import { Opening } from './opening.js';

/** What an interchange turned out to be when the walk through it has ended. */
export interface WalkEnd {
  readonly interchange: InterchangeReading;
  readonly sets: readonly SetSummary[];
}

/** A segment of a walk: the same object each time, which is the segment only until `onSegment` returns. */
export interface PassingSegment extends SegmentCursor {
  /** Every text in order, "" where it is empty, whatever separators are between them: the cheapest way to all of them. */
  parts(): string[];
  /** What stands behind the nth part, from 0: another component, repetition or element, or the end of the segment. */
  separatorBehind(part: number): 'component' | 'repetition' | 'element' | 'end';
}

/** Goes through one interchange while its bytes come. */
export interface SegmentWalk {
  push(chunk: Uint8Array): void;
  end(): WalkEnd;
}

/**
 * Goes through one interchange segment by segment, as `createSegmentReader` does, and keeps nothing: whoever wants to ask a
 * segment later takes the reader. The envelope is checked all the same.
 *
 * @example
 * const tags = [];
 * const walk = createSegmentWalk((segment) => tags.push(segment.tag));
 * walk.push(bytes);
 * walk.end().interchange.complete; // => true
 * tags.slice(0, 3); // => ['GS', 'ST', 'BAK']
 */
export function createSegmentWalk(
  onSegment: (segment: PassingSegment) => void,
  options: Omit<ReaderOptions, 'onSet' | 'only'> = {},
): SegmentWalk {
  const sets: SetSummary[] = [];
  const opening = new Opening({ ...options, onSet: (set) => sets.push(set), onSegment });
  return {
    push: (chunk) => opening.push(chunk),
    end: () => ({ interchange: opening.end(), sets }),
  };
}
