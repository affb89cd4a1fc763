import type { Partner } from '@quayside/partners';
import { expect, it } from 'vitest';
import { formatOfFile } from './file-format.js';

const files = {
  comes: true,
  read: () => {
    throw new TypeError('not read here');
  },
  file: () => undefined,
};
const partner = (...formats: ('csv' | 'xml' | 'json')[]) =>
  Object.fromEntries(formats.map((format) => [format, files])) as unknown as Partner;
const format = (agreed: Partner, text: string, alone = true) => formatOfFile(agreed, Buffer.from(text), alone);

it('knows XML and JSON by their first character, and takes the rest for CSV', () => {
  const all = partner('csv', 'xml', 'json');
  expect(format(all, '\uFEFF\n <a/>')).toBe('xml');
  expect(formatOfFile(all, Buffer.from('\uFEFF<a/>', 'utf16le'), true)).toBe('xml');
  expect(format(all, ' {}')).toBe('json');
  expect(format(all, '[]')).toBe('json');
  expect(format(all, 'a;b')).toBe('csv');
});

it('reads what looks like something else as what was agreed', () => {
  expect(format(partner('csv'), '<a/>')).toBe('csv');
  expect(format(partner('xml'), 'a;b')).toBe('xml');
  expect(format(partner('xml', 'json'), 'a;b')).toBeUndefined();
  expect(format(partner(), '<a/>')).toBeUndefined();
});

it('leaves interchanges alone, but for those that stand in texts of XML and JSON', () => {
  expect(format(partner('csv'), 'junk ISA*', false)).toBeUndefined();
  expect(format(partner('csv', 'xml'), '<a>ISA*</a>', false)).toBe('xml');
});
