import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CanonicalDocument, documentSchema, noPlaces, namesNoOrder, type ShipNotice } from '@quayside/canonical';
import { defaultCsv } from '@quayside/edi';
import { gtins, notReadAgain } from '@quayside/samples/documents';
import { decimalOf, shifted } from '@quayside/std';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../compile-mapping.js';
import { withPlainPacks } from '../write/differences.js';
import type { TranslatedDocument } from '../read/translation.js';
import type { CsvAgreement } from './csv-agreement.js';
import { type CsvMapping, readCsvDocuments } from './read-csv-documents.js';
import { csvFile } from './write-csv-document.js';

const folder = join(import.meta.dirname, '../../../../mappings/csv');
const plain: CsvAgreement = { ...defaultCsv, header: true };
const names = ['order-acknowledgement', 'ship-notice', 'invoice'];

function mapping(name: string, text?: string, forms = {}): CsvMapping {
  const source = (file: string) => ({ file: `csv/${file}`, text: readFileSync(join(folder, file), 'utf8') });
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const }, ...forms };
  const file = text === undefined ? source(`${name}.yaml`) : { file: 'csv/own.yaml', text };
  const compiled = compileMapping(file, { release: '', settings, tables: source('tables.yaml') });
  expect(compiled.findings).toEqual([]);
  if (!compiled.mapping?.layout) throw new Error('no layout');
  return { ...compiled.mapping, layout: compiled.mapping.layout };
}

async function read(bytes: Uint8Array, agreed: CsvAgreement = plain, mappings = names.map((name) => mapping(name))) {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  }
  const documents: TranslatedDocument[] = [];
  const verdicts: string[] = [];
  const findings: string[] = [];
  for await (const event of readCsvDocuments(chunks(), mappings, agreed)) {
    if (event.kind === 'end') findings.push(...event.findings.map((each) => `${each.code}: ${each.message}`));
    else {
      documents.push(...event.translation.documents);
      verdicts.push(event.set.verdict);
    }
  }
  return { documents, verdicts, findings };
}

const csv = (...rows: string[]) => Buffer.from(`${rows.join('\r\n')}\r\n`);

