import { describe, expect, it } from 'vitest';
import { readYaml } from '../yaml/yaml-source.js';
import { compileMapping } from './compile-mapping.js';

const settings = { timeZone: 'Europe/Berlin', amounts: { impliedDecimals: 'standard' as const } };

const good = `document: order-acknowledgement
set: 855
fields:
  number: BAK.03
  orderNumber: BAK.03
  supplierReference: BAK.08
  lines:
    each: PO1
    fields:
      number: PO1.01
      item:
        buyer: PO1.06[BP]
`;

function faults(text: string, overlay?: string): string[] {
  const file = { file: 'x12/855.yaml', text };
  if (overlay === undefined)
    return compileMapping(file, { release: '004010', settings }).findings.map((each) => each.message);
  const source = readYaml(`documents:\n${overlay}`, 'kern.yaml');
  if (!source.ok) throw new Error('not YAML');
  const rules = (source.value.value as { documents: Record<string, unknown> }).documents;
  const options = { release: '004010', settings, overlay: { source: source.value, path: ['documents'], rules } };
  return compileMapping(file, options).findings.map((each) => each.message);
}

describe('a mapping', () => {
  it('that is right has no findings', () => {
    expect(faults(good)).toEqual([]);
  });

  it.each([
    [
      'a field that the document has not',
      good.replace('supplierReference:', 'suplierReference:'),
      'x12/855.yaml:6:3: fields.suplierReference: there is no field "suplierReference" here; did you mean "supplierReference"?',
    ],
    [
      'a segment that the set has not',
      good.replace('BAK.08', 'BKA.08'),
      'x12/855.yaml:6:22: fields.supplierReference: "BKA" has no place in set 855, and release 004010 knows no segment BKA; did you mean "BAK"?',
    ],
    [
      'an element that the segment has not',
      good.replace('BAK.08', 'BAK.18'),
      'x12/855.yaml:6:22: fields.supplierReference: "BAK.18": BAK has 10 elements in release 004010',
    ],
    [
      'a path that is none',
      good.replace('BAK.08', 'bak 8'),
      'x12/855.yaml:6:22: fields.supplierReference: "bak 8" is not a path such as BAK.03, REF[VN].02 or N1[ST]/N4.01',
    ],
    [
      'a segment of another loop',
      good.replace('number: PO1.01', 'number: BAK.03'),
      'x12/855.yaml:10:15: fields.lines.fields.number: "BAK" has no place in loop PO1 of set 855',
    ],
    [
      'a missing field',
      good.replace('  orderNumber: BAK.03\n', ''),
      'x12/855.yaml:3:1: fields: the field "orderNumber" must be there, and no rule says where it stands',
    ],
    [
      'a table that is not there',
      good.replace('BAK.08', '{ at: BAK.08, table: units }'),
      'x12/855.yaml:6:43: fields.supplierReference.table: there is no table "units"',
    ],
    [
      'a code that means nothing here',
      `${good}  purpose: { at: BAK.01, table: { '00': orginal } }\n`,
      'x12/855.yaml:13:33: fields.purpose.table: the table gives "orginal", and the field is one of original, cancellation, change, replace, confirmation, duplicate, request, other; did you mean "original"?',
    ],
    [
      'an unknown key of a rule',
      good.replace('BAK.08', '{ at: BAK.08, tabel: x }'),
      'x12/855.yaml:6:36: fields.supplierReference.tabel: unknown key "tabel"; did you mean "table"?',
    ],
    [
      'a set without a dictionary',
      good.replace('855', '777'),
      'x12/855.yaml:2:1: set: there is no dictionary of set 777 for release 004010',
    ],
    [
      'something to ignore that cannot come',
      `${good}ignore:\n  BKA.01: no reason\n`,
      'x12/855.yaml:14:3: ignore.BKA.01: "BKA" has no place in set 855; did you mean "BAK"?',
    ],
  ])('says where it has %s', (_, text, message) => {
    expect(faults(text)).toEqual([message]);
  });
});

describe('an overlay', () => {
  it('changes single fields, also inside lines, and leaves the others', () => {
    expect(faults(good, '  supplierReference: REF[VN].02\n  lines.item.buyer: PO1.06[IN]\n')).toEqual([]);
  });

  it('is blamed in its own file for what is wrong with it', () => {
    expect(faults(good, '  supplierReference: REF[VN].2x\n')).toEqual([
      'kern.yaml:2:22: documents.supplierReference: "REF[VN].2x" in "REF[VN].2x" is not a segment such as BAK, REF[VN] or TD5[02=2]',
    ]);
    expect(faults(good, '  lines.itm.buyer: PO1.06[BP]\n')[0]).toContain('kern.yaml:2:3');
  });
});

it('lets a mapping say what is different in one release, with faults at the line where that stands', () => {
  const text = `document: order
set: 850
fields: { number: BEG.03, lines: [] }
releases:
  '004': { supplierReference: BEG.99 }
  '005010': { supplierReference: 'REF[VN].02', number: none }
`;
  const found = (release: string) =>
    compileMapping({ file: 'm.yaml', text }, { release, settings }).findings.map((each) => each.message);
  expect(found('004010')).toEqual([expect.stringMatching(/^m\.yaml:5:\d+: .*BEG has 12 elements/) as string]);
  expect(found('005010')).toEqual([expect.stringContaining('the field "number" must be there') as string]);
});
