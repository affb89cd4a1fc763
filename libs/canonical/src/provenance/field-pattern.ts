// A JSON pointer taken apart: "/lines/12/number" is the pattern "/lines/*/number" and the item 12.
export interface PatternedField {
  readonly pattern: string;
  readonly items: readonly number[];
}

// A member that is called "*" is written "\*" in a pattern, and one that is called "\*" as "\\*".
const star = '*';
const isLiteralStar = /^\\*\*$/;
const isItem = /^(?:0|[1-9]\d{0,8})$/;

export function patternedField(pointer: string): PatternedField {
  const items: number[] = [];
  const steps = pointer.split('/').map((step) => {
    if (isLiteralStar.test(step)) return `\\${step}`;
    if (!isItem.test(step)) return step;
    items.push(Number(step));
    return star;
  });
  return { pattern: steps.join('/'), items };
}

/** A pattern made ready to put items into it, many times. */
export class FieldPattern {
  /** How many stars it has. */
  readonly stars: number;
  readonly #parts: readonly string[];

  constructor(readonly text: string) {
    this.#parts = partsOf(text);
    this.stars = this.#parts.length - 1;
  }

  /** The pointer of the field whose items begin at an index of a longer list. */
  pointer(items: ArrayLike<number>, from = 0): string {
    let pointer = this.#parts[0] ?? '';
    for (let n = 0; n < this.stars; n++) pointer += `${items[from + n]}${this.#parts[n + 1]}`;
    return pointer;
  }
}

/** What stands between the stars. */
function partsOf(pattern: string): string[] {
  const parts: string[] = [''];
  for (const [n, step] of pattern.split('/').entries()) {
    if (n > 0) parts[parts.length - 1] += '/';
    if (step === star) parts.push('');
    else parts[parts.length - 1] += isLiteralStar.test(step) ? step.slice(1) : step;
  }
  return parts;
}
