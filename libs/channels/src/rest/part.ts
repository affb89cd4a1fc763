/** Part of what an API answered, found by pointers. */
export interface Part {
  /** A text, number or truth value as it was written; nothing when there is none. */
  text(pointer: string): string | undefined;
}

/** One element of a list. */
export interface Item extends Part {
  /** What it is by itself, and which bytes of the answer that was; nothing when it is none that can stand by itself. */
  cut(): Cut | undefined;
}

export interface Cut {
  readonly bytes: Uint8Array;
  /** In bytes of the answer, from 0. */
  readonly offset: number;
  readonly length: number;
}

/** A page that an API answered. */
export interface Answer extends Part {
  /** The elements of a list; nothing when there is no list. */
  items(pointer: string): readonly Item[] | undefined;
}

/** The steps of a JSON pointer. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
