import { outline, readAll, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';

function read(type: string, functionalId: string, segments: readonly string[]): ReturnType<typeof readAll> {
  const set = [`ST*${type}*0001`, ...segments, `SE*${segments.length + 2}*0001`];
  return readAll(x12({ sets: [set], functionalId }));
}

function loops(type: string, functionalId: string, segments: readonly string[]): unknown[] {
  return outline(read(type, functionalId, segments).sets[0]!.tree).slice(2, -1);
}

const beg = 'BEG*00*SA*PO1**20261123';
const po1 = 'PO1*1*5*EA*1';

it('tells the N1 of the header from the N1 of a line', () => {
  const address = ['N1*ST*Plant', 'N3*Street', 'N4*City*CA*94607'];
  expect(loops('850', 'PO', [beg, ...address, po1, 'PID*F****Hinge', ...address, po1, 'CTT*2', 'AMT*TT*10'])).toEqual([
    'BEG',
    ['N1', 'N1', 'N3', 'N4'],
    ['PO1', 'PO1', ['PID', 'PID'], ['N1', 'N1', 'N3', 'N4']],
    ['PO1', 'PO1'],
    ['CTT', 'CTT', 'AMT'],
  ]);
});

it('gives each HL of a ship notice a loop under the set', () => {
  const lines = [
    'BSN*00*S1*20261123*1200',
    'HL*1**S',
    'TD5*B*2*UPSN',
    'HL*2*1*O',
    'PRF*PO1',
    'HL*3*2*I',
    'LIN**BP*A',
    'SN1**5*EA',
    'CTT*3',
  ];
  expect(loops('856', 'SH', lines)).toEqual([
    'BSN',
    ['HL', 'HL', 'TD5'],
    ['HL', 'HL', 'PRF'],
    ['HL', 'HL', 'LIN', 'SN1'],
    'CTT',
  ]);
});

it('tells the SAC of an invoice line from the SAC of the invoice', () => {
  const sac = 'SAC*C*D240***1000';
  expect(loops('810', 'IN', ['BIG*20261123*1', 'IT1*1*5*EA*1', sac, 'TDS*500', sac, 'CTT*1'])).toEqual([
    'BIG',
    ['IT1', 'IT1', ['SAC', 'SAC']],
    'TDS',
    ['SAC', 'SAC'],
    'CTT',
  ]);
});

it('counts loops of the same name under the same parent', () => {
  const { sets } = read('850', 'PO', [beg, 'N1*ST*A', 'N1*BT*B', po1]);
  const found = sets[0]!.tree.children.filter((child) => child.kind === 'loop');
  expect(found.map((loop) => [loop.id, loop.repetition])).toEqual([
    ['N1', 1],
    ['N1', 2],
    ['PO1', 1],
  ]);
});

it.each([
  ['a mandatory segment that is missing', [po1], 'segment-missing', 'BEG', 2],
  ['a segment that no release knows', [beg, 'QQ9*1', po1], 'segment-unknown', 'QQ9', 3],
  ['a segment of another set', [beg, 'BAK*00*AC*1*20261123', po1], 'segment-not-in-set', 'BAK', 3],
  ['a segment that comes too late', [beg, 'REF*DP*1', 'CUR*BY*USD', po1], 'segment-out-of-order', 'CUR', 4],
  ['a segment too many', [beg, 'CUR*BY*USD', 'CUR*SE*USD', po1], 'segment-repeated', 'CUR', 4],
  ['something that is no tag', [beg, '!?*1', po1], 'segment-tag', '!?', 3],
])('reports %s and reads on', (_, segments, code, tag, segment) => {
  const { sets } = read('850', 'PO', segments);
  expect(sets[0]!.findings).toMatchObject([{ code, tag, segment }]);
  expect(outline(sets[0]!.tree)).toContainEqual(['PO1', 'PO1']);
});

it('keeps a segment that fits nowhere where it stood', () => {
  expect(loops('850', 'PO', [beg, po1, 'QQ9*1', 'PID*F****x'])).toEqual(['BEG', ['PO1', 'PO1', 'QQ9', ['PID', 'PID']]]);
});

it('reads a set without a dictionary as plain segments and says so', () => {
  const { sets } = read('999', 'ZZ', ['AAA*1', 'BBB*2']);
  expect(outline(sets[0]!.tree).length).toBeGreaterThan(3);
  const unknown = read('111', 'XX', ['AAA*1', 'BBB*2']).sets[0]!;
  expect(outline(unknown.tree)).toEqual(['111', 'ST', 'AAA', 'BBB', 'SE']);
  expect(unknown).toMatchObject({ verdict: 'accepted', findings: [{ code: 'no-dictionary', severity: 'info' }] });
});

it('does not refuse a set for the order of another release than the dictionary that stands in', () => {
  const late = ['ST*850*0001', beg, 'REF*DP*1', 'CUR*BY*USD', 'QQ9*1', po1, 'SE*7*0001'];
  const reading = (release: string): unknown[] =>
    readAll(x12({ sets: [late], functionalId: 'PO', release })).sets[0]!.findings.map((each) => [
      each.code,
      each.severity,
    ]);
  expect(reading('004010')).toEqual([
    ['segment-out-of-order', 'fatal'],
    ['segment-unknown', 'warn'],
  ]);
  expect(reading('004030')).toEqual([
    ['dictionary-fallback', 'info'],
    ['segment-out-of-order', 'warn'],
    ['segment-unknown', 'info'],
  ]);
  const empty = ['ST*850*0001', po1, 'SE*3*0001'];
  expect(readAll(x12({ sets: [empty], functionalId: 'PO', release: '004030' })).sets[0]!.verdict).toBe(
    'accepted-with-errors',
  );
});

it('leaves a check as strict as it was agreed, whatever dictionary stands in', () => {
  const late = ['ST*850*0001', beg, 'REF*DP*1', 'CUR*BY*USD', 'QQ9*1', po1, 'SE*7*0001'];
  const validation = { order: 'fatal', unknownSegments: 'warn' } as const;
  const { sets } = readAll(x12({ sets: [late], functionalId: 'PO', release: '004030' }), { validation });
  expect(sets[0]!.findings.map((each) => [each.code, each.severity])).toEqual([
    ['dictionary-fallback', 'info'],
    ['segment-out-of-order', 'fatal'],
    ['segment-unknown', 'warn'],
  ]);
});

it('falls back to the nearest release that it knows', () => {
  const set = ['ST*850*0001', beg, po1, 'SE*4*0001'];
  for (const [release, used] of [
    ['003040', '004010'],
    ['004030', '004010'],
    ['006020', '005010'],
    ['004010VICS', undefined],
  ] as const) {
    const { findings } = readAll(x12({ sets: [set], functionalId: 'PO', release })).sets[0]!;
    if (used === undefined) expect(findings).toEqual([]);
    else
      expect(findings).toMatchObject([
        { code: 'dictionary-fallback', severity: 'info', message: expect.stringContaining(used) as string },
      ]);
  }
});