describe('a CSV file', () => {
  const rows = ['Order,Line,Item,Quantity,Delivery Date', 'P00001,1,BOLT-M8,100,2026-12-01'];

  it('may name its columns again where two files were put together', async () => {
    const { documents, findings } = await read(csv(...rows, ...rows));
    expect(findings).toEqual(['csv-rows: Row 3 names the columns once more, and was passed over']);
    expect(documents.map(({ document }) => [document.type, 'lines' in document && document.lines.length])).toEqual([
      ['order-acknowledgement', 2],
    ]);
  });

  it.each([
    ['S001-S004', ['S001', 'S002', 'S003', 'S004']],
    ['S001 - S004', ['S001', 'S002', 'S003', 'S004']],
    ['S001 bis S004', ['S001', 'S002', 'S003', 'S004']],
    ['S001 - S003', ['S001 - S003']],
    ['S1; S2', ['S1', 'S2']],
    [' ; ', undefined],
    ['', undefined],
  ])('lists the serial numbers of a cell, %j', async (cell, serials) => {
    const { documents } = await read(csv('Shipment,Order,Item,Quantity,Serial', `LS-1,P00001,BOLT-M8,4,${cell}`));
    expect(documents[0]?.findings).toEqual([]);
    const { lines } = documents[0]?.document as ShipNotice;
    expect(lines).toEqual([
      {
        orderNumber: 'P00001',
        item: { buyer: 'BOLT-M8' },
        quantity: { value: '4' },
        ...(serials && { serials }),
      },
    ]);
  });

  it.each(['(00)095200000000000011', '0 9520000 0000000011', '(00) 0 9520000 0000000011'])(
    'takes the number of a package as labels print it, %s',
    async (cell) => {
      const { documents } = await read(csv('Shipment,Order,Item,Quantity,SSCC', `LS-1,P00001,BOLT-M8,4,${cell}`));
      expect(documents[0]?.document).toMatchObject({ packs: [{ sscc: '095200000000000011' }] });
    },
  );

  const invoice = (columns: string, ...rows: string[]) =>
    read(
      csv(`Invoice,Date,Order,Line,Item,Quantity,Price,${columns}`, ...rows.map((row) => `I1,2026-12-01,P1,${row}`)),
    );

  it('reads a percentage and an amount with the sign of its currency', async () => {
    const { documents } = await invoice('Currency,Total,Tax Rate', '1,B,100,2.50 €,EUR,€ 297.50,19 %');
    expect(documents[0]).toMatchObject({
      findings: [],
      document: { total: '297.5', taxes: [{ percent: '19' }], lines: [{ price: { amount: '2.5' } }] },
    });
  });

  it('reads taxes row by row where rows differ, and once where they say the same', async () => {
    const taxes = async (...rows: string[]) => (await invoice('Currency,Total,Tax,Tax Rate', ...rows)).documents[0];
    const one = ['1,B,100,2.50,EUR,400.22,47.50,19', '2,N,240,0.40,EUR,400.22,6.72,7'];
    expect(await taxes(...one)).toMatchObject({
      leftovers: [],
      document: {
        lines: [{ taxes: [{ percent: '19', amount: '47.5' }] }, { taxes: [{ percent: '7', amount: '6.72' }] }],
      },
    });
    const same = await taxes('1,B,100,2.50,EUR,411.74,65.74,19', '2,N,240,0.40,EUR,411.74,65.74,19');
    expect(same).toMatchObject({ leftovers: [], document: { taxes: [{ percent: '19', amount: '65.74' }] } });
  });

  it.each([
    ['two currencies', 'EUR,346', 'USD,346.00', '/currency'],
    ['two totals', 'EUR,346', 'EUR,96', '/total'],
  ])('holds rows of one invoice with %s', async (_, one, other, field) => {
    const { documents } = await invoice('Currency,Total', `1,B,100,2.50,${one}`, `2,N,240,0.40,${other}`);
    expect(documents[0]?.findings).toMatchObject([{ code: 'rows-differ', severity: 'fatal', field, row: 3 }]);
  });

  it('takes another number of a package for its name', async () => {
    const { documents } = await read(csv('Shipment,Order,Item,Quantity,SSCC', 'LS-1,P00001,BOLT-M8,4,PAL-1'));
    expect(documents[0]).toMatchObject({
      findings: [],
      document: { packs: [{ id: 'PAL-1', name: 'PAL-1' }], lines: [{ pack: 'PAL-1' }] },
    });
  });

  it('says of a row with fewer cells which columns are empty in it', async () => {
    const { documents, findings } = await read(csv(...rows, 'P00001,2,GEAR-20'));
    expect(findings).toEqual([
      'csv-rows: Row 3 has 3 cells, and there are 5 columns; "Quantity", "Delivery Date" are empty in it',
    ]);
    expect(documents).toHaveLength(1);
  });

  it.each([
    [';', '";"'],
    ['\t', 'a tab'],
  ])('with another delimiter than agreed is told that, and not which columns it lacks: %j', async (sign, words) => {
    const { findings } = await read(csv(...rows.map((row) => row.replaceAll(',', sign))));
    expect(findings).toEqual([`csv-columns: The cells of the first row stand apart by ${words}, and "," was agreed`]);
  });

  it('is read by the names that people give to columns, whatever their case, blanks and dashes', async () => {
    const { documents, findings } = await read(
      csv(
        'PO-Number,pos,ARTIKELNUMMER,Qty,UOM,Liefertermin',
        'P00001,1,BOLT-M8,100,pcs,2026-12-01',
        'P00001,2,GEAR-20,24,Stk,2026-12-02',
      ),
    );
    expect(findings).toEqual([]);
    expect(documents[0]?.document).toMatchObject({
      type: 'order-acknowledgement',
      orderNumber: 'P00001',
      lines: [
        {
          number: '1',
          commitments: [
            { status: 'accepted', quantity: { value: '100', unit: 'H87' }, date: '2026-12-01', dateMeans: 'delivery' },
          ],
        },
        { number: '2', item: { buyer: 'GEAR-20' } },
      ],
    });
    expect(documents[0]?.leftovers).toEqual([]);
  });

  it('gives a document for each key, though its rows do not stand together', async () => {
    const rows = ['Order,Line,Item,Quantity', 'P1,1,A,1', 'P2,1,B,2', 'P1,2,C,3'];
    const { documents } = await read(csv(...rows));
    expect(documents.map(({ document }) => [document.number, 'lines' in document && document.lines.length])).toEqual([
      ['P1', 2],
      ['P2', 1],
    ]);
  });

  it('puts rows without a key to the row above, as hand-made files have it', async () => {
    const { documents } = await read(csv('Order,Line,Item,Quantity', 'P1,1,A,1', ',2,C,3'));
    expect(documents[0]?.document).toMatchObject({ lines: [{ number: '1' }, { number: '2' }] });
  });

  it('tells columns that nobody reads, once', async () => {
    const { documents } = await read(csv('Order,Line,Item,Quantity,Colour', 'P1,1,A,1,red', 'P1,2,B,1,blue'));
    expect(documents[0]?.leftovers).toMatchObject([{ text: 'Colour', row: 1, column: 5 }]);
  });

  it('tells a cell of a header column that differs from row to row', async () => {
    const { documents } = await read(
      csv('Order,Date,Line,Item,Quantity', 'P1,2026-11-23,1,A,1', 'P1,2026-11-24,2,B,1'),
    );
    expect(documents[0]?.leftovers).toMatchObject([{ text: '2026-11-24', row: 3, column: 2 }]);
  });

  it('says row, column and remedy of a wrong cell', async () => {
    const { documents } = await read(csv('Order,Line,Item,Quantity', 'P1,1,A,1', 'P1,2,B,about 5'));
    expect(documents[0]?.findings).toMatchObject([
      { code: 'field-invalid', row: 3, column: 4, message: expect.stringContaining('about 5') as string },
    ]);
  });

  it('refuses a name that is there twice, and columns that it does not know, with those that there are', async () => {
    expect((await read(csv('Order,Line,Line,Quantity', 'P1,1,1,1'))).findings[0]).toContain('is there twice');
    const { findings, documents } = await read(csv('Foo,Bar', '1,2'));
    expect(findings[0]).toMatch(/none of the columns.*Order, Confirmation/);
    expect(documents).toEqual([]);
  });

  it('refuses all of a file that breaks off within a quote: a part of a document is none', async () => {
    const { verdicts, findings } = await read(Buffer.from('Order,Line,Item,Quantity\nP1,1,A,1\nP1,2,"B,1\n'));
    expect(findings[0]).toContain('csv-syntax');
    expect(verdicts).toEqual([]);
  });

  it('says which row has a delimiter too many', async () => {
    const { findings } = await read(csv('Order,Line,Item,Quantity', 'P1,1,A,1,000'));
    expect(findings[0]).toMatch(/Row 2 has 5 cells, and there are 4 columns/);
  });

  it('compares the footer with the rows that came', async () => {
    const agreed = { ...plain, footer: { marker: 'TOTAL', count: 2 } };
    const rows = ['Order,Line,Item,Quantity', 'P1,1,A,1', 'P1,2,B,2'];
    expect((await read(csv(...rows, 'TOTAL,2'), agreed)).findings).toEqual([]);
    const { findings, verdicts } = await read(csv(...rows, 'TOTAL,3'), agreed);
    expect(findings[0]).toMatch(/counts 3, and 2 rows came/);
    expect(verdicts).toEqual([]);
  });

  it('may have several kinds of rows without names', async () => {
    const own = mapping(
      'order-acknowledgement',
      `document: order-acknowledgement
csv:
  begins: H
  rows:
    H: { when: 1 is H, columns: { order: 2, date: 3 } }
    L: { when: 1 is L, columns: { line: 2, item: 3, quantity: 4 } }
fields:
  number: H.order
  orderNumber: H.order
  date: H.date
  lines:
    each: L
    fields:
      number: L.line
      item: { buyer: L.item }
      commitments: [{ status: { always: accepted }, quantity: { value: L.quantity } }]
`,
      { csv: { decimal: ',', dates: ['DD.MM.YYYY'] } },
    );
    const agreed = { ...plain, header: false, delimiter: ';' };
    const text = 'H;P1;23.11.2026\r\nL;1;A;1,5\r\nL;2;B;2\r\nH;P2;24.11.2026\r\nL;1;C;3\r\n';
    const { documents, findings } = await read(Buffer.from(text), agreed, [own]);
    expect(findings).toEqual([]);
    expect(documents.map(({ document }) => document)).toMatchObject([
      { number: 'P1', date: '2026-11-23', lines: [{ commitments: [{ quantity: { value: '1.5' } }] }, { number: '2' }] },
      { number: 'P2', lines: [{ item: { buyer: 'C' } }] },
    ]);
    const again = documents.map(({ document }) =>
      Buffer.from(csvFile(own.write(document), own.layout, agreed)).toString(),
    );
    expect(again.join('')).toBe(text);
  });

  it.each([
    ['GTIN', '36000291452', 'is not a GTIN'],
    ['GTIN', '4,02346E+12', 'is not a GTIN'],
    ['SSCC', '3.40123E+17', 'is not an SSCC'],
  ])('says what a spreadsheet did to a %s: %s', async (column, text, what) => {
    const { documents } = await read(csv(`Shipment,Order,Item,Quantity,${column}`, `S1,P1,A,1,"${text}"`));
    const [finding] = documents[0]?.findings ?? [];
    expect(finding).toMatchObject({ code: 'field-invalid', row: 2, column: 5 });
    expect(finding?.message).toContain(what);
    expect(finding?.message).toContain('format the column as text');
  });

  it('keeps the bytes of each field', async () => {
    const bytes = csv('Order,Line,Item,Confirmed Quantity', 'P1,1,"A ""x""",1.5');
    const { documents } = await read(bytes);
    const cut = (pointer: string) => {
      const { offset = 0, length = 0 } = documents[0]?.provenance.origin(pointer) ?? {};
      return bytes.subarray(offset, offset + length).toString();
    };
    expect(cut('/lines/0/commitments/0/quantity/value')).toBe('1.5');
    expect(cut('/lines/0/item/buyer')).toBe('A ""x""');
  });
});

