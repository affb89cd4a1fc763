type Numbers = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** A growing column of numbers, of which any may be absent. It takes memory when the first number comes. */
export class NumberColumn<N extends Numbers = Uint32Array<ArrayBuffer>> {
  constructor(private values: N) {}

  put(row: number, value: number | undefined): void {
    if (value === undefined) {
      // A row that was taken back may have left something here.
      if (row < this.values.length) this.values[row] = 0;
      return;
    }
    if (row >= this.values.length) this.#grow(row);
    this.values[row] = value + 1;
  }

  at(row: number): number | undefined {
    return numberAt(this.values, row);
  }

  /** What the first rows say, without the room to grow. */
  upTo(rows: number): N {
    return this.values.slice(0, rows) as N;
  }

  #grow(row: number): void {
    const Kind = this.values.constructor as new (length: number) => N;
    const grown = new Kind(Math.max(256, row + 1, this.values.length * 2));
    grown.set(this.values);
    this.values = grown;
  }
}

/** The number of a row in a finished column: 0 stands for one that is absent, and so does the end of the column. */
export function numberAt(column: ArrayLike<number>, row: number): number | undefined {
  const value = column[row];
  return value === undefined || value === 0 ? undefined : value - 1;
}
