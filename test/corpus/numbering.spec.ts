import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// A gap in the numbers looks like something that was lost, and two files with one number like two truths.

const root = join(import.meta.dirname, '../..');

describe.each(['docs/decisions', 'libs/store/src/migrations'])('what is numbered in %s', (folder) => {
  const files = readdirSync(join(root, folder)).sort();

  it('has every number once, from 1 on', () => {
    const numbers = files.map((name) => name.slice(0, 4));
    expect(numbers).toEqual(files.map((_, i) => String(i + 1).padStart(4, '0')));
  });
});

it('a decision says its number in its title', () => {
  for (const name of readdirSync(join(root, 'docs/decisions'))) {
    expect(readFileSync(join(root, 'docs/decisions', name), 'utf8')).toMatch(new RegExp(`^# ${name.slice(0, 4)} `));
  }
});

it('migrations run in the order of their numbers', () => {
  const folder = join(root, 'libs/store/src/migrations');
  const texts = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const names = texts.map((text) => Number(/readonly name = '[A-Za-z]+(\d{13})'/.exec(text)?.[1]));
  expect(names).toEqual([...names].sort((a, b) => a - b));
  expect(names).not.toContain(NaN);
});
