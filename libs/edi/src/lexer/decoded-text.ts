import { Buffer } from 'node:buffer';
import { storable } from '@quayside/std';
import type { Block } from './block.js';
import { markBits } from './separator-index.js';

/** The text that the bytes of a block from `from` to `to` mean; `bits` are those of the marks in it, by `markBits`. */
export function decodedText(block: Block, from: number, to: number, bits: number): string {
  if (from >= to) return '';
  const { decoding, delimiters } = block.context;
  const plain = (bits & (markBits.odd | markBits.released)) === 0;
  if (!plain && decoding.shifts) return storable(shiftedText(block, from, to, bits));
  if (!plain && !decoding.oneToOne) return storable(decodedBytes(block, from, to));
  const text = block.slice(from, to);
  const data = (bits & markBits.released) === 0 ? text : unescaped(text, delimiters.release);
  const whole = delimiters.wrapped ? unwrapped(data) : data;
  // A zero byte is odd: what is plain is not looked through.
  return plain ? whole : storable(whole);
}

/** A byte of a shifted character may look like a release character, so that these are found in the text. */
function shiftedText(
  { bytes, context: { decoding, delimiters } }: Block,
  from: number,
  to: number,
  bits: number,
): string {
  const text = decoding.text(bytes, from, to);
  const data = (bits & markBits.released) === 0 ? text : unescaped(text, delimiters.release);
  return delimiters.wrapped ? unwrapped(data) : data;
}

/** Text of an encoding in which a character is not its byte. */
function decodedBytes(block: Block, from: number, to: number): string {
  const { decoding, delimiters } = block.context;
  const part = block.bytes.subarray(from, to);
  const bytes = delimiters.release === 0 ? part : withoutReleases(part, delimiters.release);
  const text = decoding.text(bytes, 0, bytes.length);
  return delimiters.wrapped ? unwrapped(text) : text;
}

function withoutReleases(bytes: Buffer, release: number): Buffer {
  const plain = Buffer.alloc(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === release) at++;
    if (at < bytes.length) plain[length++] = bytes[at] ?? 0;
  }
  return plain.subarray(0, length);
}

/** A text of a file that was cut into lines on the way. */
export function unwrapped(text: string): string {
  return text.replace(/[\r\n]/g, '');
}

/** A release character says that the one behind it is data; one that stands last is left out. */
function unescaped(text: string, release: number): string {
  const character = String.fromCharCode(release);
  let data = '';
  let from = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, from + 1)) {
    data += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : data + text.slice(from);
}
