import { flat, readAll } from '@quayside/samples/interchanges';
import fc from 'fast-check';
import { X12Parser } from 'node-x12';
import { expect, it } from 'vitest';
import { writeX12 } from './write-x12.js';
import type { WrittenSegment } from './written-segment.js';
import { defaultFraming, type X12Framing, type X12InterchangeTree } from './x12-tree.js';

function tree(segments: readonly WrittenSegment[], version = '00501'): X12InterchangeTree {
  return {
    head: {
      sender: { qualifier: 'ZZ', id: 'BUYER' },
      receiver: { qualifier: '01', id: '123456789' },
      date: '261123',
      time: '2215',
      version,
      controlNumber: '000000007',
      acknowledgementRequested: true,
      usage: 'test',
    },
    groups: [
      {
        functionalId: 'PO',
        sender: 'BUYER',
        receiver: 'SELLER',
        date: '20261123',
        time: '2215',
        controlNumber: '7',
        version: '005010',
        sets: [{ type: '850', reference: '0001', segments }],
      },
    ],
  };
}

function written(segments: readonly WrittenSegment[], framing: X12Framing = defaultFraming, version?: string): string {
  const result = writeX12(tree(segments, version), framing);
  if (!result.ok) throw new TypeError(JSON.stringify(result.error));
  return result.value;
}

it('pads ISA, counts, closes and strips empty elements at the end', () => {
  expect(
    written([
      ['BEG', '00', 'SA', 'PO1', '', '20261123', '', ''],
      ['REF', 'DP', '038', '', ['A', '', '']],
    ]),
  ).toBe(
    [
      'ISA*00*          *00*          *ZZ*BUYER          *01*123456789      *261123*2215*^*00501*000000007*1*T*>~',
      'GS*PO*BUYER*SELLER*20261123*2215*7*X*005010~',
      'ST*850*0001~',
      'BEG*00*SA*PO1**20261123~',
      'REF*DP*038**A~',
      'SE*4*0001~',
      'GE*1*7~',
      'IEA*1*000000007~\n',
    ].join('\n'),
  );
});

it('refuses data that holds a delimiter or control character, or writes the replacement', () => {
  for (const text of ['A*B', 'A~B', 'A>B', 'A^B', 'A\nB', 'A\u0000B']) {
    const refused = writeX12(tree([['MSG', text]]), defaultFraming);
    expect(refused).toMatchObject({
      ok: false,
      error: [{ code: 'text-not-writable', path: '/groups/0/sets/0/segments/0/1' }],
    });
    expect(written([['MSG', text]], { ...defaultFraming, replacement: '?' })).toContain('MSG*A?B~');
  }
  const injected = tree([['MSG', 'x']]);
  const head = { ...injected.head, sender: { qualifier: 'ZZ', id: 'A*B' } };
  expect(writeX12({ ...injected, head }, defaultFraming).ok).toBe(false);
});

it('refuses what has no place in an envelope', () => {
  const good = tree([]);
  expect(writeX12({ ...good, head: { ...good.head, controlNumber: '7' } }, defaultFraming).ok).toBe(false);
  expect(writeX12({ ...good, head: { ...good.head, time: '915' } }, defaultFraming).ok).toBe(false);
  expect(writeX12(good, { ...defaultFraming, component: '*' }).ok).toBe(false);
  expect(writeX12(tree([['no', 'tag']]), defaultFraming).ok).toBe(false);
  expect(writeX12(tree([['REF', { repetitions: ['a', 'b'] }]], '00401'), defaultFraming).ok).toBe(false);
});

const texts = fc.string({ unit: fc.constantFrom(...'ABCxyz 0189.-/é'), maxLength: 8 });
const part = fc.array(texts, { minLength: 1, maxLength: 3 });
const element = fc.oneof(
  texts,
  part,
  fc.record({ repetitions: fc.array(fc.oneof(texts, part), { minLength: 1, maxLength: 3 }) }),
);
// Of segments that the dictionary knows, texts are joined again.
const segment = fc.tuple(fc.constantFrom('QEG', 'QEF', 'Q1', 'QSG', 'ZZZ'), fc.array(element, { maxLength: 6 }));
const framings = fc
  .shuffledSubarray([...'*|:>^~!\\{}'], { minLength: 4, maxLength: 4 })
  .chain(([e = '*', c = '>', r = '^', t = '~']) =>
    fc.constantFrom('' as const, '\n' as const, '\r\n' as const).map((suffix) => ({
      element: e,
      component: c,
      repetition: r,
      terminator: t,
      suffix,
    })),
  );

it('is read back as it was written, for any delimiters', () => {
  fc.assert(
    fc.property(
      fc.array(segment, { maxLength: 12 }),
      framings,
      fc.integer({ min: 1, max: 300 }),
      (parts, framing, chunk) => {
        const segments = parts.map(([tag, elements]) => [tag, ...elements] as unknown as WrittenSegment);
        const text = written(segments, framing);
        const { interchange, sets } = readAll(new TextEncoder().encode(text), {}, chunk);
        expect(interchange.findings).toEqual([]);
        const read = flat(sets[0]!.tree).slice(1, -1);
        expect(read).toHaveLength(segments.length);
        read.forEach((each, n) => {
          const [tag, ...elements] = segments[n]!;
          expect(each.tag).toBe(tag);
          elements.forEach((value, e) => {
            const repetitions =
              typeof value === 'string' || Array.isArray(value) ? [value] : (value as { repetitions: [] }).repetitions;
            repetitions.forEach((repetition: string | string[], r) => {
              const components = typeof repetition === 'string' ? [repetition] : repetition;
              components.forEach((component, c) => {
                expect(each.text(e + 1, c + 1, r + 1) ?? '').toBe(component);
              });
            });
          });
        });
      },
    ),
    { numRuns: 200 },
  );
});

it('is read the same by node-x12', () => {
  const plain = fc.tuple(fc.constantFrom('BEG', 'REF', 'N1', 'MSG'), fc.array(texts, { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 12 }), (parts) => {
      // node-x12 misreads segments without any filled element; they are in the torture tests.
      const segments = parts.map(([tag, elements]) => [tag, ...elements, 'END'] as unknown as WrittenSegment);
      const text = written(segments, { ...defaultFraming, suffix: '' });
      const theirs = (
        new X12Parser(true).parse(text) as unknown as {
          functionalGroups: { transactions: { segments: { tag: string; elements: { value: string }[] }[] }[] }[];
        }
      ).functionalGroups[0]!.transactions[0]!.segments;
      const ours = flat(readAll(new TextEncoder().encode(text)).sets[0]!.tree).slice(1, -1);
      expect(
        ours.map((each) => [each.tag, ...Array.from({ length: each.elements }, (_, n) => each.text(n + 1) ?? '')]),
      ).toEqual(theirs.map((each) => [each.tag, ...each.elements.map(({ value }) => value)]));
    }),
    { numRuns: 200 },
  );
});
