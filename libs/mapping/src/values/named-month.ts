import { localDate, type Result } from '@quayside/std';
import { wholeYear } from './century.js';

// In the languages of the columns; the short forms are beginnings of the long ones, but for Mrz.
const months = [
  ['january', 'januar', 'jänner'],
  ['february', 'februar', 'feber'],
  ['march', 'märz', 'maerz', 'mrz'],
  ['april'],
  ['may', 'mai'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december', 'dezember'],
];

const dayFirst = /^(?<d>\d{1,2})[.\s/-]*(?<m>\p{L}{3,9})[.\s/-]*(?<y>\d{4}|\d{2})$/u;
const monthFirst = /^(?<m>\p{L}{3,9})\.?\s*(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})$/u;

/** A day whose month is a word, which can be read in one way only: 1-Dec-26, 1. Dezember 2026, Dec 1, 2026. Nothing of other texts. */
export function dayWithName(text: string): Result<string> | undefined {
  const { y, m, d } = (dayFirst.exec(text) ?? monthFirst.exec(text))?.groups ?? {};
  if (y === undefined || m === undefined || d === undefined) return undefined;
  const month = monthOf(m.normalize('NFC').toLowerCase());
  if (month === undefined) return undefined;
  const year = y.length === 4 ? y : wholeYear(y);
  return localDate(`${year}-${String(month).padStart(2, '0')}-${d.padStart(2, '0')}`);
}

function monthOf(word: string): number | undefined {
  const at = months.findIndex((names) => names.some((name) => name.startsWith(word)));
  return at < 0 ? undefined : at + 1;
}
