import { expect, it } from 'vitest';
import { readYaml } from './yaml-source.js';

/** What is said of a text of YAML: its first finding, with row and column. */
function said(text: string): string {
  const yaml = readYaml(text, 'acme.yaml');
  return yaml.ok ? 'fine' : (yaml.error[0]?.message ?? '');
}

it.each([
  [
    'brackets in a text between brackets',
    'a: { at: REF[VN].02 }',
    "1:10: between { } and [ ] a text with brackets needs quotes: 'REF[VN].02'",
  ],
  [
    'the same in a list',
    'a: [BAK.08, REF[VN].02]',
    "1:13: between { } and [ ] a text with brackets needs quotes: 'REF[VN].02'",
  ],
  ['a colon in a text', 'note: Price: net # agreed', `1:7: a text with ": " in it needs quotes: 'Price: net'`],
  ['a tab', 'a:\n\tb: c', '2:1: a tab stands in front of the line: set it in with blanks'],
  ['a text that begins with an alias', 'element: *', "1:10: a text that begins with * needs quotes: '*'"],
  ['an alias of nothing', 'a: b\nelement: *X', "2:10: a text that begins with * needs quotes: '*X'"],
  [
    'a text that begins with a reserved character',
    'note: % of all',
    "1:7: a text that begins with % needs quotes: '% of all'",
  ],
  [
    'one of them between brackets',
    'x12: { element: |, suffix: lf }',
    "1:17: a text that begins with | needs quotes: '|'",
  ],
  ['no blank behind a colon', 'a: b\nname:"Acme"', '2:5: a blank must stand behind the : of a key'],
  ['a line without a colon', 'a: b\nname Acme\nc: d', '2:1: expected "key: value", found "name Acme"'],
  ['no blank behind a dash', 'units:\n  -{ from: XCS, to: EA }', '2:3: a blank must stand behind the - of a list'],
  [
    'a quote that is never closed',
    'a: b\nname: "Acme\nc: d',
    '2:7: the text that begins with " here never ends: write " at its end',
  ],
  [
    'an apostrophe between apostrophes',
    "note: 'It's'",
    "1:10: the text ends at this ', and more stands behind it; inside '...' an apostrophe is written twice: 'it''s'",
  ],
  [
    'a bracket that is never closed',
    'csv: { dates: [DD.MM.YYYY }',
    '1:15: the [ that stands here is never closed with ]',
  ],
  [
    'a comment that swallows a bracket',
    'csv: { comment: # }',
    '1:6: the { that stands here is never closed with }; from a # behind a blank on, a line is a comment: put a # in quotes',
  ],
  [
    'a key in another column',
    'a:\n  b: c\n d: e',
    '3:2: this key is set in by 1 blank, other than the keys around it: those of one group begin in the same column',
  ],
  [
    'a line that is set in deeper',
    'a:\n  b: c\n   d: e',
    '2:6: this key has a value already, and the next line is set in deeper, as if more belonged to it: keys of one group begin in the same column',
  ],
  [
    'a key that is there twice',
    'a: b\nc: d\na: e',
    '3:1: the key "a" stands here a second time; the first is in line 1',
  ],
])('explains %s', (_, text, words) => {
  expect(said(text)).toBe(`acme.yaml:${words}`);
});

it.each([
  ['a comma alone', "csv: { decimal: ,, delimiter: ';' }", "1:18: between { } and [ ] a comma needs quotes: ','"],
  [
    'a backslash',
    'a: { pattern: "P\\d{5}" }',
    "1:17: between double quotes a \\ means something else; write 'P\\d{5}'",
  ],
])('explains %s', (_, text, words) => {
  expect(said(text)).toBe(`acme.yaml:${words}`);
});

it('lets alone what is no slip', () => {
  for (const text of [
    'a: REF[VN].02',
    'a: [\'REF[VN].02\', "b: c"]',
    'a: &x { b: c }\nd: *x',
    "note: 'it''s # no comment'",
  ]) {
    expect(said(text)).toBe('fine');
  }
});
