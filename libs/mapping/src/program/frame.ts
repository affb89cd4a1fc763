/**
 * Where a rule stands in the set that is being read, and what was found there. A slot is a list: what one path leads to from
 * here, or the values behind one qualifier.
 */
export class Frame {
  /** The loop; of a single segment the one that it stands in. */
  loop = -1;
  /** The only segment that rules may look at here, or -1. */
  segment = -1;
  /** The level of an HL tree, or -1. */
  level = -1;
  /** Where its slots begin in the lists below: levels of an HL tree share them. */
  base = 0;
  /** The first link of each slot, and the last one; -1 where there is none. */
  first: Int32Array;
  last: Int32Array;

  constructor(readonly width: number) {
    this.first = new Int32Array(width).fill(-1);
    this.last = new Int32Array(width).fill(-1);
  }

  /** Makes room for the slots of so many levels, all of them empty. */
  hold(levels: number): void {
    this.first = new Int32Array(levels * this.width).fill(-1);
    this.last = new Int32Array(levels * this.width).fill(-1);
  }

  /** Empties the slots. */
  clear(): void {
    const { base, width, first } = this;
    first.fill(-1, base, base + width);
  }
}
