/** Rows as the reader has them in front of them: what changed is changed in place, what is new waits to be asked for. */
export interface SteadyRows<Row> {
  readonly rows: readonly Row[];
  readonly news: number;
}

/**
 * Keeps the rows that are on show where they are. Rows that are no longer in the answer stay as they were last seen;
 * rows that came on top are counted, and those at the end (older ones, asked for) are shown at once.
 */
export function steady<Row>(
  shown: readonly Row[],
  latest: readonly Row[],
  keyOf: (row: Row) => string,
): SteadyRows<Row> {
  if (shown.length === 0) return { rows: latest, news: 0 };
  const known = new Set(shown.map(keyOf));
  const fresh = new Map(latest.map((row) => [keyOf(row), row]));
  const lastKnown = latest.findLastIndex((row) => known.has(keyOf(row)));
  const older = lastKnown < 0 ? [] : latest.slice(lastKnown + 1);
  const rows = [...shown.map((row) => fresh.get(keyOf(row)) ?? row), ...older];
  return { rows, news: latest.length - older.length - latest.filter((row) => known.has(keyOf(row))).length };
}
