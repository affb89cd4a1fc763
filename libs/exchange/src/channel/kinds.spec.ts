import { describe, expect, it } from 'vitest';
import type { RemoteRow } from '../model/rows.js';
import type { RemoteFile } from '../ports/channel.js';
import { channelKinds, fetchedThrough, goesOutBy, sentKinds } from './kinds.js';
import type { SettingsOf } from './kind.js';

function polled(over: Partial<SettingsOf<'sftp-poll'>> = {}): SettingsOf<'sftp-poll'> {
  const settings = {
    kind: 'sftp-poll',
    complete: { rule: 'stable', looks: 2 },
    afterFetch: { do: 'rename', suffix: '.fetched' },
    fetch: { folders: ['out'], names: [] },
    ...over,
  };
  return settings as unknown as SettingsOf<'sftp-poll'>;
}

function file(name: string): RemoteFile {
  return { key: `out/${name}`, folder: 'out', name, size: 1, version: '1', modifiedAt: new Date(0) };
}

function taken(settings: SettingsOf<'sftp-poll'>, ...names: string[]): string[] {
  return fetchedThrough(settings)
    .candidates(names.map(file), settings)
    .map(({ name }) => name);
}

describe('kinds of channels', () => {
  it('say of each who moves what goes out', () => {
    expect(Object.fromEntries(channelKinds.map((kind) => [kind, goesOutBy(kind).by]))).toEqual({
      'sftp-drop': 'partner',
      'sftp-poll': 'us',
      rest: 'partner',
      'rest-poll': 'us',
    });
    expect(sentKinds).toEqual(['sftp-poll', 'rest-poll']);
  });

  it('speak of out/ only where there is one', () => {
    expect(channelKinds.filter((kind) => goesOutBy(kind).waiting.includes('out/'))).toEqual(['sftp-drop']);
  });
});

describe('what is fetched over SFTP', () => {
  it('is not what is half-written, or what we renamed', () => {
    expect(taken(polled(), 'a.edi', '.a.edi', 'b.edi.part', 'c.TMP', 'd.edi~', 'e.edi.fetched')).toEqual(['a.edi']);
  });

  it.each([
    ['*.edi', 'A.EDI', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['report (1).csv', 'report (1).csv', true],
    ['a[1]*.x12', 'a[1]b.x12', true],
    ['{a,b}.csv', 'a.csv', false],
    ['!x*', '!xy', true],
    ['x|y', 'x', false],
    ['**', 'a b.c', true],
  ])('by the pattern %s takes or leaves %s', (pattern, name, matches) => {
    const settings = polled({ fetch: { folders: ['out'], names: [pattern] } });
    expect(taken(settings, name)).toEqual(matches ? [name] : []);
  });

  it('ends at once with a pattern that makes other matchers go back and forth', () => {
    const settings = polled({ fetch: { folders: ['out'], names: [`${'*a'.repeat(30)}b`] } });
    expect(taken(settings, 'a'.repeat(200))).toEqual([]);
  });

  it('with a marker is complete when its marker lies beside it', () => {
    const settings = polled({ complete: { rule: 'marker', suffix: '.done' } });
    const listing = [file('a.edi'), file('a.edi.done'), file('b.edi')];
    const kind = fetchedThrough(settings);
    expect(kind.candidates(listing, settings).map(({ name }) => name)).toEqual(['a.edi', 'b.edi']);
    expect([...kind.markers(listing, settings).keys()]).toEqual(['out/a.edi']);
  });

  const now = new Date('2026-11-23T12:00:00Z');
  const complete = (rule: SettingsOf<'sftp-poll'>['complete'], looks: number, secondsAgo: number) => {
    const settings = polled({ complete: rule });
    const row = { looks, firstSeenAt: new Date(now.getTime() - secondsAgo * 1000) } as RemoteRow;
    return fetchedThrough(settings).isComplete(row, settings, undefined, now);
  };

  it('is complete when it was seen unchanged in 2 looks, where 2 were agreed', () => {
    expect(complete({ rule: 'stable', looks: 2 }, 1, 3600)).toBe(false);
    expect(complete({ rule: 'stable', looks: 2 }, 2, 0)).toBe(true);
  });

  it('is complete at an age of 60 s, where 60 s were agreed', () => {
    expect(complete({ rule: 'age', seconds: 60 }, 9, 59.999)).toBe(false);
    expect(complete({ rule: 'age', seconds: 60 }, 1, 60)).toBe(true);
  });

  it('is complete at once where the partner renames it, and never without the marker that was agreed', () => {
    expect(complete({ rule: 'renamed' }, 1, 0)).toBe(true);
    expect(complete({ rule: 'marker', suffix: '.done' }, 9, 3600)).toBe(false);
  });
});
