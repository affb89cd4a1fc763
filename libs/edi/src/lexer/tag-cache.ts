/** A tag of two or three characters as one number, so that it can be told apart without making a text; 0 for any other. */
export function tagNumber(tag: string): number {
  if (!/^[\0-\x7f]*$/.test(tag)) return 0;
  const two = tag.charCodeAt(0) | (tag.charCodeAt(1) << 8);
  return tag.length === 2 ? two : tag.length === 3 ? two | (tag.charCodeAt(2) << 16) : 0;
}

const slots = 256;

/** What is known by the number of a tag. It may forget, since a damaged file has any number of tags, but never errs. */
export class TagCache<Known> {
  private readonly numbers = new Int32Array(slots);
  private readonly known = new Array<Known | undefined>(slots).fill(undefined);

  get(number: number): Known | undefined {
    const slot = slotOf(number);
    return this.numbers[slot] === number ? this.known[slot] : undefined;
  }

  /** Not for 0, which stands for tags of any other length. */
  set(number: number, known: Known): void {
    const slot = slotOf(number);
    this.numbers[slot] = number;
    this.known[slot] = known;
  }
}

function slotOf(number: number): number {
  return Math.imul(number, 0x9e3779b1) >>> 24;
}
