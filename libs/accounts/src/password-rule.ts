import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const fewestCharacters = 12;
export const mostCharacters = 200;

/** So many must be left of it without what is known of the person. */
const fewestUnknown = 8;

/** Guesses by which a password is found, as the exponent of ten: from here on a stolen hash is worth little. */
const fewestGuesses = 10;

const checker = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * What is wrong with a new password, in words for who chose it; nothing where it is good enough. Common passwords, keyboard
 * patterns, repetitions and what is known of the person (`about`: names, mail address) are found by zxcvbn.
 */
export function passwordFault(password: string, about: readonly string[]): string | undefined {
  const length = Array.from(password).length;
  if (length < fewestCharacters) return `It has ${length} characters; at least ${fewestCharacters} are needed.`;
  if (length > mostCharacters) return `It has ${length} characters; no more than ${mostCharacters} are taken.`;
  const known = about.flatMap((each) => [each, ...each.split(/[\s@._-]+/)]).filter((each) => each.length > 2);
  const unknown = known
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, each) => left.replaceAll(each.toLowerCase(), ''), password.toLowerCase());
  // Longer ones cost time and add nothing.
  const { guessesLog10 } = checker.check(password.slice(0, 100), [...known, 'quayside', 'odoo']);
  if (guessesLog10 >= fewestGuesses && unknown.length >= fewestUnknown) return undefined;
  return 'It is too easy to guess: a common password, a pattern, or something about you. Several words that do not belong together are good.';
}
