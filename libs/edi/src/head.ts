import { fail, ok, type Finding, type Result } from '@quayside/std';
import { noInterchange } from './no-interchange.js';
import type { InterchangeHead } from './reading.js';
import { blanksAt, startAt } from './start-of-interchange.js';
import { readUnb } from './edifact/unb.js';
import { readIsa } from './x12/isa.js';

/**
 * Reads what the first segment of an interchange says. `bytes` begin with it (blanks and a byte order mark may come before) and
 * need not reach further than the first 512 bytes; `fileOffset` is where they stand in the file.
 *
 * @example
 * const head = readHead(bytes);
 * head.ok && head.value.sender; // => { qualifier: 'ZZ', id: 'SUPPLIER' }
 */
export function readHead(bytes: Uint8Array, fileOffset = 0): Result<InterchangeHead, Finding> {
  const blanks = blanksAt(bytes, 0);
  const start = startAt(bytes, blanks, true);
  const offset = fileOffset + blanks;
  if (start === 'x12') {
    const isa = readIsa(bytes, blanks, offset);
    return isa.ok ? ok(isa.value.head) : isa;
  }
  if (start === 'edifact') return readUnb(bytes, blanks, offset);
  return fail(noInterchange(bytes.subarray(blanks), offset, bytes.length - blanks));
}
