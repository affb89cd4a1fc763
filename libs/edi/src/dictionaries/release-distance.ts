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

/** The release that a text of X12 names, in six digits: "004010", "004010VICS", "4010" and "00401" are the same. */
export function x12ReleaseIn(release: string): string | undefined {
  const [digits] = /^\d{4,6}/.exec(release) ?? [];
  if (digits === undefined || digits.length === 6) return digits;
  return digits.length === 4 ? `00${digits}` : `${digits}0`;
}

/**
 * The directory that a release names, as "D96A": "D.96A", "D:96A:EAN008", "D96A", "S96A", "96A", "D096A" and "096A" are the same.
 * Before 1993 they had numbers: "1911" and "2912" are those of 1991, and count as the first of their year.
 */
export function directoryIn(release: string): string | undefined {
  const [, name] = /^[DS0.:]*(\d\d[A-C])(?:$|[^A-Z0-9])/i.exec(release) ?? [];
  if (name !== undefined) return `D${name.toUpperCase()}`;
  const [, year] = /^[12]?[.:]?(9[0-2])[.:]?[12](?:$|[^A-Z0-9])/i.exec(release) ?? [];
  return year === undefined ? undefined : `D${year}A`;
}

function rankOf(release: string): number {
  const x12 = directoryIn(release) === undefined ? x12ReleaseIn(release) : undefined;
  return x12 === undefined ? yearOf(directoryIn(release)) : Number(x12);
}

/** D96A is 1996, D01B is 2001.33: directories came out once, twice or three times a year. */
function yearOf(directory = ''): number {
  const [, year, half = 'A'] = /^D(\d\d)([A-C])$/.exec(directory) ?? [];
  if (year === undefined) return 0;
  return Number(year) + (Number(year) > 80 ? 1900 : 2000) + 'ABC'.indexOf(half) / 3;
}
