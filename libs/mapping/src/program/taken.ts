const words = 16;
const mostElements = 31;
const mostComponents = 15;

/**
 * Which elements of a set fields took: a bit for each whole element, and one for each component. A segment has 512 of them; the
 * few elements that lie beyond are kept in a set.
 */
export class Taken {
  private bits = new Uint32Array(0);
  private readonly beyond = new Set<string>();
  /** What was taken, in that order, so that it can be given back: a bit by its number; one beyond by its text. */
  private readonly log: (number | string)[] = [];
  private length = 0;

  /** Begins a set of so many segments, nothing of it taken. */
  clear(segments: number): void {
    const size = segments * words;
    if (this.bits.length < size) this.bits = new Uint32Array(Math.max(size, this.bits.length * 2));
    else this.bits.fill(0, 0, size);
    this.beyond.clear();
    this.length = 0;
  }

  /** Takes an element, or with a component that one alone. */
  take(node: number, element: number, component = 0): void {
    if (element > mostElements || component > mostComponents) return this.takeBeyond(node, element, component);
    const bit = element * (mostComponents + 1) + component;
    const word = node * words + (bit >>> 5);
    const mask = 1 << (bit & 31);
    const before = this.bits[word] as number;
    if ((before & mask) !== 0) return;
    this.bits[word] = before | mask;
    this.log[this.length++] = node * words * 32 + bit;
  }

  /** How much was taken up to now, as `backTo` wants it. */
  get mark(): number {
    return this.length;
  }

  /** Gives back what was taken since. */
  backTo(mark: number): void {
    while (this.length > mark) {
      const last = this.log[--this.length] as number | string;
      if (typeof last === 'string') this.beyond.delete(last);
      else (this.bits[Math.floor(last / 32)] as number) &= ~(1 << (last % 32));
    }
  }

  /** Whether an element was taken as a whole. */
  isWhole(node: number, element: number): boolean {
    return this.has(node, element, 0);
  }

  /** Whether an element was taken, or of its components that one. */
  isTaken(node: number, element: number, component = 1): boolean {
    return this.has(node, element, 0) || this.has(node, element, component);
  }

  private has(node: number, element: number, component: number): boolean {
    if (element > mostElements || component > mostComponents) return this.beyond.has(keyOf(node, element, component));
    const bit = element * (mostComponents + 1) + component;
    return ((this.bits[node * words + (bit >>> 5)] as number) & (1 << (bit & 31))) !== 0;
  }

  private takeBeyond(node: number, element: number, component: number): void {
    const key = keyOf(node, element, component);
    if (this.beyond.has(key)) return;
    this.beyond.add(key);
    this.log[this.length++] = key;
  }
}

function keyOf(node: number, element: number, component: number): string {
  return `${node}/${element}/${component}`;
}
