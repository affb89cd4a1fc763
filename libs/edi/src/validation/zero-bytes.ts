import { finding } from '../findings/edi-finding.js';
import { isBinary } from '../lexer/binary.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { Reporter } from './reporter.js';

/**
 * Reports each element that holds U+0000. No text can hold one, so that what was said there is lost (it is read as U+FFFD): it is
 * refused, whatever was agreed about other characters.
 */
export function checkZeroBytes(segment: LexedSegment, reporter: Reporter): void {
  if (!segment.odd || isBinary(segment.tag)) return;
  for (let n = 1; n <= segment.elements; n++) {
    if (!segment.hasZero(n)) continue;
    const name = `${segment.tag}${String(n).padStart(2, '0')}`;
    const message = `${name} holds U+0000, which is no character of a text; remove it and send the document again`;
    reporter.add(finding('character-invalid', 'fatal', message, segment.place(n), { value: segment.text(n) }));
  }
}
