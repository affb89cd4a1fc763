import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shown, shownJson, shownLines } from './shown-text.js';
import { isStorable } from './storable-text.js';

const unseen = [
  ...['\0', '\u0007', '\u001b', '\t', '\r', '\n', '\u007f', '\u0085', '\u009b'],
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'],
  ...['\u2066', '\u2067', '\u2068', '\u2069', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'],
  ...['\u2028', '\u2029', '\u{e0041}', '\ud800', '\udfff'],
];
const seen = ['a', 'é', '漢', '😀', '‹', '›', '<', '&', ' ', '\u00a0', 'ש', 'ب'];
const anyText = fc.string({ unit: fc.constantFrom(...unseen, ...seen) });

describe('text from outside', () => {
  it.each([
    ['invoice\u202efdp.exe', 'invoice‹U+202E›fdp.exe'],
    ['a\u001b[2Jb', 'a‹U+001B›[2Jb'],
    ['line\nbreak', 'line‹U+000A›break'],
    ['\ud800', '‹U+D800›'],
    ['Müller & Söhne 😀', 'Müller & Söhne 😀'],
  ])('%j is shown as %s', (text, expected) => expect(shown(text)).toBe(expected));

  it('keeps its lines where it has some', () => {
    expect(shownLines('a\r\n\tb\u200bc\rd')).toBe('a\n\tb‹U+200B›c‹U+000D›d');
  });

  it('holds nothing unseen once it is shown, can be kept, and is the same when shown twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = shown(text);
        expect(unseen.filter((each) => once.isWellFormed() && each.isWellFormed() && once.includes(each))).toEqual([]);
        expect(isStorable(once)).toBe(true);
        expect(shown(once)).toBe(once);
        expect(isStorable(shownLines(text))).toBe(true);
      }),
    );
  });

  it('means the same in JSON, and holds nothing unseen there', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, anyText), (value) => {
        const json = shownJson(JSON.stringify(value));
        expect(JSON.parse(json)).toEqual(value);
        expect(shown(json)).toBe(json);
      }),
    );
  });

  it('is not touched where all of it can be seen', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...seen) }), (text) => shown(text) === text));
  });
});
