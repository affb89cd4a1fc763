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

/** The number of the same tag in capital letters. */
export function capitalNumber(number: number): number {
  // Nearly all begin with one.
  if ((number & 0xff) < 0x61) return number;
  return capitalByte(number & 0xff) | (capitalByte((number >>> 8) & 0xff) << 8) | (capitalByte(number >>> 16) << 16);
}

function capitalByte(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}

/** The tag in capital letters, where it is written in small ones: two or three letters or digits, of which the first is small. */
export function capitalTag(tag: string): string {
  return /^[a-z][A-Za-z0-9]{1,2}$/.test(tag) ? tag.toUpperCase() : tag;
}
