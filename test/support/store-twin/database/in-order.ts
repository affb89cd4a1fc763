type Sorted = string | number | Date | readonly string[];

/** Rows by what is given of each, the first first; places compare as the numbers that they are made of. */
export function inOrder<Row>(rows: readonly Row[], by: (row: Row) => readonly Sorted[]): readonly Row[] {
  return rows.toSorted((a, b) => comparedAll(by(a), by(b)));
}

/** Compares two places, or two other lists: where one begins with the other, the shorter one is first. */
export function comparedAll(a: readonly Sorted[], b: readonly Sorted[]): number {
  const differing = a.findIndex((each, at) => at >= b.length || compared(each, b[at] ?? '') !== 0);
  if (differing === -1) return a.length - b.length;
  return differing >= b.length ? 1 : compared(a[differing] ?? '', b[differing] ?? '');
}

function compared(a: Sorted, b: Sorted): number {
  if (Array.isArray(a) && Array.isArray(b)) return comparedAll(a.map(Number), b.map(Number));
  return a < b ? -1 : a > b ? 1 : 0;
}
