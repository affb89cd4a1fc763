import { acknowledgement855, flat, readAll, x12 } from '@quayside/samples/interchanges';
import { describe, expect, it } from 'vitest';

/** Where the set has a text, in the release that is asked for. */
function read(from: string, to: string, release: string, repetition = '^') {
  const set = acknowledgement855.map((line) => line.replace(from, to));
  const isNew = release >= '005010';
  const text = x12({ sets: [set], release, ...(isNew && { version: '00501', repetition }) });
  const { sets, codes } = readAll(text);
  const segments = flat(sets[0]!.tree);
  return { segments, codes, findings: sets[0]!.findings, bytes: text, verdict: sets[0]!.verdict };
}

describe('a separator within a text of X12', () => {
  it.each([
    ['Plant 2', 'Plant ^ 2', '005010', 'repetitions-too-many'],
    ['Plant 2', 'Plant > 2 > 3', '005010', 'components-too-many'],
    ['Plant 2', 'Plant > 2', '004010', 'components-too-many'],
    ['Plant 2', 'A ^ B > C', '005010', 'repetitions-too-many'],
  ])('is read as text, with a warning: %s %s in %s', (from, to, release, code) => {
    const { segments, codes, findings, bytes } = read(from, to, release);
    const n1 = segments.find(({ tag }) => tag === 'N1');
    expect(n1?.text(2)).toBe(to);
    expect(n1?.repetitions(2)).toBe(1);
    expect(n1?.components(2)).toBe(1);
    const { offset = 0, length = 0 } = n1?.span(2) ?? {};
    expect(bytes.slice(offset, offset + length)).toBe(to);
    expect(codes).toEqual([code]);
    expect(findings[0]).toMatchObject({ tag: 'N1', element: 2, value: to });
  });

  it('is a separator where the element is a composite, or a code', () => {
    const { segments } = read('REF*DP*038', 'REF*DP*038**A>B', '005010');
    expect(segments.find(({ tag }) => tag === 'REF')?.text(4, 2)).toBe('B');
    expect(
      read('REF*DP*038', 'REF*D^P*038', '005010')
        .segments.find(({ tag }) => tag === 'REF')
        ?.text(1, 1, 2),
    ).toBe('P');
  });

  it('may be one in a release that the dictionary does not know', () => {
    const { segments, verdict } = read('Plant 2', 'Plant > 2', '006010');
    expect(segments.find(({ tag }) => tag === 'N1')?.text(2, 2)).toBe(' 2');
    expect(verdict).toBe('accepted');
  });
});