const word = fc.stringMatching(/^[A-Z][A-Za-z0-9 ,;"./-]{0,8}[a-z0-9]$/);
const code = fc
  .stringMatching(/^[A-Z0-9]{1,8}$/)
  .filter((text) => !/^\dE\d/.test(text))
  .filter((name) => !namesNoOrder(name));
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const decimals = (places: number) => fc.integer({ min: 1, max: 9_999_999 }).map((n) => shifted(decimalOf(n), places));
const quantity = fc.record({ value: decimals(3), unit: fc.constantFrom('H87', 'KGM', 'MTR', 'XCS') });
const item = fc.record(
  { buyer: code, supplier: code, gtin: gtins(13), description: word },
  { requiredKeys: ['buyer'] },
);
const some = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: 1, maxLength: 4 });

const shipNotices = fc
  .record({
    number: code,
    orderNumber: code,
    date,
    shippedAt: date,
    ssccs: fc.uniqueArray(fc.stringMatching(/^[1-9]\d{17}$/), { minLength: 1, maxLength: 2 }),
    lines: some(
      fc.record(
        { number: code, item, quantity, lot: code, expiry: date },
        { requiredKeys: ['number', 'item', 'quantity'] },
      ),
    ),
  })
  .map(({ ssccs, lines, ...rest }) => ({
    type: 'ship-notice',
    ...rest,
    packs: ssccs.slice(0, lines.length).map((sscc, i) => ({ id: `pack-${i + 1}`, kind: 'other', sscc })),
    lines: lines.map((line, i) => ({
      ...line,
      orderNumber: rest.orderNumber,
      pack: `pack-${(i % Math.min(ssccs.length, lines.length)) + 1}`,
    })),
  }));
