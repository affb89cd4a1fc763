import { PlaceColumns } from '@quayside/canonical';
import { NotStorable } from '@quayside/exchange';
import { unstorableIn } from '@quayside/std';
import type { Table } from './table.js';

/** What an entry of an index of PostgreSQL has room for is 2,704 bytes; this is the round number below. */
const longestFound = 2600;

/**
 * A row as a database keeps it: a copy that nobody can change. Times, bytes and places are columns of their own; everything else with
 * parts is JSON, and loses what JSON cannot say. What PostgreSQL refuses is refused: U+0000, halves of characters, and texts too
 * long for the index by which a row is found.
 */
export function kept<Row extends object>(table: Table<Row>, row: Row): Row {
  const columns = Object.entries(row).filter(([, value]) => value !== undefined);
  const next = Object.freeze(Object.fromEntries(columns.map(([name, value]) => [name, keptValue(value)]))) as Row;
  for (const text of [table.keyOf(next), ...table.foundBy(next)]) {
    if (Buffer.byteLength(text ?? '') > longestFound)
      throw new NotStorable(`an index of ${table.name} has no room for it`);
  }
  return next;
}

function keptValue(value: unknown): unknown {
  if (value instanceof Date) return new Date(value);
  if (value instanceof PlaceColumns) return new PlaceColumns(value.toBytes());
  if (value instanceof Uint8Array) return Buffer.from(value);
  const wrong = unstorableIn(value);
  if (wrong) throw new NotStorable(`text with ${wrong.character} at "${wrong.path}"`);
  if (typeof value !== 'object' || value === null) return value;
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => Object.freeze(part));
}
