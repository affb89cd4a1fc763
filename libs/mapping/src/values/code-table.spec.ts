import { describe, expect, it } from 'vitest';
import { codeTable } from './code-table.js';

const codes = [
  ['accepted', 'accepted'],
  ['bestätigt', 'accepted'],
  ['M', 'MTR'],
  ['m', 'MMT'],
] as const;

describe('a table of words', () => {
  const words = codeTable(codes, undefined, true);

  it.each(['ACCEPTED', 'Bestätigt', 'BESTÄTIGT', 'besta\u0308tigt'])('knows %s, whatever its case', (text) => {
    expect(words.read(text)).toEqual({ ok: true, value: 'accepted' });
  });

  it('tells apart what means two things, and guesses nothing', () => {
    expect([words.read('M'), words.read('m')]).toMatchObject([{ value: 'MTR' }, { value: 'MMT' }]);
    expect(words.read('accept').ok).toBe(false);
  });
});

it('reads codes of a standard as they stand', () => {
  expect(codeTable(codes).read('Accepted').ok).toBe(false);
});
