import type { LexedSegment } from '../lexer/lexed-segment.js';

/** A segment of a set that totals look at. */
export interface Placed {
  readonly segment: LexedSegment;
  /** It stands in the loop of a line: IT1 of an 810, LIN of a message. */
  readonly inLine: boolean;
}

/** The segments of a set that totals look at, by their tags, each in the order of the set. */
export class PlacedSegments {
  private readonly byTag = new Map<string, Placed[]>();

  add(segment: LexedSegment, inLine: boolean): void {
    const known = this.byTag.get(segment.tag);
    if (known === undefined) this.byTag.set(segment.tag, [{ segment, inLine }]);
    else known.push({ segment, inLine });
  }

  of(tag: string): readonly Placed[] {
    return this.byTag.get(tag) ?? none;
  }
}

const none: readonly Placed[] = [];
