import { expect, it } from 'vitest';
import { fileEntry } from './attributes.js';

it('lists a name with what cannot be seen in it named, for terminals and for programs', () => {
  const listed = { name: 'invoice\u202efdp.x12', size: 3, modifiedAt: new Date('2026-11-23T22:15:00Z') };
  const { filename, longname } = fileEntry({ ...listed, entry: undefined as never });
  expect(filename).toBe('invoice‹U+202E›fdp.x12');
  expect(longname).toBe('-rw-r--r-- 1 quayside quayside        3 Nov 23 22:15 invoice‹U+202E›fdp.x12');
});
