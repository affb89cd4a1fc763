import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { unstorableIn } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { encodedCsv } from './csv-encoding.js';
import type { CsvRecord } from './csv-record.js';
import type { CsvSettings } from './csv-settings.js';
import { type CsvEvent, readCsv } from './read-csv.js';
import { writeCsv } from './write-csv.js';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function eventsOf(bytes: Uint8Array, settings: Partial<CsvSettings> = {}, size = 5): Promise<CsvEvent[]> {
  const events: CsvEvent[] = [];
  for await (const event of readCsv(inChunks(bytes, size), settings)) events.push(event);
  return events;
}

async function recordsOf(bytes: Uint8Array, settings: Partial<CsvSettings> = {}, size = 5): Promise<CsvRecord[]> {
  return (await eventsOf(bytes, settings, size)).map((event) => {
    if (event.kind !== 'record') throw new Error(event.finding.message);
    return event.record;
  });
}

const texts = (records: readonly CsvRecord[]) => records.map((record) => record.cells.map((cell) => cell.text));

describe('a CSV file', () => {
  it('may mix line breaks, have empty lines and a mark in front', async () => {
    const records = await recordsOf(Buffer.from('\ufeffa;b\r\n\r\n1;2\n3;4\r5;6', 'utf8'), { delimiter: ';' });
    expect(texts(records)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(records.map((each) => each.row)).toEqual([1, 3, 4, 5]);
  });

  it('counts the rows that a cell with line breaks goes over', async () => {
    const records = await recordsOf(Buffer.from('a,b\r\n"x\r\ny",2\r\n3,4\r\n'));
    expect(records.map((each) => each.row)).toEqual([1, 2, 4]);
  });

  it.each([['1,"x', 'a quote that opens a cell is never closed']])(
    'with bad quotes gets a finding that names the row: %s',
    async (bad, why) => {
      const events = await eventsOf(Buffer.from(`a,b\n${bad}`));
      const last = events.at(-1);
      expect(last).toMatchObject({ kind: 'finding', finding: { code: 'csv-syntax', severity: 'fatal', row: 2 } });
      expect(last?.kind === 'finding' && last.finding.message).toContain(why);
    },
  );

  it.each(['1,"x"y', '1,3/4" black', '1,"3/4" black'])('has inch marks as they stand: %s', async (row) => {
    const bytes = Buffer.from(`a,b\n${row}\n`);
    const [, record] = await recordsOf(bytes);
    const cell = record?.cells[1];
    expect(cell?.text).toBe(row.slice(2));
    expect(bytes.toString('utf8', cell?.offset, (cell?.offset ?? 0) + (cell?.length ?? 0))).toBe(row.slice(2));
  });

  it('keeps what a spreadsheet was told to keep as text', async () => {
    const records = await recordsOf(Buffer.from('a,b\n="00123","=""00456"""\n'));
    expect(texts(records)[1]).toEqual(['00123', '00456']);
  });

  it.each(['', '\u001a', '\0\0\0\0', '\r\n\u001a\0\0'])('may end with what old programs put there: %j', async (end) => {
    expect(texts(await recordsOf(Buffer.from(`a,b\n1,2${end}`)))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'])(
    'says its delimiter where a spreadsheet wrote it so, in %s',
    async (encoding) => {
      const bytes = encodedCsv('sep=;\r\na;b\r\n1;2\r\n', encoding);
      const records = await recordsOf(bytes, { delimiter: ',', encoding });
      expect(texts(records)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
      expect(records.map(({ row }) => row)).toEqual([2, 3]);
    },
  );

  it('with a quote that is never closed does not swallow the rest of a large file', async () => {
    const bytes = Buffer.from(`a,b\n1,"${'x'.repeat(50_000)}`);
    const events = await eventsOf(bytes, { maxRecordSize: 1000 }, 512);
    expect(events.at(-1)).toMatchObject({
      finding: { code: 'csv-syntax', message: expect.stringContaining('limit') as string },
    });
  });

  it('says where bytes are not in the encoding that was agreed', async () => {
    const events = await eventsOf(Buffer.from('a,b\n1,M\xfcller\n', 'latin1'));
    expect(events.at(-1)).toMatchObject({
      finding: { code: 'csv-encoding', row: 2, column: 2, offset: 6, length: 6 },
    });
  });

  it.each([
    [';'.repeat(900_000), /^Row 2 has 900001 cells, at most 1000 are read \(csv\.maxColumns\)/],
    [`${'x'.repeat(2_000_000)}`, /^Row 2: a record is larger than the limit/],
  ])('is not read beyond a row that is no row', async (row, words) => {
    const events = await eventsOf(Buffer.from(`a;b\n${row}\n1;2\n`), { delimiter: ';' }, 65_536);
    expect(events.at(-1)).toMatchObject({ finding: { row: 2, message: expect.stringMatching(words) as string } });
    expect(events.length).toBeLessThanOrEqual(2);
  });

  it('is not read beyond the cells that it may have', async () => {
    const events = await eventsOf(Buffer.from('a,b\n'.repeat(100)), { maxCells: 20 }, 64);
    expect(events).toHaveLength(11);
    expect(events.at(-1)).toMatchObject({
      finding: { code: 'csv-limit', row: 11, message: expect.stringContaining('20 cells (csv.maxCells)') as string },
    });
  });

  it('says where U+0000 is, and that the file may be in UTF-16', async () => {
    const events = await eventsOf(Buffer.from('a,b\n1,x\0y\n'));
    expect(events.at(-2)).toMatchObject({ record: { cells: [{ text: '1' }, { text: 'x\ufffdy' }] } });
    expect(events.at(-1)).toMatchObject({
      finding: { code: 'csv-encoding', row: 2, column: 2, offset: 6, length: 3 },
    });
    expect(unstorableIn(events)).toBeUndefined();
  });

  it('of which every cell is wrong tells the first hundred, and is not read further', async () => {
    const events = await eventsOf(Buffer.from('a,b\n1,x\n'.repeat(5000), 'utf-16le'));
    expect(events.length).toBeLessThan(250);
    expect(events.at(-1)).toMatchObject({
      finding: { message: expect.stringContaining('More than 100 cells') as string },
    });
  });

  it('says so of UTF-16 with half of a pair of surrogates in it', async () => {
    const events = await eventsOf(encodedCsv('a,b\n1,M\ud800\n', 'utf-16le'));
    expect(events.at(-1)).toMatchObject({
      finding: { code: 'csv-encoding', row: 2, column: 2, offset: 14, length: 4 },
    });
  });

  it('is read as Windows-1252 where that was agreed, the euro sign too', async () => {
    const bytes = encodedCsv('Preis;Name\n5 €;Müller\n', 'windows-1252');
    const records = await recordsOf(bytes, { delimiter: ';', encoding: 'windows-1252' });
    expect(texts(records)[1]).toEqual(['5 €', 'Müller']);
    expect(records[1]?.cells[1]).toMatchObject({ offset: 15, length: 6 });
  });

  it.each([
    ['cp850', 'the code page 850 of DOS'],
    ['utf-8', 'UTF-8'],
  ])(
    'is read as %s where it is written so, whatever of Western Europe was agreed, and that is told once',
    async (used, name) => {
      const bytes = encodedCsv('Menge;Name\n1;Müller\n2;Größe 5\n', used);
      const events = await eventsOf(bytes, { delimiter: ';', encoding: 'windows-1252' });
      const records = events.flatMap((event) => (event.kind === 'record' ? [event.record] : []));
      expect(texts(records).slice(1)).toEqual([
        ['1', 'Müller'],
        ['2', 'Größe 5'],
      ]);
      const message = `The profile says windows-1252 under csv.encoding, and row 2, column 2 is written in ${name}: it was read so`;
      expect(events.filter(({ kind }) => kind === 'finding')).toMatchObject([
        { finding: { code: 'encoding-used', severity: 'info', row: 2, column: 2, offset: 13, message } },
      ]);
    },
  );

  it('is read as agreed where a text has what the code page of DOS draws frames with, whatever another one looked like', async () => {
    const bytes = encodedCsv('Menge;Name\n1;O‚Brien\n2;Größe 5 mm²\n', 'windows-1252');
    const events = await eventsOf(bytes, { delimiter: ';', encoding: 'windows-1252' });
    const records = events.flatMap((event) => (event.kind === 'record' ? [event.record] : []));
    expect(texts(records)[2]).toEqual(['2', 'Größe 5 mm²']);
  });

  it('knows the code page of DOS by the beginning of the file, also where a first letter does not show it', async () => {
    const bytes = encodedCsv('Menge;Ort\n1;Gießen\n2;Müller\n', 'cp850');
    const events = await eventsOf(bytes, { delimiter: ';', encoding: 'windows-1252' }, 65_536);
    const records = events.flatMap((event) => (event.kind === 'record' ? [event.record] : []));
    expect(texts(records).slice(1)).toEqual([
      ['1', 'Gießen'],
      ['2', 'Müller'],
    ]);
  });

  it('tells UTF-16 of either order by its mark', async () => {
    const little = encodedCsv('a\tb\r\n1\té€\r\n', 'utf-16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      const records = await recordsOf(bytes, { delimiter: '\t' }, 3);
      expect(texts(records)[1]).toEqual(['1', 'é€']);
      expect(records[1]?.cells[1]).toMatchObject({ offset: 16, length: 4 });
    }
  });

  it('refuses an encoding that nobody knows', async () => {
    expect(await eventsOf(Buffer.from('a'), { encoding: 'klingon' })).toMatchObject([
      { finding: { code: 'csv-encoding' } },
    ]);
  });
});

const cell = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', ',', ';', '"', '\r\n', '\n', 'é', '€', '漢', '😀'),
  maxLength: 6,
});
const row = fc.array(cell, { minLength: 2, maxLength: 4 }).filter((cells) => cells.some((each) => each !== ''));

it('gives each cell the bytes that it stands in, whatever encoding, delimiter and chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('utf-8', 'utf-16le'),
      fc.integer({ min: 1, max: 9 }),
      async (rows, delimiter, encoding, size) => {
        const bytes = encodedCsv(writeCsv(rows, { delimiter, formulas: 'kept' }), encoding);
        const records = await recordsOf(bytes, { delimiter, encoding }, size);
        expect(texts(records)).toEqual(rows);
        for (const { text, offset, length } of records.flatMap((record) => record.cells)) {
          const cut = bytes.subarray(offset, offset + length).toString(encoding === 'utf-8' ? 'utf8' : 'utf16le');
          expect(cut.replaceAll('""', '"')).toBe(text);
        }
      },
    ),
    { numRuns: 150 },
  );
});

it('passes over the lines before the names and over comments, and still knows its places', async () => {
  const records = await recordsOf(Buffer.from('Report of\nNovember\na,b\n# note\n\n1,22\n'), {
    skipLines: 2,
    comment: '#',
  });
  expect(texts(records)).toEqual([
    ['a', 'b'],
    ['1', '22'],
  ]);
  expect(records.map((each) => [each.row, each.offset])).toEqual([
    [3, 19],
    [6, 31],
  ]);
  expect(records[1]?.cells[1]).toMatchObject({ offset: 33, length: 2 });
});
