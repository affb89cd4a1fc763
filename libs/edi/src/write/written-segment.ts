/**
 * An element as it is written: text, the components of a composite, or repetitions of either. Texts hold no delimiters; trailing
 * empty ones are left out.
 */
export type WrittenElement =
  string | readonly string[] | { readonly repetitions: readonly (string | readonly string[])[] };

/** A segment as it is written: the tag, then its elements. */
export type WrittenSegment = readonly [tag: string, ...elements: WrittenElement[]];

export function isComposite(value: Exclude<WrittenElement, string>): value is readonly string[] {
  return Array.isArray(value);
}

/** The list without the empty texts at its end. */
export function withoutTrailing(texts: readonly string[]): string[] {
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}
