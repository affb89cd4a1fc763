import { tagNumber } from '../lexer/tag-cache.js';

/** The segments of an envelope behind its first one. */
export interface TagNames {
  /** ST, UNH. */
  readonly set: string;
  readonly setEnd: string;
  /** GS, UNG. */
  readonly group: string;
  readonly groupEnd: string;
  /** IEA, UNZ. */
  readonly end: string;
}

/** The same as the lexer has them. */
export interface EnvelopeTags extends TagNames {
  readonly numbers: Readonly<Record<keyof TagNames, number>>;
  /** 1 at the letters with which they begin, and at small ones: a segment with any other goes to its set without a further look. */
  readonly initials: Uint8Array;
}

/** From a to z. */
export const smallLetters = { first: 0x61, last: 0x7a } as const;

export function envelopeTags(names: TagNames): EnvelopeTags {
  const initials = new Uint8Array(256);
  for (const name of Object.values<string>({ ...names })) initials[name.charCodeAt(0)] = 1;
  initials.fill(1, smallLetters.first, smallLetters.last + 1);
  return {
    ...names,
    numbers: {
      set: tagNumber(names.set),
      setEnd: tagNumber(names.setEnd),
      group: tagNumber(names.group),
      groupEnd: tagNumber(names.groupEnd),
      end: tagNumber(names.end),
    },
    initials,
  };
}
