import { expect, it } from 'vitest';
import { answerName } from './answer-name.js';

it.each([
  ['orders.csv', 'orders-checked.csv'],
  ['a/b\\first.txt', 'first-checked.csv'],
  ['../second', 'second-checked.csv'],
  ['.hidden', '.hidden-checked.csv'],
  ['a\u0007b.csv', 'a‹U+0007›b-checked.csv'],
  ['../..', 'file-checked.csv'],
])('%j is answered by %j', (name, answer) => {
  expect(answerName(name, 'checked.csv')).toBe(answer);
});
