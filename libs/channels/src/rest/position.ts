import { createHash } from 'node:crypto';
import type { RestPollSettings } from '@quayside/partners';
import type { Answer, Item } from './part.js';

export type Fetching = NonNullable<RestPollSettings['fetch']>;
type Since = NonNullable<Fetching['since']>;

/** Where a look begins: what it asks from, and, within a long list, the page that it goes on with. */
export interface Position {
  readonly since?: string | undefined;
  /** What the next pass will ask from, as far as this one has come. */
  readonly newest?: string | undefined;
  /** Path and query of the page to go on with. */
  readonly next?: string | undefined;
}

/** A position of other settings is none: what it counts may be something else. */
export function readPosition(text: string | null, url: string, fetching: Fetching): Position {
  if (text === null) return {};
  const { of, ...position } = JSON.parse(text) as Position & { readonly of: string };
  return of === fingerprintOf(url, fetching) ? position : {};
}

export function writePosition(position: Position, url: string, fetching: Fetching): string {
  const { since, newest, next } = position;
  return JSON.stringify({ of: fingerprintOf(url, fetching), since, newest, next });
}

/** What a first page is asked with: what an earlier pass left, a little earlier where that was agreed. */
export function askedSince(since: Since, position: Position): string | undefined {
  const value = position.since ?? since.start;
  const overlap = 'overlap' in since ? (since.overlap ?? 0) : 0;
  if (value === undefined || overlap === 0 || position.since === undefined) return value;
  const unit = unitOf(value);
  if (unit > 0) return String(Number(value) - overlap / unit);
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : new Date(time - overlap).toISOString();
}

/** What a page has to say about where the next pass begins. */
export function newestOf(
  since: Since,
  page: {
    readonly answer: Answer;
    readonly items: readonly Item[];
    readonly headers: Readonly<Record<string, string>>;
  },
  before: string | undefined,
  askedAt: Date,
): string | undefined {
  switch (since.from) {
    case 'item': {
      const values = page.items.flatMap((item) => item.text(since.at) ?? []);
      return values.reduce<string | undefined>((newest, each) => later(newest, each), before);
    }
    case 'answer':
      return page.answer.text(since.at) ?? before;
    case 'header':
      return page.headers[since.header.toLowerCase()] ?? before;
    case 'request':
      // The first page of a pass says it: what comes while the others are read is for the next pass.
      return before ?? timeText(timeOf(page.headers, askedAt), since.format);
  }
}

/** The other side's clock counts: it is what it compares with. */
function timeOf(headers: Readonly<Record<string, string>>, askedAt: Date): Date {
  const theirs = Date.parse(headers['date'] ?? '');
  return Number.isNaN(theirs) ? askedAt : new Date(theirs);
}

function timeText(time: Date, format: 'iso' | 'seconds' | 'milliseconds'): string {
  if (format === 'iso') return time.toISOString();
  return String(format === 'seconds' ? Math.floor(time.getTime() / 1000) : time.getTime());
}

/** The later of two times, the larger of two numbers, or the one that comes later in the alphabet. */
function later(a: string | undefined, b: string): string {
  if (a === undefined) return b;
  if (unitOf(a) > 0 && unitOf(b) > 0) return BigInt(b) > BigInt(a) ? b : a;
  const [first, second] = [Date.parse(a), Date.parse(b)];
  // Digits beyond milliseconds are compared as they are written.
  if (!Number.isNaN(first) && !Number.isNaN(second) && first !== second) return second > first ? b : a;
  return b > a ? b : a;
}

/** Milliseconds that one is, of a number that counts seconds or milliseconds; 0 when it is no whole number. */
function unitOf(text: string): number {
  if (!/^\d{1,18}$/.test(text)) return 0;
  return text.length > 11 ? 1 : 1000;
}

function fingerprintOf(url: string, { path, query, pages, since }: Fetching): string {
  const what = JSON.stringify([url, path, query, pages, since]);
  return createHash('sha256').update(what).digest('base64url').slice(0, 16);
}
