import { Buffer } from 'node:buffer';
import { fail, ok, type Result } from '@quayside/std';
import iconv from 'iconv-lite';
import { isSingleByte } from '../csv/csv-encoding.js';
import { type EdiFinding, finding } from '../findings/edi-finding.js';
import { type CharacterWidth, type SourceText, sourceText } from '../source-text.js';

interface Encoding {
  readonly name: string;
  readonly width: CharacterWidth;
  /** Bytes of a mark before the text. */
  readonly mark: number;
}

/**
 * Decodes an XML file by its byte order mark, else by what its declaration says, else as UTF-8. Bytes that are no text in that
 * encoding are an error: nobody guesses what they were meant to be.
 */
export function decodeXml(bytes: Uint8Array, fileOffset: number): Result<SourceText, EdiFinding> {
  const encoding = encodingOf(bytes);
  if (!encoding.ok) return fail(wrong(encoding.error, fileOffset, 0));
  const { name, width, mark } = encoding.value;
  const body = bytes.subarray(mark);
  const text = textOf(body, name, width);
  if (text.ok) return ok(sourceText(text.value, width, fileOffset + mark));
  return fail(wrong(`The file is not ${name} throughout, which ${saidBy(mark)}`, fileOffset + mark + text.error, 1));
}

function saidBy(mark: number): string {
  return mark > 0 ? 'its byte order mark says' : 'its declaration says, or what XML is without one';
}

function wrong(message: string, offset: number, length: number): EdiFinding {
  return finding('xml-encoding', 'fatal', message, { offset, length });
}

const utf8 = { name: 'utf-8', width: 'utf-8' } as const;
const utf16 = { name: 'utf-16le', width: 'utf-16' } as const;
const utf16be = { name: 'utf-16be', width: 'utf-16' } as const;

// What a file begins with: byte order marks, and "<" with a zero byte beside it.
const beginnings: readonly (readonly [bytes: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], { ...utf8, mark: 3 }],
  [[0xff, 0xfe], { ...utf16, mark: 2 }],
  [[0xfe, 0xff], { ...utf16be, mark: 2 }],
  [[0x3c, 0x00], { ...utf16, mark: 0 }],
  [[0x00, 0x3c], { ...utf16be, mark: 0 }],
];

function encodingOf(bytes: Uint8Array): Result<Encoding> {
  const found = beginnings.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  return found ? ok(found[1]) : declared(bytes);
}

function declared(bytes: Uint8Array): Result<Encoding> {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  const [, name = 'utf-8'] = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(start) ?? [];
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (plain === 'utf8' || plain === 'usascii' || plain === 'ascii')
    return ok({ name: 'utf-8', width: 'utf-8', mark: 0 });
  if (plain.startsWith('utf16') || plain.startsWith('ucs2')) {
    return fail(`The declaration says ${name}, and the file has one byte for a character`);
  }
  if (iconv.encodingExists(name) && isSingleByte(name)) return ok({ name, width: 'single', mark: 0 });
  return fail(
    `The declaration says "${name}"; read are UTF-8, UTF-16 and encodings of one byte, such as ISO-8859-1 and windows-1252`,
  );
}

/** The text, or the byte from which on it is none. */
function textOf(bytes: Uint8Array, name: string, width: CharacterWidth): Result<string, number> {
  if (width === 'single') return singleByteText(bytes, name);
  try {
    return ok(new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return fail(firstWrong(bytes, name));
  }
}

function singleByteText(bytes: Uint8Array, name: string): Result<string, number> {
  const text = iconv.decode(Buffer.from(bytes), name);
  const at = text.indexOf('\uFFFD');
  return at < 0 ? ok(text) : fail(at);
}

// Decoding what came before the fault succeeds, decoding more does not: halving finds it.
function firstWrong(bytes: Uint8Array, name: string): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isText(bytes.subarray(0, middle), name)) good = middle;
    else bad = middle;
  }
  return good;
}

// A character may be cut at the end: streaming leaves it open.
function isText(bytes: Uint8Array, name: string): boolean {
  try {
    new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
