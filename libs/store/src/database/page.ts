import { text } from './result-columns.js';
import { raw, type Statement } from './statement.js';

/** Some rows of a list, and where the next ones begin: by key, so that what comes in between moves nothing. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** The cursor for `before` or `after`; nothing at the end. */
  readonly next: string | null;
}

/** Where a page begins: behind the row with this time and id. */
export interface Cursor {
  readonly at: string | null;
  readonly id: string | null;
}

const beginning: Cursor = { at: null, id: null };

/** A cursor that is not one of ours is read as none. */
export function cursorOf(given: string | undefined): Cursor {
  const [at, id] = Buffer.from(given ?? '', 'base64url')
    .toString()
    .split('|');
  return at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id) ? { at, id } : beginning;
}

/** The column that `pageOf` makes the next cursor of: to the microsecond, which a Date is not. */
export function keyOf(at: string, id: string): Statement<object> {
  return raw(`${at}::text || '|' || ${id} as key`);
}

export const keyColumn = { key: text };

/** A page of rows of which one more than the limit was asked for. */
export function pageOf<T extends { readonly key: string }>(found: readonly T[], limit: number): Page<Omit<T, 'key'>> {
  const page = found.slice(0, limit);
  const next = found.length > limit ? Buffer.from(page.at(-1)?.key ?? '').toString('base64url') : null;
  return { rows: page.map(({ key: _key, ...row }) => row), next };
}
