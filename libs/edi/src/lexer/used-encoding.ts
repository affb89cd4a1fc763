import type { TextEncoding } from './delimiters.js';

/** What Windows writes instead of a character set of ISO 8859: the same letters, and signs where ISO has controls. */
const windows: Readonly<Record<string, TextEncoding>> = {
  latin1: 'windows-1252',
  'utf-8': 'windows-1252',
  'iso-8859-2': 'windows-1250',
  'iso-8859-5': 'windows-1251',
  'iso-8859-7': 'windows-1253',
  'iso-8859-9': 'windows-1254',
  'iso-8859-15': 'windows-1252',
};

/**
 * In which encoding bytes are really written, by those above ASCII, whatever was declared: UTF-8 where nearly all of them make
 * characters of UTF-8, which hardly happens by chance; the code page of DOS where there are its letters within words, at which
 * Windows has quotes or nothing; else what was declared, or its sister of Windows where there are signs that only this has.
 */
export function usedEncoding(bytes: Uint8Array, declared: TextEncoding, last = 0): TextEncoding {
  const { characters, strays, controls } = countedIn(bytes);
  if (characters > strays * 2) return 'utf-8';
  if (strays === 0) return declared;
  if (declared in windows && isOfDos(bytes, last)) return 'cp850';
  return controls > 0 || declared === 'utf-8' ? (windows[declared] ?? declared) : declared;
}

/** Letters of the code pages 437 and 850, which have them in common: from ü to Ñ, ß and the sign of degrees. */
const lettersOfDos: ReadonlySet<number> = new Set([
  ...Array.from({ length: 0x1a }, (_, n) => 0x81 + n).filter((byte) => byte !== 0x98),
  ...[0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xe1, 0xf8],
]);
/** ü, é, ä and ö: Windows has low and closing quotes there, and nothing at the first. */
const onlyOfDos: ReadonlySet<number> = new Set([0x81, 0x82, 0x84, 0x94]);

/** Whether bytes above ASCII are letters in the code page of DOS, all of them: no text of it has the others, which draw frames. */
export function mayBeOfDos(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80 || lettersOfDos.has(byte));
}

/** `last` is the byte in front of them. */
function isOfDos(bytes: Uint8Array, last: number): boolean {
  if (!mayBeOfDos(bytes)) return false;
  let inWords = 0;
  for (const [at, byte] of bytes.entries()) {
    if (onlyOfDos.has(byte) && isWithinWord(bytes[at - 1] ?? last, bytes[at + 1])) inWords++;
  }
  return inWords > 0;
}

/** Between letters, of which one at least is of ASCII. */
function isWithinWord(before: number, behind = 0): boolean {
  if (isLetter(before)) return isLetter(behind) || lettersOfDos.has(behind);
  return isLetter(behind) && lettersOfDos.has(before);
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** How many characters of UTF-8 there are above ASCII, bytes that belong to none, and among these controls of ISO 8859. */
function countedIn(bytes: Uint8Array): { characters: number; strays: number; controls: number } {
  const counted = { characters: 0, strays: 0, controls: 0 };
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x80) continue;
    const length = characterLength(bytes, at);
    if (length > 0) {
      counted.characters++;
      at += length - 1;
    } else {
      counted.strays++;
      if (byte < 0xa0) counted.controls++;
    }
  }
  return counted;
}

/** How many bytes the character of UTF-8 has that begins here; 0 where none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  const length = lengthBy(bytes[at] as number);
  for (let n = 1; n < length; n++) if (((bytes[at + n] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function lengthBy(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}
