/** How many texts are numbered before the next block begins another table. */
export const mostTexts = 10_000;

/**
 * Short texts of one interchange by their numbers: codes, dates and quantities come over and over, so that each is made once. A table
 * that is full stays with the blocks that used it.
 */
export class KnownTexts {
  /** By their number; undefined until one is asked for. */
  readonly texts: (string | undefined)[] = [undefined, ''];

  /** The number that is given next: 0 stands for no number, 1 for no text. */
  get free(): number {
    return this.texts.length;
  }

  /** All numbers below are given. */
  extend(free: number): void {
    while (this.texts.length < free) this.texts.push(undefined);
  }
}
