/**
 * How far two releases of one syntax are apart: in X12 by their number, in EDIFACT in years. One that says nothing of the kind
 * counts as the oldest.
 *
 * @example
 * releaseDistance('004010', '004030VICS'); // => 20
 * releaseDistance('D.96A', 'D97A:EAN008'); // => 1
 */
export function releaseDistance(a: string, b: string): number {
  return Math.abs(rankOf(a) - rankOf(b));
}

/** The directory that a release names, as "D96A": "D.96A", "D:96A:EAN008", "D96A" and "096A" are the same. */
export function directoryIn(release: string): string | undefined {
  const [, name] = /^[D0]?[.:]?(\d\d[A-C])(?:$|[^A-Z0-9])/.exec(release) ?? [];
  return name === undefined ? undefined : `D${name}`;
}

function rankOf(release: string): number {
  const [x12] = /^\d{6}/.exec(release) ?? [];
  return x12 === undefined ? yearOf(directoryIn(release)) : Number(x12);
}

/** D96A is 1996, D01B is 2001.33: directories came out once, twice or three times a year. */
function yearOf(directory = ''): number {
  const [, year, half = 'A'] = /^D(\d\d)([A-C])$/.exec(directory) ?? [];
  if (year === undefined) return 0;
  return Number(year) + (Number(year) > 80 ? 1900 : 2000) + 'ABC'.indexOf(half) / 3;
}
