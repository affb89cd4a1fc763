import { Buffer } from 'node:buffer';
import { characterSetOf, csvEncoding, usedEncoding } from '@quayside/edi';
import type { z } from 'zod';
import type { sourceLineShape } from './source-shapes.js';

type Width = z.input<typeof sourceLineShape>['width'];

/** A piece of raw text as people read it, and how many bytes its characters have. */
export interface ShownText {
  readonly text: string;
  readonly width: Width;
}

export type Show = (bytes: Buffer) => ShownText;

/** One character a byte: what bytes are shown as when nobody knows better. */
export const asBytes: Show = (bytes) => ({ text: bytes.toString('latin1'), width: 'one' });

/** By the syntax identifier of UNB ("UNOC:3"), or as the bytes show that they are really written. */
export function edifactText(version: string): Show {
  const declared = characterSetOf(version.slice(0, 4)).encoding;
  return (bytes) => textIn(usedEncoding(bytes, declared), new Uint8Array())(bytes);
}

/** UTF-8 or Windows, as the bytes show. */
export const x12Text: Show = (bytes) => textIn(usedEncoding(bytes, 'latin1'), new Uint8Array())(bytes);

/** By the byte order mark that a file starts with, else by the encoding that was agreed. */
export function textIn(agreed: string, start: Uint8Array): Show {
  const encoding = csvEncoding(agreed, start);
  if (!encoding) return asBytes;
  const { parsed, swapped, text } = encoding;
  if (parsed === 'latin1') return (bytes) => ({ text: text(bytes.toString('latin1')), width: 'one' });
  const width: Width = parsed === 'utf8' ? 'utf-8' : 'utf-16';
  return (bytes) => {
    const shown = decoded(bytes, parsed, swapped);
    // Bytes that are not of this encoding would move everything behind them.
    return encoded(shown, parsed, swapped).equals(bytes) ? { text: shown, width } : asBytes(bytes);
  };
}

function decoded(bytes: Buffer, parsed: 'utf8' | 'utf16le', swapped: boolean): string {
  return (swapped && bytes.length % 2 === 0 ? Buffer.from(bytes).swap16() : bytes).toString(parsed);
}

function encoded(text: string, parsed: 'utf8' | 'utf16le', swapped: boolean): Buffer {
  const bytes = Buffer.from(text, parsed);
  return swapped ? bytes.swap16() : bytes;
}

/** The encoding that an XML declaration names; JSON and XML without one are UTF-8. */
export function encodingNamedIn(start: Buffer): string {
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(start.toString('latin1'))?.[1] ?? 'utf-8';
}
