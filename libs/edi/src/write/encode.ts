import { fail, ok, type Result } from '@quayside/std';
import type { TextEncoding } from '../lexer/delimiters.js';

/**
 * Text to bytes in the encoding of an interchange; the error is the first character that the encoding does not have.
 *
 * @example
 * encodeText('Zürich', 'latin1').value.length; // => 6
 * encodeText('Łódź', 'latin1'); // => { ok: false, error: 'Ł' }
 */
export function encodeText(text: string, encoding: TextEncoding): Result<Uint8Array, string> {
  if (encoding === 'utf-8') return ok(new TextEncoder().encode(text));
  const table = byteTable(encoding);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = table.get(text.charAt(at));
    if (byte === undefined) return fail(String.fromCodePoint(text.codePointAt(at) ?? 0));
    bytes[at] = byte;
  }
  return ok(bytes);
}

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Which byte stands for a character, found by decoding every byte once. */
function byteTable(encoding: TextEncoding): ReadonlyMap<string, number> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = encoding === 'latin1' ? undefined : new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) {
    const text = decoder === undefined ? String.fromCharCode(byte) : decoder.decode(Uint8Array.of(byte));
    if (text !== '\ufffd') table.set(text, byte);
  }
  tables.set(encoding, table);
  return table;
}
