import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFormula, neutralised, restored } from './formulas.js';
import { readCsv } from './read-csv.js';
import { writeCsv } from './write-csv.js';

const cell = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '1', '2', ',', '.', 'A', ' ', '"', '\uff1d'),
});

async function* chunksOf(text: string) {
  yield Buffer.from(text);
}

describe('a cell of a CSV file that we write', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-2+3', "'-2+3"],
    ["-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\uff1d1', "'\uff1d1"],
    ['-12.5', '-12.5'],
    ['-1.234,56', '-1.234,56'],
    ['12=12', '12=12'],
    ["'as is", "'as is"],
    ["'=1", "''=1"],
  ])('%j is written as %j', (text, expected) => {
    expect(neutralised(text)).toBe(expected);
    expect(writeCsv([[text]], { formulas: 'kept' })).toContain(text.replaceAll('"', '""'));
  });

  it('is no formula, and is read again as it was', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(isFormula(neutralised(text)) && !neutralised(text).startsWith("'")).toBe(false);
        expect(restored(neutralised(text))).toBe(text);
      }),
    );
  });

  it('is neutralised in a whole file, and read again', async () => {
    const rows = [
      ['Order', '=HYPERLINK("http://x")'],
      ['P1', '-5'],
    ];
    const text = writeCsv(rows);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    const read: string[][] = [];
    for await (const event of readCsv(chunksOf(text))) {
      if (event.kind === 'record') read.push(event.record.cells.map((each) => each.text));
    }
    expect(read).toEqual(rows);
  });
});
