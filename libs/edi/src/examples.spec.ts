import { bytesOf, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import {
  acknowledge,
  acknowledgementsDue,
  createInterchangeReader,
  createSegmentReader,
  createSplitter,
  defaultAcknowledgement,
  defaultFraming,
  dictionaryFor,
  interchangeVerdict,
  readHead,
  type SetReading,
  writeX12,
} from './index.js';

// The examples of the front door's doc comments, run: what they show must stay true.
const bytes = bytesOf(x12());

it('splits a file, tells whose an interchange is, reads it and answers it', () => {
  const splitter = createSplitter();
  const [piece] = [...splitter.push(bytes), ...splitter.end()];
  expect(piece).toEqual({ kind: 'x12', offset: 0, length: bytes.length });

  const head = readHead(bytes);
  expect(head.ok && head.value.sender.id).toBe('SUPPLIER');

  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ fileOffset: 0, onSet: (set) => sets.push(set) });
  reader.push(bytes);
  const interchange = reader.end();
  expect(interchangeVerdict(interchange)).toBe('accepted');
  expect(sets.map((set) => [set.type, set.verdict])).toEqual([['855', 'accepted']]);

  const due = acknowledgementsDue(interchange, defaultAcknowledgement);
  expect(due).toEqual(['997']);
  const controlNumbers = due.map((_, n) => String(n + 1).padStart(9, '0'));
  const [answer] = acknowledge(interchange, sets, defaultAcknowledgement, { controlNumbers, at: new Date(0) });
  expect(answer?.content).toContain('AK9*A*1*1*1~');
});

it('reads only one set of many', () => {
  const read: number[] = [];
  const reader = createInterchangeReader({ only: 0, onSet: (set) => read.push(set.index) });
  reader.push(bytes);
  expect(reader.end().sets).toBe(1);
  expect(read).toEqual([0]);
});

it('reads plain segments with the envelope checked', () => {
  const reader = createSegmentReader();
  const segments = [...reader.push(bytes)];
  const { interchange, sets } = reader.end();
  expect(segments.slice(0, 3).map((segment) => [segment.tag, segment.text(1)])).toEqual([
    ['GS', 'PR'],
    ['ST', '855'],
    ['BAK', '00'],
  ]);
  expect(segments[1]!.texts()).toEqual(['855', '0001']);
  expect(interchange.findings).toEqual([]);
  expect(sets[0]!.segments).toBe(14);
});

it('looks up what a set is made of', () => {
  const match = dictionaryFor('x12', '004010', '855');
  expect(match?.definition.segment('BAK')?.elements[2]).toMatchObject({
    id: '324',
    type: 'AN',
    mandatory: true,
    max: 22,
  });
  expect(match?.definition.root.places[1]).toEqual({ tag: 'BAK', mandatory: true, max: 1 });
});

it('refuses to write what could break an interchange', () => {
  const head = {
    ...{ sender: { qualifier: 'ZZ', id: 'A' }, receiver: { qualifier: 'ZZ', id: 'B' }, date: '261123', time: '2215' },
    ...{ version: '00401', controlNumber: '1', acknowledgementRequested: false, usage: 'live' as const },
  };
  expect(writeX12({ head, groups: [] }, defaultFraming)).toMatchObject({
    ok: false,
    error: [{ code: 'not-writable', path: '/head/controlNumber' }],
  });
});
