import { expect, it } from 'vitest';
import { articleName, lineTexts } from './line-texts.js';

const line = (id: number, name: string) => ({ id, display_type: false as const, name });
const note = (id: number, name: string) => ({ id, display_type: 'line_note', name });
const heading = (id: number, name: string) => ({ id, display_type: 'line_section', name });

it('gives a note to the line above it, a heading to the line below it', () => {
  const lines = [
    note(1, 'As agreed by telephone'),
    line(2, '[A-1] Bolt\nzinc plated'),
    note(3, 'Not before noon'),
    heading(4, 'For line 7'),
    note(5, 'Two pallets'),
    line(6, 'Nut'),
    heading(7, 'Thank you'),
  ];
  const { byLine, document } = lineTexts(lines);
  expect(document).toEqual(['As agreed by telephone', 'Thank you']);
  expect(byLine.get(2)).toEqual(['zinc plated', 'Not before noon']);
  expect(byLine.get(6)).toEqual(['For line 7', 'Two pallets']);
});

it.each([
  ['[A-1] Bolt M8\nzinc plated', 'Bolt M8'],
  ['[S-1] Bolt M8', 'Bolt M8'],
  ['[URGENT] Bolt M8', '[URGENT] Bolt M8'],
  ['[A-1]', '[A-1]'],
  ['', undefined],
])('calls the article of %j %j', (text, name) => {
  expect(articleName(text, [undefined, 'A-1', 'S-1'])).toBe(name);
});
