/** Words by numbers, each kept once. */
export class WordList {
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();
  // Most rows have the word of the row before.
  #last = '';
  #lastNumber = -1;

  number(word: string): number {
    if (word === this.#last && this.#lastNumber >= 0) return this.#lastNumber;
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#words.push(word) - 1;
      this.#numbers.set(word, number);
    }
    this.#last = word;
    this.#lastNumber = number;
    return number;
  }

  all(): readonly string[] {
    return [...this.#words];
  }
}
