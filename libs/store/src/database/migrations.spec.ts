import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

// During an upgrade processes of two releases work on one schema. So a migration adds; what nothing uses any more is dropped a
// release later, by a migration that is named here with the release that stopped using it.
const dropsWhatAReleaseLeft: Readonly<Record<string, string>> = {};

/** What would break a process that knows the schema of before. */
const breaks: readonly (readonly [string, RegExp])[] = [
  ['drops a table', /\bdrop\s+table\b/i],
  ['drops a column', /\bdrop\s+column\b|alter\s+table\s+\S+\s+drop\s+(?!index|constraint|not\b|default|expression)/i],
  ['renames', /\brename\b/i],
  ['changes a type', /\balter\s+(column\s+)?\S+\s+type\b|\bset\s+data\s+type\b/i],
  ['forbids null', /\bset\s+not\s+null\b/i],
  [
    'adds a column that must be given',
    /\badd\s+(column\s+)?(?!constraint)\w+\s+[^\s,]+(?:(?!default|generated|,).)*\bnot\s+null\b(?!(?:(?!,).)*\b(default|generated)\b)/is,
  ],
];

/** Written before there was a release: nobody ran them beside an older process. */
const beforeTheFirstRelease = 14;

const folder = path.join(import.meta.dirname, '../migrations');
const files = readdirSync(folder);
const later = files.filter((name) => Number(name.slice(0, 4)) > beforeTheFirstRelease);

function faultsOf(text: string): readonly string[] {
  return breaks.filter(([, pattern]) => pattern.test(text)).map(([fault]) => fault);
}

describe('a migration', () => {
  it.each(later)('%s only adds', (name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    expect(name in dropsWhatAReleaseLeft ? [] : faultsOf(text)).toEqual([]);
  });

  it.each([
    ['drop table login_lock', 'drops a table'],
    ['alter table file drop column sha256', 'drops a column'],
    ['alter table file drop sha256', 'drops a column'],
    ['alter table file rename sha256 to hash', 'renames'],
    ['alter table own_number alter last type text', 'changes a type'],
    ['alter table file alter column name set not null', 'forbids null'],
    ['alter table file add owner text not null', 'adds a column that must be given'],
    ['alter table file add a text, add column b int not null', 'adds a column that must be given'],
  ])('that says "%s" would break an older process', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  it.each([
    'create table fresh (id uuid primary key, name text not null)',
    `alter table file add owner text not null default 'nobody', add extra int`,
    'alter table file add total int generated always as (1) stored',
    'drop index effect_by_key',
    'alter table file alter sha256 drop not null',
  ])('that says "%s" adds', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});
