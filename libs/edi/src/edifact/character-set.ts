import type { TextEncoding } from '../lexer/delimiters.js';

/** What a syntax identifier of UNB promises: how bytes become text, and which characters may come. */
export interface CharacterSet {
  readonly encoding: TextEncoding;
  /** Only in the levels that are narrower than their encoding. */
  readonly allowed?: (byte: number) => boolean;
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const levelA = setOf(`${upper}0123456789 .,-()/='+:?!"%&*;<>`);
const levelB = setOf(`${upper}${upper.toLowerCase()}0123456789 .,-()/='+:?!"%&*;<>`);

const encodings: Readonly<Record<string, TextEncoding>> = {
  UNOC: 'latin1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'iso-8859-9',
  UNOL: 'iso-8859-15',
  UNOW: 'utf-8',
  UNOX: 'iso-2022-jp',
  UNOY: 'utf-8',
};

/**
 * The character set of a syntax identifier. Under UNOA and UNOB bytes above ASCII are read as ISO 8859-1, which is what most who
 * send them mean; validation reports them.
 */
export function characterSetOf(identifier: string): CharacterSet {
  if (identifier === 'UNOA') return { encoding: 'latin1', allowed: (byte) => levelA.has(byte) };
  if (identifier === 'UNOB') return { encoding: 'latin1', allowed: (byte) => levelB.has(byte) };
  return { encoding: encodings[identifier] ?? 'latin1' };
}

/** True for a syntax identifier that ISO 9735 defines. */
export function isSyntaxIdentifier(identifier: string): boolean {
  return identifier === 'UNOA' || identifier === 'UNOB' || encodings[identifier] !== undefined;
}

function setOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (each) => each.charCodeAt(0)));
}
