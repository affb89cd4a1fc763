import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type AnswerCodes, findingCatalog } from './catalog.js';

const page = readFileSync(new URL('../../../../docs/findings.md', import.meta.url), 'utf8');
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => [cells[1]!.replaceAll('`', ''), cells.slice(2, -1)]),
);

const labels: Readonly<Record<keyof AnswerCodes, string>> = {
  ta105: 'TA1',
  ak905: 'AK9',
  ak502: 'AK5',
  ak304: 'AK3',
  ak403: 'AK4',
  e0085: 'CONTRL',
};

it('explains every code on the page of findings, and no other', () => {
  expect([...rows.keys()].sort()).toEqual(Object.keys(findingCatalog).sort());
  for (const cells of rows.values()) expect(cells.every((cell) => cell.length > 0)).toBe(true);
});

it('answers each finding as the page says', () => {
  for (const [code, codes] of Object.entries(findingCatalog)) {
    const told = Object.entries(codes).map(([key, value]) => `${labels[key as keyof AnswerCodes]} ${value}`);
    expect(`${code}: ${rows.get(code)?.[3]}`).toBe(`${code}: ${told.join(', ') || '-'}`);
  }
});
