import { describe, expect, it } from 'vitest';
import { readYaml } from './yaml/yaml-source.js';
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
      `${good}  purpose: { at: BAK.01, table: { '00': orginal, otherwise: other } }\n`,
      'x12/855.yaml:13:33: fields.purpose.table: the table gives "orginal", and the field is one of original, cancellation, change, replace, confirmation, duplicate, request, prepayment, other; did you mean "original"?',
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

  const csv = `document: order-acknowledgement
csv: { key: order, columns: { order: [Order], line: [Line] } }
fields: { number: order, orderNumber: order, lines: { each: row, fields: { number: line } } }
`;

  it('gives a mapping columns, which a rule of it reads', () => {
    expect(faults(csv, "  csv.columns.ours: [Pos]\n  lines.number: ours\n  ignore.line: the supplier's own\n")).toEqual(
      [],
    );
  });

  const kinds = (one: string, other: string) => `document: order-acknowledgement
csv:
  rows:
    H: { when: ${one}, columns: { order: 2 } }
    L: { when: ${other}, columns: { line: 2 } }
fields: { number: H.order, orderNumber: H.order, lines: { each: L, fields: { number: L.line } } }
`;

  it.each([
    ['1 is H', '1 is L'],
    ['1 is H|K', '1 is not H|K'],
    ['1 is not L', '1 is L'],
  ])('may tell kinds of rows by %s and %s', (one, other) => {
    expect(faults(kinds(one, other))).toEqual([]);
  });

  it.each(['H', '0 is H', '1 is present', '1 = H', '1 is H|'])('refuses to tell a kind of rows by %s', (when) => {
    expect(faults(kinds(when, '1 is L'))).toEqual([
      expect.stringContaining('csv.rows.H.when: expected when, such as "1 is H", "1 is H|K" or "1 is not T"') as string,
    ]);
  });

  it('is told of a kind of rows that no row is of', () => {
    expect(faults(kinds('1 is not K', '1 is L'))).toEqual([
      'x12/855.yaml:5:10: csv.rows.L.when: no row is of this kind: one before it takes them all',
    ]);
  });

  it('is told of a column that nothing reads', () => {
    expect(faults(csv, '  csv.columns.lines: [Pos]\n')).toEqual([
      'kern.yaml:2:3: documents.csv.columns.lines: no field reads the column "lines"; did you mean "line"?',
    ]);
    expect(faults(csv, '  lines.number: none\n')).toEqual([]);
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

describe('what is hardly meant', () => {
  const warned = (text: string) =>
    compileMapping({ file: 'm.yaml', text }, { release: '004010', settings }).findings.map(
      (each) => `${each.severity} ${each.message}`,
    );

  it('is a table without a meaning for codes that the dictionary lists', () => {
    const text = good.replace('fields:', 'fields:\n  response: { at: BAK.02, table: { AC: accepted, AT: accepted } }');
    expect(warned(text)).toEqual([
      'warn m.yaml:4:34: fields.response.table: the table has no meaning for AD, AE, AH, AK, AP, NA, RD, RF, RJ, RO, ZZ, ' +
        'which may stand in BAK.02; name them, or what they become otherwise',
    ]);
    for (const said of ['error', 'other', 'none']) {
      expect(warned(text.replace('AT: accepted', `AT: accepted, otherwise: ${said}`))).toEqual([]);
    }
  });

  it('is a table without a meaning for a code that its own path or list asks for', () => {
    const kinds = 'table: { VN: contract }';
    const own = `${good}  references:\n    each: REF[VN|CT]\n    fields: { kind: { at: REF.01, ${kinds} }, value: REF.02 }\n`;
    expect(warned(own)).toEqual([
      expect.stringContaining('has no meaning for CT, which may stand in REF.01') as string,
    ]);
    expect(warned(own.replace('[VN|CT]', '[VN]'))).toEqual([]);
  });

  it.each([
    ['[BAK.08, BAK.08]', 'BAK.08', 'BAK.08'],
    ["['REF[VN|CO].02', BAK.08, 'REF[CO].02']", 'REF[CO].02', 'REF[VN|CO].02'],
    ["['REF.02', 'REF[VN].02']", 'REF[VN].02', 'REF.02'],
  ])('is a source that is never read: %s', (sources, later, earlier) => {
    expect(warned(good.replace('BAK.08', sources))).toEqual([
      expect.stringContaining(`"${later}" is never read: "${earlier}" before it takes`) as string,
    ]);
  });

  it.each([
    "['REF[VN].02', 'REF.02']",
    '[{ at: BAK.08, when: BAK.02 is AC }, BAK.08]',
    '[{ at: BAK.08, only: writing }, BAK.08]',
    '[{ at: BAK.08, as: gtin-13 }, BAK.08]',
    '[{ at: BAK.08, table: { A: B, C: none } }, BAK.08]',
  ])('is not %s', (sources) => {
    expect(warned(good.replace('BAK.08', sources))).toEqual([]);
  });
});
