/** How many texts are numbered before the next block begins another table. */
export const mostTexts = 10_000;

/** A table that is small at first: most interchanges are. */
const firstChecked = 10;
const mostChecked = 14;

/**
 * Short texts of one interchange by their numbers: codes, dates and quantities come over and over, so that each is made once. A table
 * that is full stays with the blocks that used it.
 */
export class KnownTexts {
  /** By their number; undefined until one is asked for. */
  readonly texts: (string | undefined)[] = [undefined, ''];
  private checked = new Int32Array(1 << firstChecked);
  private shift = 32 - firstChecked;

  /** The number that is given next: 0 stands for no number, 1 for no text. */
  get free(): number {
    return this.texts.length;
  }

  /** All numbers below are given. */
  extend(free: number): void {
    while (this.texts.length < free) this.texts.push(undefined);
    if (free > 1 << firstChecked && this.shift > 32 - mostChecked) {
      this.checked = new Int32Array(1 << mostChecked);
      this.shift = 32 - mostChecked;
    }
  }

  /** True when the text of that number was found to fit the element of that serial number. It may forget, but never errs. */
  fits(number: number, serial: number): boolean {
    const key = (serial << 14) | number;
    return this.checked[Math.imul(key, 0x9e3779b1) >>> this.shift] === key;
  }

  /** Remembers that it fits. */
  noteFit(number: number, serial: number): void {
    const key = (serial << 14) | number;
    this.checked[Math.imul(key, 0x9e3779b1) >>> this.shift] = key;
  }
}
