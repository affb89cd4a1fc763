import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { mayBeOfDos, usedEncoding } from '../lexer/used-encoding.js';

/** How the bytes of a file are handed to csv-parse, so that a byte of it stays a byte of the file. */
export interface CsvEncoding {
  /** What csv-parse reads them as. */
  readonly parsed: 'utf8' | 'utf16le' | 'latin1';
  /** Bytes of one character of the syntax: a delimiter, a quote, a line break. */
  readonly unit: 1 | 2;
  /** The bytes have to be swapped in pairs. */
  readonly swapped: boolean;
  /** How many bytes of a mark stand before the text. */
  readonly mark: number;
  /** What csv-parse read, as it was meant, in a file that shows that it is in another encoding. */
  text(parsed: string, shown?: string): string;
  /** In which encoding a text is written, where that is another one than was agreed: it shows it, or the rest of the file does. */
  foreign(parsed: string, shown?: string): string | undefined;
}

const asIs = (parsed: string): string => parsed;
const nothingForeign = (): undefined => undefined;
const asTheyAre = { text: asIs, foreign: nothingForeign };

/** What Windows and ISO have for Western Europe: names of letters as iconv-lite compares them. */
const western: ReadonlySet<string> = new Set([
  'windows1252',
  'cp1252',
  'win1252',
  'latin1',
  'iso88591',
  'iso885915',
  'latin9',
]);

/** The encoding that a file has by its byte order mark, else the one that was agreed; undefined when nobody knows that name. */
export function csvEncoding(agreed: string, start: Uint8Array): CsvEncoding | undefined {
  const marked = byMark(start);
  if (marked) return marked;
  const name = agreed.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (name === 'utf8' || name === 'ascii') return { parsed: 'utf8', unit: 1, swapped: false, mark: 0, ...asTheyAre };
  if (name === 'utf16' || name === 'utf16le')
    return { parsed: 'utf16le', unit: 2, swapped: false, mark: 0, ...asTheyAre };
  if (name === 'utf16be') return { parsed: 'utf16le', unit: 2, swapped: true, mark: 0, ...asTheyAre };
  if (!iconv.encodingExists(agreed) || !isSingleByte(agreed)) return undefined;
  // One byte a character: csv-parse sees ISO 8859-1, and the characters are put right afterwards.
  const foreign = western.has(name) ? foreignIn : nothingForeign;
  const text = (parsed: string, shown?: string) =>
    isAscii(parsed) ? parsed : iconv.decode(Buffer.from(parsed, 'latin1'), foreign(parsed, shown) ?? agreed);
  return { parsed: 'latin1', unit: 1, swapped: false, mark: 0, text, foreign };
}

/** UTF-8, or the code page of DOS, in a text that was to be Windows-1252 or ISO 8859: what old programs and new ones write. */
function foreignIn(parsed: string, shown?: string): string | undefined {
  if (isAscii(parsed)) return undefined;
  const bytes = Buffer.from(parsed, 'latin1');
  const used = usedEncoding(bytes, 'latin1');
  if (used === 'utf-8' || used === 'cp850') return used;
  // A text in UTF-8 always shows it, one of DOS only by some letters; a quote of Windows within a word looks like one of these.
  return shown === 'cp850' && mayBeOfDos(bytes) ? shown : undefined;
}

/** The bytes of a text in an encoding that was agreed; of UTF-16 with its mark. */
export function encodedCsv(text: string, encoding: string): Buffer {
  const marked = /^utf-?16/i.test(encoding);
  return iconv.encode(text, encoding, { addBOM: marked });
}

/** In the encoding that was agreed; in UTF-8 with its mark, which readers and spreadsheets know, where that lacks a character of it. */
export function wholeCsv(text: string, encoding: string): Buffer {
  const bytes = encodedCsv(text, encoding);
  return iconv.decode(bytes, encoding) === text ? bytes : iconv.encode(text, 'utf-8', { addBOM: true });
}

/** Whether an encoding that was agreed has a character. */
export function csvCarries(character: string, encoding: string): boolean {
  return iconv.decode(iconv.encode(character, encoding), encoding) === character;
}

function byMark(start: Uint8Array): CsvEncoding | undefined {
  const [a, b, c] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { parsed: 'utf8', unit: 1, swapped: false, mark: 3, ...asTheyAre };
  if (a === 0xff && b === 0xfe) return { parsed: 'utf16le', unit: 2, swapped: false, mark: 2, ...asTheyAre };
  if (a === 0xfe && b === 0xff) return { parsed: 'utf16le', unit: 2, swapped: true, mark: 2, ...asTheyAre };
  return undefined;
}

/** Whether an encoding has one byte for each character, and ASCII as its lower half. */
export function isSingleByte(encoding: string): boolean {
  const all = Buffer.from(Array.from({ length: 128 }, (_, i) => i));
  return iconv.decode(all, encoding).length === 128 && iconv.encode('AZ az,;"\n', encoding).length === 9;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
