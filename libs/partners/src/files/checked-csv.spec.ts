import { defaultCsv, type CsvRecord } from '@quayside/edi';
import { expect, it } from 'vitest';
import { checkedCsv } from './checked-csv.js';

const agreed = { ...defaultCsv, header: true };

function record(row: number, ...texts: string[]): CsvRecord {
  return { row, offset: 0, length: 1, cells: texts.map((text) => ({ text, offset: 0, length: 1 })) };
}

const records = [record(1, 'Order', 'Note'), record(2, 'P1', '=HYPERLINK("http://x")'), record(3, '-5', 'fine')];

it("gives no formula back in a partner's own file, and says in its row why a ' is there", () => {
  const text = Buffer.from(checkedCsv(records, [], agreed)).toString();
  const [, first = '', second = ''] = text.split('\r\n');
  expect(first).toMatch(/^P1,"'=HYPERLINK\(""http:\/\/x""\)",.*a ' was put before each cell/);
  expect(second).toBe('-5,fine,');
});

it('gives it back as it came where formulas were agreed to be kept', () => {
  const text = Buffer.from(checkedCsv(records, [], { ...agreed, formulas: 'kept' })).toString();
  expect(text).toContain('P1,"=HYPERLINK(""http://x"")",\r\n');
});