const orders = fc
  .record({
    number: code,
    date,
    currency: fc.constantFrom('EUR', 'USD'),
    lines: some(
      fc.record(
        { number: code, item, quantity, price: fc.record({ amount: decimals(2) }), deliveryDate: date },
        { requiredKeys: ['number', 'item', 'quantity'] },
      ),
    ),
  })
  .map((fields) => ({ type: 'order', ...fields }));

describe.each([
  ['ship-notice', shipNotices],
  ['order', orders],
] as const)('read(write(d)) = d for a CSV %s', (name, documents) => {
  it.each(['utf-8', 'utf-16le', 'windows-1252'])('in %s', async (encoding) => {
    const own = mapping(name);
    const agreed = { ...plain, encoding, delimiter: ';' };
    await fc.assert(
      fc.asyncProperty(documents, async (fields) => {
        const document = documentSchema.parse(fields);
        const written = own.write(document);
        expect(written.findings).toEqual([]);
        const file = csvFile(written, own.layout, agreed);
        const again = await read(file, agreed, [own]);
        expect(again.findings).toEqual([]);
        expect(again.documents[0]?.leftovers).toEqual([]);
        const [first] = again.documents;
        expect(withPlainPacks(first?.document as CanonicalDocument)).toEqual(withPlainPacks(document));
        const cut = ({ offset = 0, length = 0 }) =>
          iconv.decode(Buffer.from(file.subarray(offset, offset + length)), encoding).replaceAll('""', '"');
        expect(notReadAgain(own, first?.document ?? {}, first?.provenance ?? noPlaces, cut)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
