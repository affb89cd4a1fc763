import { edifact, orderResponse, readAll, x12 } from '@quayside/samples/interchanges';
import { describe, expect, it } from 'vitest';
import { dictionaryFor } from './dictionary-for.js';
import { directoryIn, x12ReleaseIn } from './release-distance.js';

it.each([
  ['D96A', 'D96A'],
  ['D.96A', 'D96A'],
  ['D096A:EAN008', 'D96A'],
  ['096A', 'D96A'],
  ['96A', 'D96A'],
  ['d96a', 'D96A'],
  ['S93A', 'D93A'],
  ['DD01B', 'D01B'],
  ['D00A', 'D00A'],
  ['1911', 'D91A'],
  ['2912', 'D91A'],
  ['D24A', 'D24A'],
  ['42', undefined],
])('finds the directory in %s', (release, directory) => expect(directoryIn(release)).toBe(directory));

it.each([
  ['004010', '004010'],
  ['004010VICS', '004010'],
  ['4010', '004010'],
  ['00501', '005010'],
  ['X', undefined],
])('finds the release of X12 in %s', (release, found) => expect(x12ReleaseIn(release)).toBe(found));

it.each([
  ['edifact', 'D93A', 'ORDRSP', 'D96A'],
  ['edifact', '1911', 'ORDRSP', 'D96A'],
  ['edifact', 'D97A', 'ORDRSP', 'D96A'],
  ['edifact', 'D99B', 'ORDRSP', 'D01B'],
  ['edifact', 'D24A', 'ORDRSP', 'D01B'],
  ['x12', '003040', '855', '004010'],
  ['x12', '5010', '855', '005010'],
  ['x12', '008010', '855', '005010'],
] as const)('the dictionary of %s %s %s is that of %s', (syntax, release, type, used) => {
  expect(dictionaryFor(syntax, release, type)?.definition.release).toBe(used);
});

const shipment = [
  'ST*856*0001',
  'BSN*00*SH506*261201*1000',
  'HL*1**S',
  'DTM*011*261201*0900*CT*20',
  'HL*2*1*O',
  'PRF*P00101***261102',
  'HL*3*2*I',
  'LIN*1*BP*BLT-10',
  'SN1*1*100*EA',
  'CTT*3',
  'SE*11*0001',
];

describe('a release that differs from its dictionary', () => {
  it.each(['003040', '003060'])('has dates of six digits: %s', (release) => {
    const { codes, sets } = readAll(x12({ sets: [shipment], functionalId: 'SH', release }));
    expect(codes).toEqual([]);
    expect(sets[0]?.verdict).toBe('accepted');
  });

  it('is told of dates of six digits where its release asks for eight, and accepted', () => {
    const { codes, sets } = readAll(x12({ sets: [shipment], functionalId: 'SH', release: '004010' }));
    expect(codes.filter((code) => code === 'element-too-short')).toHaveLength(3);
    expect(sets[0]?.verdict).toBe('accepted-with-errors');
  });

  it.each([
    ['a code', 'SN1*1*100*EA', 'SN1*1*100*QQ'],
    ['a length', 'PRF*P00101', `PRF*${'P'.repeat(40)}`],
    ['elements', 'CTT*3', 'CTT*3*****1*1*1*1'],
    ['a segment', 'SN1*1*100*EA', 'SN1*1*100*EA\nQQ1*1'],
    ['a pair', 'SN1*1*100*EA', 'SN1*1*100*EA**5'],
  ])('may have %s of its own', (_, from, to) => {
    const set = shipment.flatMap((each) => each.replace(from, to).split('\n'));
    const sets = [set.with(-1, `SE*${set.length}*0001`)];
    const newer = readAll(x12({ sets, functionalId: 'SH', release: '006010' }));
    expect(newer.sets[0]?.verdict).toBe('accepted');
    expect(readAll(x12({ sets, functionalId: 'SH', release: '004010' })).codes).not.toEqual([]);
  });

  it('may have a line number of letters in EDIFACT', () => {
    const message = orderResponse.map((each) => each.replace('D:96A', 'D:98A').replace('LIN+1+', 'LIN+1A+'));
    expect(readAll(edifact({ messages: [message] })).sets[0]?.verdict).not.toBe('rejected');
  });

  it('may lack what its dictionary demands', () => {
    const set = shipment.map((each) => each.replace('BSN*00*SH506*261201*1000', 'BSN*00*SH506*261201'));
    const { sets } = readAll(x12({ sets: [set], functionalId: 'SH', release: '003040' }));
    expect(sets[0]?.verdict).toBe('accepted-with-errors');
  });
});

it.each([
  [':96A:UN', 'accepted-with-errors'],
  ['D96A::UN', 'accepted-with-errors'],
  ['D:96A', 'accepted-with-errors'],
  ['D:096A:UN', 'accepted-with-errors'],
  ['D:20B:UN', 'accepted'],
  ['1:911:UN', 'accepted'],
  ['', 'accepted'],
])('S009 may name its directory in another form: %s is %s', (identifier, verdict) => {
  const message = orderResponse.map((each) => each.replace(':D:96A:UN', identifier && `:${identifier}`));
  const [set] = readAll(edifact({ messages: [message] })).sets;
  expect([set?.type, set?.verdict]).toEqual(['ORDRSP', verdict]);
});

describe('a date that cannot be read', () => {
  const withDate = (from: string, to: string) =>
    x12({ sets: [shipment.map((each) => each.replace(from, to))], functionalId: 'SH' });

  it('does not refuse a set that need not have it, unless that was agreed', () => {
    const text = withDate('DTM*011*261201', 'DTM*011*00000000');
    expect(readAll(text).sets[0]?.verdict).toBe('accepted-with-errors');
    expect(readAll(text, { validation: { dates: 'fatal' } }).sets[0]?.verdict).toBe('rejected');
  });

  it('refuses a set that must have it', () => {
    expect(readAll(withDate('SH506*261201', 'SH506*20261301')).sets[0]?.verdict).toBe('rejected');
  });
});
