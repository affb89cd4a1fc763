import { bytesOf, mutated, random, seedFiles, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { createSegmentReader, type SegmentCursor } from './create-segment-reader.js';

function segmentsOf(bytes: Uint8Array, size: () => number): SegmentCursor[] {
  const reader = createSegmentReader();
  const segments: SegmentCursor[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = from + size();
    segments.push(...reader.push(bytes.subarray(from, to)));
    from = to;
  }
  return [...segments, ...reader.end().segments];
}

/** What `values` has to be, asked for one by one. */
function oneByOne(segment: SegmentCursor): unknown[] {
  return Array.from({ length: segment.elements }, (_, at) => {
    const repetitions = Array.from({ length: segment.repetitions(at + 1) }, (_each, r) =>
      Array.from({ length: segment.components(at + 1, r + 1) }, (_part, c) => segment.text(at + 1, c + 1, r + 1) ?? ''),
    );
    const [first = []] = repetitions;
    if (repetitions.length > 1) return repetitions;
    return first.length > 1 ? first : (first[0] ?? '');
  });
}

it('gives all texts of a segment at once as it gives them one by one, for any bytes in any chunks', () => {
  const next = random(11);
  for (let run = 0; run < 600; run++) {
    const bytes = mutated(seedFiles[next(seedFiles.length)]!, next);
    const once = segmentsOf(bytes, () => 1 + next(90));
    const asked = segmentsOf(bytes, () => bytes.length + 1);
    expect(once.map((each) => each.values())).toEqual(asked.map(oneByOne));
    for (const segment of once) {
      const single = (_: string, at: number): boolean => segment.repetitions(at + 1) === 1;
      const texts = segment.texts();
      expect(texts.length).toBe(segment.elements);
      expect(texts.filter(single)).toEqual(texts.map((_, at) => segment.text(at + 1) ?? '').filter(single));
    }
  }
});

it('keeps segments readable while others come, and after the end', () => {
  const sets = Array.from({ length: 60 }, (_, n) => [
    `ST*855*${1000 + n}`,
    ...Array.from({ length: 200 }, (_each, line) => `REF*ZZ*${n}-${line}*${'TEXT '.repeat(line % 9)}`),
    `SE*202*${1000 + n}`,
  ]);
  const reader = createSegmentReader();
  const kept: SegmentCursor[] = [];
  const bytes = bytesOf(x12({ sets }));
  for (let at = 0; at < bytes.length; at += 5000) kept.push(...reader.push(bytes.slice(at, at + 5000)));
  expect(reader.end().interchange.findings).toEqual([]);
  // More short texts than one table holds, so that several of them are in use.
  const references = kept.filter((segment) => segment.tag === 'REF').map((segment) => segment.texts());
  expect(references).toEqual(
    sets.flatMap((_, n) =>
      Array.from({ length: 200 }, (_each, line) => ['ZZ', `${n}-${line}`, 'TEXT '.repeat(line % 9)]),
    ),
  );
});
