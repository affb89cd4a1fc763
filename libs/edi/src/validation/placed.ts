import type { LexedSegment } from '../lexer/lexed-segment.js';

/** The loops that a segment stands in; the set itself is not named. One object for all loops of a name under the same parent. */
export class LoopPath {
  private readonly inner = new Map<string, LoopPath>();

  constructor(
    private readonly id = '',
    private readonly parent?: LoopPath,
  ) {}

  /** The path of a loop in this one. */
  to(id: string): LoopPath {
    const known = this.inner.get(id);
    if (known !== undefined) return known;
    const made = new LoopPath(id, this);
    this.inner.set(id, made);
    return made;
  }

  includes(id: string): boolean {
    return this.id === id || (this.parent?.includes(id) ?? false);
  }
}

/** A segment of a set with the loops that it stands in. */
export interface Placed {
  readonly segment: LexedSegment;
  readonly loops: LoopPath;
}
