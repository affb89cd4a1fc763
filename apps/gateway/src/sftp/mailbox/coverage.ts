/** Which bytes of a file have been served: reads come in any order and may overlap. */
export class Coverage {
  #spans: { from: number; to: number }[] = [];

  add(from: number, length: number): void {
    const to = from + length;
    const apart = this.#spans.filter((each) => each.to < from || each.from > to);
    const touching = this.#spans.filter((each) => each.to >= from && each.from <= to);
    const merged = {
      from: Math.min(from, ...touching.map((each) => each.from)),
      to: Math.max(to, ...touching.map((each) => each.to)),
    };
    this.#spans = [...apart, merged];
  }

  /** Whether every byte of a file of this size was served. */
  covers(size: number): boolean {
    return size === 0 || this.#spans.some((each) => each.from === 0 && each.to >= size);
  }
}
