import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import wabt from 'wabt';
import { byteClass, classTable } from './byte-class.js';
import { markBits, mostBytes, separatorIndex } from './separator-index.js';
import { separatorsModule } from './separators.gen.js';

const delimiters = {
  element: 0x2b,
  component: 0x3a,
  repetition: 0x2a,
  release: 0x3f,
  terminator: 0x27,
  wrapped: false,
};

it('was made from the text beside it', async () => {
  const source = readFileSync(new URL('./separators.wat', import.meta.url), 'utf8');
  const { parseWat } = await wabt();
  const { buffer } = parseWat('separators.wat', source).toBinary({});
  expect(Buffer.from(buffer).toString('base64')).toBe(separatorsModule);
});

/** What the index has to find, a byte at a time. */
function plainly(classes: Uint8Array, bytes: Uint8Array, base: number) {
  const marks: number[] = [];
  const ends: number[] = [];
  let pending = 0;
  let at = 0;
  for (; at < bytes.length; at++) {
    const kind = classes[bytes[at]!]!;
    if (kind === byteClass.odd) pending |= markBits.odd;
    else if (kind === byteClass.release) {
      pending |= markBits.released;
      at++;
    } else if (kind !== byteClass.data) {
      if (kind === byteClass.terminator) ends.push(marks.length);
      marks.push(((at + base) << markBits.position) | pending | kind);
      pending = 0;
    }
  }
  return { marks, ends, pending, next: at };
}

function scanned(classes: Uint8Array, bytes: Uint8Array, base: number) {
  const index = separatorIndex();
  const count = index.scan(classes, bytes, base, 0);
  const { pending, next } = index;
  return { marks: [...index.marks.subarray(0, count)], ends: [...index.terminators()], pending, next };
}

const telling = fc.constantFrom(...Buffer.from("+:*?'~a?'+ \r\n\0\x7f\x80\xff", 'latin1'));
const texts = fc.array(fc.oneof({ weight: 3, arbitrary: telling }, fc.integer({ min: 0, max: 255 })), {
  maxLength: 400,
});

it('finds what a walk from byte to byte finds, for any bytes and delimiters', () => {
  fc.assert(
    fc.property(texts, fc.nat(1000), fc.boolean(), (numbers, base, levelled) => {
      const classes = classTable(delimiters, levelled ? (byte) => byte < 0x61 : undefined);
      const bytes = Uint8Array.from(numbers);
      expect(scanned(classes, bytes, base)).toEqual(plainly(classes, bytes, base));
    }),
    { numRuns: 2000 },
  );
});

it('sees every byte value at every place of 64', () => {
  const classes = classTable(delimiters);
  for (let byte = 0; byte < 256; byte++) {
    const bytes = new Uint8Array(131).fill(0x41);
    bytes[byte % 131] = byte;
    expect(scanned(classes, bytes, 0)).toEqual(plainly(classes, bytes, 0));
  }
});

it('takes as many separators as it has room for', () => {
  const classes = classTable(delimiters);
  const bytes = new Uint8Array(mostBytes).fill(delimiters.terminator);
  const { marks, ends, next } = scanned(classes, bytes, 0);
  expect([marks.length, ends.length, ends.at(-1), next]).toEqual([mostBytes, mostBytes, mostBytes - 1, mostBytes]);
});

it('numbers equal texts alike, up to 32 bytes, and nothing that has an odd byte', () => {
  const long = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  const bytes = new Uint8Array(
    Buffer.from(`AB+CD++AB+${long}+${long.slice(0, 31)}6+${long}+${long}7+A?+B+\x01AB+ABC'`, 'latin1'),
  );
  const index = separatorIndex();
  const count = index.scan(classTable(delimiters), bytes, 0, 0);
  const marks = index.marks.slice(0, count);
  expect(index.number({}, marks, bytes, 0, 2, 100)).toBe(8);
  expect([...index.numbers.subarray(0, count)]).toEqual([2, 3, 1, 2, 4, 5, 4, 0, 6, 0, 7]);
  // What one owner numbered is unknown to the next, and a full table gives no more numbers.
  expect(index.number({}, marks, bytes, 0, 2, 3)).toBe(3);
  expect([...index.numbers.subarray(0, count)]).toEqual([2, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0]);
});
