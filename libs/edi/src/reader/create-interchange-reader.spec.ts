import { acknowledgement855, outline, readAll, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';

it('reads a good interchange without a finding', () => {
  const { interchange, sets, codes } = readAll(x12());
  expect(codes).toEqual([]);
  expect(interchange).toMatchObject({
    syntax: 'x12',
    sender: { qualifier: 'ZZ', id: 'SUPPLIER' },
    controlNumber: '000000001',
    usage: 'live',
    complete: true,
    sets: 1,
    groups: [{ functionalId: 'PR', controlNumber: '1', declaredSets: 1, receivedSets: 1, acceptedSets: 1 }],
  });
  expect(interchange.length).toBe(x12().length);
  expect(sets[0]).toMatchObject({
    type: '855',
    reference: '0001',
    release: '004010',
    segments: 14,
    verdict: 'accepted',
  });
});

it('says of what is no interchange how long it is, in chunks of any size', () => {
  for (const size of [1, 7, 400, 2000]) {
    const { interchange } = readAll(`  ${'no interchange '.repeat(100)}`, { fileOffset: 10 }, size);
    expect(interchange.findings).toMatchObject([{ code: 'not-an-interchange', offset: 12, length: 1500 }]);
  }
});

it('puts the segments of an 855 into its loops', () => {
  const { sets } = readAll(x12());
  expect(outline(sets[0]!.tree)).toEqual([
    '855',
    'ST',
    'BAK',
    'REF',
    ['N1', 'N1', 'N3', 'N4'],
    ['PO1', 'PO1', ['PID', 'PID'], ['ACK', 'ACK']],
    ['PO1', 'PO1', ['ACK', 'ACK'], ['ACK', 'ACK']],
    ['CTT', 'CTT'],
    'SE',
  ]);
});

it('finds texts and places by element', () => {
  const text = x12();
  const { sets } = readAll(text, { fileOffset: 1000 });
  const bak = sets[0]!.tree.children[1]!;
  if (bak.kind !== 'segment') throw new TypeError('not a segment');
  expect(bak.text(3)).toBe('PO4711');
  expect(bak.text(5)).toBeUndefined();
  expect(bak.span(3)).toEqual({ offset: 1000 + text.indexOf('PO4711'), length: 6 });
  expect(bak.place(3)).toEqual({
    offset: 1000 + text.indexOf('PO4711'),
    length: 6,
    tag: 'BAK',
    segment: 2,
    element: 3,
  });
  expect(text.slice(bak.offset - 1000, bak.offset - 1000 + bak.length)).toBe('BAK*00*AC*PO4711*20261120****V-991~');
});

it('reads the same for chunks of any size', () => {
  const text = x12({ sets: [acknowledgement855, acknowledgement855] });
  const whole = readAll(text);
  for (const size of [1, 2, 3, 7, 64, 105, 106, 107]) {
    const { interchange, sets, codes } = readAll(text, {}, size);
    expect(interchange).toEqual(whole.interchange);
    expect(codes).toEqual(whole.codes);
    expect(sets.map((set) => outline(set.tree))).toEqual(whole.sets.map((set) => outline(set.tree)));
  }
});
