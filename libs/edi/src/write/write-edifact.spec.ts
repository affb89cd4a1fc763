import { flat, readAll } from '@quayside/samples/interchanges';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeText } from './encode.js';
import { defaultEdifactFraming, type EdifactFraming, type EdifactInterchangeTree } from './edifact-tree.js';
import { writeEdifact } from './write-edifact.js';
import type { WrittenSegment } from './written-segment.js';

function tree(segments: readonly WrittenSegment[], syntax = 'UNOC', syntaxVersion: 3 | 4 = 3): EdifactInterchangeTree {
  return {
    head: {
      syntax,
      syntaxVersion,
      sender: { id: 'BUYER', qualifier: '14' },
      receiver: { id: 'SELLER' },
      date: syntaxVersion === 4 ? '20261123' : '261123',
      time: '2215',
      controlNumber: 'R1',
      usage: 'test',
    },
    messages: [
      { type: 'ORDERS', version: 'D', release: '96A', agency: 'UN', association: 'EAN008', reference: '1', segments },
    ],
  };
}

function written(made: EdifactInterchangeTree, framing: EdifactFraming = defaultEdifactFraming): string {
  const result = writeEdifact(made, framing);
  if (!result.ok) throw new TypeError(JSON.stringify(result.error));
  return result.value;
}

it('releases service characters, counts, closes and strips empty elements', () => {
  expect(
    written(
      tree([
        ['BGM', '220', "A+B:C'D?", '', ''],
        ['FTX', 'AAI', '', '', ['x', '', '']],
      ]),
    ),
  ).toBe(
    [
      "UNB+UNOC:3+BUYER:14+SELLER+261123:2215+R1++++++1'",
      "UNH+1+ORDERS:D:96A:UN:EAN008'",
      "BGM+220+A?+B?:C?'D??'",
      "FTX+AAI+++x'",
      "UNT+4+1'",
      "UNZ+1+R1'\n",
    ].join('\n'),
  );
});

