import { fail, ok, type Result } from '@quayside/std';
import { finding, type EdiFinding } from '../findings/edi-finding.js';
import { Lexer } from '../lexer/lexer.js';
import { lexedContext } from '../lexer/lexed-context.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { latin1, textDecoding } from '../lexer/text.js';
import { usedEncoding } from '../lexer/used-encoding.js';
import type { InterchangeHead } from '../reading.js';
import { characterSetOf } from './character-set.js';
import { afterUna, edifactDelimiters } from './una.js';

/** Nothing that UNB may hold makes it longer. */
const longestUnb = 512;

/** Where UNB stands when the interchange begins at `start`, with UNA or without. */
export function unbAt(bytes: Uint8Array, start: number): number {
  return bytes[start + 2] === 0x41 ? afterUna(bytes, start) : start;
}

/** The syntax identifier that follows "UNB+": "UNOC". */
export function syntaxIdentifier(bytes: Uint8Array, unb: number): string {
  return latin1(bytes, unb + 4, Math.min(unb + 8, bytes.length));
}

/** Reads the UNB of the interchange that begins at `start` of the bytes, which stand at `offset` in the file. */
export function readUnb(bytes: Uint8Array, start: number, offset: number): Result<InterchangeHead, EdiFinding> {
  const unb = unbAt(bytes, start);
  const { encoding } = characterSetOf(syntaxIdentifier(bytes, unb));
  const decoding = textDecoding(usedEncoding(bytes.subarray(unb, unb + longestUnb), encoding));
  const context = lexedContext(edifactDelimiters(bytes, start), decoding);
  const found: LexedSegment[] = [];
  const sink = { segment: (each: LexedSegment) => void found.push(each), oversized: () => undefined };
  const lexer = new Lexer(context, { segmentBytes: 65_536 }, sink, offset + unb - start);
  lexer.push(bytes.subarray(unb));
  const [first] = found;
  if (first !== undefined) return ok(headOf(first, offset));
  const message = 'The file ends within the UNB segment';
  return fail(finding('unb-truncated', 'fatal', message, { offset, length: bytes.length - start }));
}

/** What UNB says; `offset` is where the interchange begins, which is at UNA if there is one. */
export function headOf(unb: LexedSegment, offset: number): InterchangeHead {
  const text = (element: number, component = 1): string => (unb.text(element, component) ?? '').trim();
  return {
    syntax: 'edifact',
    offset,
    sender: { qualifier: text(2, 2), id: text(2) },
    receiver: { qualifier: text(3, 2), id: text(3) },
    controlNumber: text(5),
    usage: text(11) === '1' ? 'test' : 'live',
    version: `${text(1)}:${text(1, 2)}`,
    acknowledgementRequested: text(9) === '1',
    date: text(4),
    time: text(4, 2),
  };
}
