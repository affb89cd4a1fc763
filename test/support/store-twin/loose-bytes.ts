import type { Rows } from './database/rows.js';
import { keyed } from './database/table.js';
import { dispatches } from './dispatches.js';
import { files } from './files.js';
import { payloads } from './payload-rows.js';
import { remoteFiles } from './remote-files.js';
import { unwrappings } from './unwrapping.js';
import { uploads } from './uploads.js';

/** Payloads that no row has. */
export function looseBytes(rows: Rows): readonly string[] {
  const had = new Set<string | null>([
    ...rows.all(files).map(({ payload }) => payload),
    ...rows.all(dispatches).flatMap(({ payload, plainPayload }) => [payload, plainPayload]),
    ...rows.all(uploads).map(({ payload }) => payload),
    ...rows.all(remoteFiles).map(({ payload }) => payload),
    // Of a wrapper that is dealt with nobody takes the entries any more.
    ...rows
      .all(unwrappings, ({ file }) => rows.get(files, keyed(file))?.state === 'stored')
      .map(({ payload }) => payload),
  ]);
  return rows
    .all(payloads)
    .map(({ id }) => id)
    .filter((id) => !had.has(id));
}
