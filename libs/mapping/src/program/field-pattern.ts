/** Gives each field of a program a number. */
export class FieldNumbers {
  private readonly numbers = new Map<string, number>();

  of(pattern: string): number {
    const known = this.numbers.get(pattern) ?? this.numbers.size;
    this.numbers.set(pattern, known);
    return known;
  }
}

/** A field wherever it stands: "/lines/*\/price/amount". Each star is the number of an item. */
export class FieldPattern {
  readonly number: number;
  readonly stars: number;
  private readonly parts: readonly string[];

  constructor(
    readonly text: string,
    private readonly numbers: FieldNumbers,
  ) {
    this.number = numbers.of(text);
    this.parts = text.split('*');
    this.stars = this.parts.length - 1;
  }

  /** The field as a JSON pointer. */
  pointer(items: readonly number[]): string {
    const { parts } = this;
    let pointer = parts[0] ?? '';
    for (let n = 1; n < parts.length; n++) pointer += `${items[n - 1]}${parts[n]}`;
    return pointer;
  }

  /** The field of that name in this group. */
  field(name: string): FieldPattern {
    return new FieldPattern(`${this.text}/${name}`, this.numbers);
  }

  /** Any item of this list. */
  item(): FieldPattern {
    return new FieldPattern(`${this.text}/*`, this.numbers);
  }

  /** Whether it is a field of an item, whose place in its list is then the last star. */
  get isOfItem(): boolean {
    return /\/\*\/[^/]*$/.test(this.text);
  }
}
