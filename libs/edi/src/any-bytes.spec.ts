import { expect, it } from 'vitest';
import { acknowledge } from './acknowledge/acknowledge.js';
import type { Piece } from './reading.js';
import { createSplitter } from './splitter.js';
import { mutated, random } from './testing/mutate.js';
import { flat, readAll } from './testing/read-all.js';
import { bytesOf, x12 } from './testing/sample.js';

const at = new Date(0);
const seeds = [
  x12(),
  x12({ element: '|', terminator: "'", component: '<', suffix: '\r\n' }) + x12({ controlNumber: '000000002' }),
  x12({ repetition: '^', version: '00501', release: '005010', suffix: '' }),
].map(bytesOf);

/** Splits in chunks of random length. */
function split(bytes: Uint8Array, next: (below: number) => number): Piece[] {
  const splitter = createSplitter();
  const pieces: Piece[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = from + 1 + next(bytes.length);
    pieces.push(...splitter.push(bytes.subarray(from, to)));
    from = to;
  }
  return [...pieces, ...splitter.end()];
}

function expectTiles(pieces: readonly { offset: number; length: number }[], from: number, to: number): void {
  let end = from;
  for (const piece of pieces) {
    expect(piece.offset).toBe(end);
    expect(piece.length).toBeGreaterThan(0);
    end += piece.length;
  }
  expect(end).toBe(to);
}

it('tiles, reads and answers any bytes, the same for any chunking', () => {
  const next = random(20261123);
  for (let run = 0; run < 1500; run++) {
    const bytes = mutated(seeds[next(seeds.length)]!, next);
    const pieces = split(bytes, next);
    expectTiles(pieces, 0, bytes.length);
    expect(split(bytes, () => 0)).toEqual(pieces);
    for (const piece of pieces.filter((each) => each.kind !== 'unreadable')) {
      const part = bytes.subarray(piece.offset, piece.offset + piece.length);
      const whole = readAll(part, { fileOffset: piece.offset });
      const chunked = readAll(part, { fileOffset: piece.offset }, 1 + next(50));
      expect(chunked.interchange).toEqual(whole.interchange);
      expect(chunked.sets.map((set) => set.findings)).toEqual(whole.sets.map((set) => set.findings));
      for (const set of whole.sets) {
        for (const segment of flat(set.tree)) {
          expect(segment.offset).toBeGreaterThanOrEqual(piece.offset);
          expect(segment.offset + segment.length).toBeLessThanOrEqual(piece.offset + piece.length);
          for (let n = 1; n <= segment.elements; n++) segment.text(n);
        }
      }
      const policy = { ta1: 'always', functional: '997', detail: 'all' } as const;
      const envelope = { controlNumbers: ['000000001', '000000002'], at };
      for (const answer of acknowledge(whole.interchange, whole.sets, policy, envelope)) {
        const { interchange, codes } = readAll(answer.content);
        expect(interchange).toMatchObject({ complete: true, findings: [] });
        // What the damaged envelope said is repeated even where it is too short or no number.
        const repeated = ['element-missing', 'element-too-short', 'number-invalid'];
        expect(codes.filter((code) => !repeated.includes(code))).toEqual([]);
      }
    }
  }
});
