import { expect, it } from 'vitest';
import { shownIn } from './shown-answers.js';

it('names what cannot be seen in everything that the console is told, but for raw text', () => {
  const answer = {
    rows: [{ name: 'a\u202eb', 'k\u200b': ['\u0007', 1, null, true] }],
    source: { lines: [{ text: 'a\u202eb' }] },
  };
  expect(shownIn(answer)).toEqual({
    rows: [{ name: 'a‹U+202E›b', 'k‹U+200B›': ['‹U+0007›', 1, null, true] }],
    source: { lines: [{ text: 'a\u202eb' }] },
  });
});

it('leaves times and lines as they are', () => {
  const at = new Date(0);
  expect(shownIn({ at, text: 'one\ntwo' })).toEqual({ at, text: 'one\ntwo' });
});