it('declares service characters in UNA when they are not the usual ones', () => {
  expect(written(tree([]), { ...defaultEdifactFraming, una: true })).toMatch(/^UNA:\+\.\? '\nUNB/);
  expect(written(tree([]), { ...defaultEdifactFraming, element: '|' })).toMatch(/^UNA:\|\.\? '\nUNB\|/);
});

it('refuses characters that the character set does not have, or writes the replacement', () => {
  for (const [syntax, text] of [
    ['UNOA', 'lower'],
    ['UNOB', 'a#b'],
    ['UNOC', 'Łódź'],
    ['UNOY', 'a\nb'],
  ] as const) {
    expect(writeEdifact(tree([['FTX', text]], syntax), defaultEdifactFraming)).toMatchObject({
      ok: false,
      error: [{ code: 'text-not-writable' }],
    });
    expect(written(tree([['FTX', text]], syntax), { ...defaultEdifactFraming, replacement: ' ' })).toContain('FTX+');
  }
  expect(written(tree([['FTX', 'Łódź']], 'UNOD'))).toContain('FTX+Łódź');
});

it('refuses what has no place in an envelope', () => {
  const good = tree([]);
  expect(writeEdifact({ ...good, head: { ...good.head, time: '9:15' } }, defaultEdifactFraming).ok).toBe(false);
  expect(writeEdifact({ ...good, head: { ...good.head, syntax: 'ASCII' } }, defaultEdifactFraming).ok).toBe(false);
  expect(writeEdifact(good, { ...defaultEdifactFraming, component: '+' }).ok).toBe(false);
  expect(writeEdifact(tree([['no', 'tag']]), defaultEdifactFraming).ok).toBe(false);
  expect(writeEdifact(tree([['FTX', { repetitions: ['a', 'b'] }]]), defaultEdifactFraming).ok).toBe(false);
});

it('writes groups, which UNZ counts and the reader reads', () => {
  const plain = tree([['BGM', '220', 'X']]);
  const group = {
    ...{ type: 'ORDERS', sender: { id: 'PLANT', qualifier: '92' }, receiver: { id: 'SALES' } },
    ...{ date: '261123', time: '2215', agency: 'UN', version: 'D', release: '96A', association: 'EAN008' },
    messages: plain.messages,
  };
  const groups = ['7', '8'].map((controlNumber) => ({ ...group, controlNumber }));
  const text = written({ ...plain, messages: [], groups });
  expect(text).toContain("UNG+ORDERS+PLANT:92+SALES+261123:2215+7+UN+D:96A:EAN008'\nUNH+1+");
  expect(text).toContain("UNT+3+1'\nUNE+1+7'\nUNG+");
  expect(text).toContain("UNE+1+8'\nUNZ+2+R1'");
  const { interchange, sets } = readAll(text);
  expect(interchange.findings).toEqual([]);
  expect(interchange.groups).toMatchObject([
    { functionalId: 'ORDERS', sender: 'PLANT', controlNumber: '7', receivedSets: 1, findings: [] },
    { controlNumber: '8', receivedSets: 1, findings: [] },
  ]);
  expect(sets).toHaveLength(2);
  expect(writeEdifact({ ...plain, groups }, defaultEdifactFraming)).toMatchObject({ ok: false });
  const nameless = [{ ...group, controlNumber: '' }];
  expect(writeEdifact({ ...plain, messages: [], groups: nameless }, defaultEdifactFraming)).toMatchObject({
    ok: false,
    error: [{ code: 'not-writable', path: '/groups/0' }],
  });
});

const texts = fc.string({ unit: fc.constantFrom(..."ABcxyz 09.,-/é+:'?*"), maxLength: 8 });
const part = fc.array(texts, { minLength: 1, maxLength: 3 });
const repeated = fc.record({ repetitions: fc.array(fc.oneof(texts, part), { minLength: 1, maxLength: 3 }) });
const segment = fc.tuple(
  fc.constantFrom('BGM', 'FTX', 'NAD', 'ZZZ'),
  fc.array(fc.oneof(texts, part, repeated), { maxLength: 6 }),
);
const framings = fc
  .shuffledSubarray([...`:+?*'|<>^~!;`], { minLength: 5, maxLength: 5 })
  .map(([component = ':', element = '+', release = '?', repetition = '*', terminator = "'"]) => ({
    ...defaultEdifactFraming,
    ...{ component, element, release, repetition, terminator },
  }));

it('is read back as it was written, for any service characters and chunks', () => {
  const shapes = fc.tuple(fc.array(segment, { maxLength: 10 }), framings, fc.integer({ min: 1, max: 300 }));
  fc.assert(
    fc.property(shapes, ([parts, framing, chunk]) => {
      const segments = parts.map(([tag, elements]) => [tag, ...elements] as unknown as WrittenSegment);
      const text = written(tree(segments, 'UNOC', 4), framing);
      const bytes = encodeText(text, 'latin1');
      if (!bytes.ok) throw new TypeError(bytes.error);
      const { interchange, sets } = readAll(bytes.value, {}, chunk);
      expect(interchange.findings).toEqual([]);
      const read = flat(sets[0]!.tree).slice(1, -1);
      expect(read).toHaveLength(segments.length);
      read.forEach((each, n) => {
        const [, ...elements] = segments[n]!;
        elements.forEach((value, e) => {
          const repetitions =
            typeof value === 'string' || Array.isArray(value) ? [value] : (value as { repetitions: [] }).repetitions;
          repetitions.forEach((repetition: string | string[], r) => {
            const components = typeof repetition === 'string' ? [repetition] : repetition;
            components.forEach((component, c) => expect(each.text(e + 1, c + 1, r + 1) ?? '').toBe(component));
          });
        });
      });
    }),
    { numRuns: 200 },
  );
});
