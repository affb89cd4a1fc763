/**
 * Lists of what was found, all of them in one place: a list is the number of its first link, and -1 is an empty one. They are
 * gone when the next set begins.
 */
export class Chains {
  /** The segment that was found. */
  readonly nodes: number[] = [];
  /** Of a pair the element that holds its value; of what a list goes through 1 where it is what opens the loop itself. */
  readonly extras: number[] = [];
  readonly next: number[] = [];
  private used = 0;

  clear(): void {
    this.used = 0;
  }

  add(node: number, extra: number): number {
    const link = this.used++;
    this.nodes[link] = node;
    this.extras[link] = extra;
    this.next[link] = -1;
    return link;
  }
}
