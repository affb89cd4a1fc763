import { edifact, mutated, random, seedFiles, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { createSegmentReader, type SegmentCursor } from './create-segment-reader.js';
import { createSegmentWalk, type PassingSegment } from './create-segment-walk.js';

function told(segment: SegmentCursor): unknown[] {
  const { tag, offset, length, elements } = segment;
  return [tag, offset, length, elements, segment.values(), segment.texts(), segment.place(elements)];
}

function read(bytes: Uint8Array) {
  const reader = createSegmentReader();
  const segments = [...reader.push(bytes)];
  const { segments: last, interchange, sets } = reader.end();
  return { told: [...segments, ...last].map(told), interchange, sets };
}

function walked(bytes: Uint8Array, size: () => number, tell: (segment: PassingSegment) => unknown = told) {
  const all: unknown[] = [];
  const walk = createSegmentWalk((segment) => all.push(tell(segment)));
  for (let from = 0; from < bytes.length;) {
    const to = from + size();
    walk.push(bytes.subarray(from, to));
    from = to;
  }
  return { told: all, ...walk.end() };
}

/** The elements, put together from parts and what stands behind them. */
function fromParts(segment: PassingSegment): unknown[] {
  let texts: string[] = [];
  let repetitions = [texts];
  const elements: unknown[] = [];
  for (const [n, text] of segment.parts().entries()) {
    texts.push(text);
    const behind = segment.separatorBehind(n);
    if (behind === 'repetition') repetitions.push((texts = []));
    if (behind === 'component' || behind === 'repetition') continue;
    elements.push(repetitions.length > 1 ? repetitions : texts.length > 1 ? texts : texts[0]);
    texts = [];
    repetitions = [texts];
  }
  return elements;
}

it('passes the segments that the reader gives, for any bytes in any chunks', () => {
  const next = random(23);
  for (let run = 0; run < 600; run++) {
    const bytes = mutated(seedFiles[next(seedFiles.length)]!, next);
    expect(walked(bytes, () => 1 + next(90))).toEqual(read(bytes));
  }
});

it('gives all parts of a segment with what stands between them', () => {
  const next = random(29);
  for (let run = 0; run < 300; run++) {
    const bytes = mutated(seedFiles[next(seedFiles.length)]!, next);
    const both = walked(
      bytes,
      () => 1 + next(400),
      (segment) => [fromParts(segment), segment.values()],
    );
    for (const [parts, values] of both.told as [unknown, unknown][]) expect(parts).toEqual(values);
  }
});

it('decodes what stands behind a release character, whatever byte it is', () => {
  const texts = new Set<string>();
  const bytes = Buffer.from(edifact({ syntax: 'UNOY:4' }).replace('HINGE', 'H?\0I?éN'));
  const walk = createSegmentWalk((segment) => segment.parts().forEach((part) => texts.add(part)));
  walk.push(bytes);
  walk.push(bytes);
  walk.end();
  expect([...texts].filter((text) => text.includes('é'))).toEqual(['H\ufffdIéN, STEEL']);
});

it('passes the same object each time, whatever the file is long', () => {
  const sets = Array.from({ length: 40 }, (_, n) => [
    `ST*855*${1000 + n}`,
    ...Array.from({ length: 300 }, (_each, line) => `REF*ZZ*${n}-${line}*${'TEXT '.repeat(line % 9)}`),
    `SE*302*${1000 + n}`,
  ]);
  const bytes = new Uint8Array(Buffer.from(x12({ sets }), 'latin1'));
  const objects = new Set<PassingSegment>();
  const texts = walked(
    bytes,
    () => 5000,
    (segment) => {
      objects.add(segment);
      return segment.tag === 'REF' ? segment.text(2) : undefined;
    },
  ).told;
  expect(objects.size).toBe(1);
  expect(texts.filter((text) => text !== undefined)).toEqual(
    sets.flatMap((_, n) => Array.from({ length: 300 }, (_each, line) => `${n}-${line}`)),
  );
});
