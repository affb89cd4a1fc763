import type { Loop, Segment } from '../segment.js';

/**
 * The segments of a set one after another, and beside each of them in which loop it stands: a tree that can be gone through
 * without an object for each loop. A loop has the number of the segment that opens it, and the segments behind that one, up to
 * its end, are inside. Numbers count from 0; `outside` is the set itself.
 */
export class SetIndex {
  constructor(
    /** The type of the set. */
    readonly id: string,
    readonly segments: Segment[] = [],
    /** The name of each segment, or of the loop that it opens. */
    readonly tags: string[] = [],
    /** The loop in which each stands. */
    readonly parents: number[] = [],
    /** Of one that opens a loop what stands behind the loop; 0 of any other. */
    readonly ends: number[] = [],
  ) {}

  /** Adds a segment that stands in a loop, and returns its number. */
  add(segment: Segment, tag: string, parent: number): number {
    this.tags.push(tag);
    this.parents.push(parent);
    this.ends.push(0);
    return this.segments.push(segment) - 1;
  }

  /** Notes that a segment opened a loop which has come to its end. */
  close(opener: number): void {
    this.ends[opener] = this.segments.length;
  }

  /** The same segments, to put them into other loops. */
  copy(): SetIndex {
    return new SetIndex(this.id, this.segments, this.tags, this.parents.slice(), this.ends.slice());
  }

  get length(): number {
    return this.segments.length;
  }

  /** The next one in the same loop, whether it is there or not. */
  behind(at: number): number {
    return this.ends[at] || at + 1;
  }
}

/** The number of what no segment opened. */
export const outside = -1;

/** A set as loops within loops, for who wants to look at it: made when it is asked for. */
export function treeOf(index: SetIndex): Loop {
  return { kind: 'loop', id: index.id, repetition: 1, children: childrenOf(index, 0, index.length) };
}

function childrenOf(index: SetIndex, from: number, to: number): (Segment | Loop)[] {
  const counts = new Map<string, number>();
  const children: (Segment | Loop)[] = [];
  for (let at = from; at < to; at = index.behind(at)) {
    const segment = index.segments[at] as Segment;
    const end = index.ends[at] as number;
    if (end === 0) {
      children.push(segment);
      continue;
    }
    const id = index.tags[at] as string;
    const repetition = (counts.get(id) ?? 0) + 1;
    counts.set(id, repetition);
    children.push({ kind: 'loop', id, repetition, children: [segment, ...childrenOf(index, at + 1, end)] });
  }
  return children;
}
