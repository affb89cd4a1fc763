import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, isStorable, storable, unstorableIn } from './storable-text.js';

/** Texts of which every second one cannot be kept. */
const anyText = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\0', '\ud800', '\udc00', '\ufffd', '‹') });

it.each([
  ['plain text', 'Müller 😀', true],
  ['U+0000', 'a\0b', false],
  ['the first half of a pair', 'a\ud83d', false],
  ['the second half of a pair', '\ude00', false],
])('%s: %s', (_, text, expected) => expect(isStorable(text)).toBe(expected));

it('leaves what can be kept as it is, and keeps the length of what cannot', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const kept = storable(text);
      expect(isStorable(kept)).toBe(true);
      expect(kept.length).toBe(text.length);
      if (isStorable(text)) expect(kept).toBe(text);
    }),
  );
});

it('cuts between characters', () => {
  expect(cutText('ab😀', 3)).toBe('ab');
  expect(cutText('ab😀', 4)).toBe('ab😀');
  fc.assert(
    fc.property(anyText.map(storable), fc.nat(9), (text, most) => {
      const cut = cutText(text, most);
      expect(text.startsWith(cut) && cut.length <= most && isStorable(cut)).toBe(true);
    }),
  );
});

describe('a value', () => {
  it.each([
    [{ a: [{ b: 'x' }, { b: 'y\0' }] }, { path: '/a/1/b', character: 'U+0000' }],
    [{ a: { 'k\ud800': 1 } }, { path: '/a/k\ufffd', character: 'U+D800' }],
    ['\0', { path: '', character: 'U+0000' }],
  ])('%j tells where it cannot be kept', (value, expected) => expect(unstorableIn(value)).toEqual(expected));

  it('of any depth is looked through', () => {
    const deep = JSON.parse(`${'['.repeat(300_000)}"\\u0000"${']'.repeat(300_000)}`) as unknown;
    expect(unstorableIn(deep)?.character).toBe('U+0000');
  });

  it('of nothing but texts that can be kept has no such place', () => {
    expect(unstorableIn({ a: [1, null, true, 'ü', new Date(0)], b: undefined })).toBeUndefined();
  });
});
