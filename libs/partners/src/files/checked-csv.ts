import { type CsvRecord, encodedCsv, isFormula, writeCsv } from '@quayside/edi';
import type { CsvAgreement } from '@quayside/mapping';
import type { Finding } from '@quayside/std';

const heading = 'Please check';
const whyMarked =
  "a ' was put before each cell that a spreadsheet would take for a formula; it is no part of the value";

/**
 * The partner's own file with a column more, which says in words what is wrong with each row. What belongs to no row stands in
 * the first one.
 */
export function checkedCsv(
  records: readonly CsvRecord[],
  findings: readonly Finding[],
  agreed: CsvAgreement,
): Uint8Array {
  const header = agreed.header ? records[0] : undefined;
  const first = records[header ? 1 : 0]?.row;
  const width = Math.max(0, ...records.map((record) => record.cells.length));
  const rows = records.map((record, i) => {
    const cells = Array.from({ length: width }, (_, at) => record.cells[at]?.text ?? '');
    const own = findings.filter((each) => each.row === record.row || (each.row === undefined && record.row === first));
    if (i === 0 && header) return [...cells, heading];
    const marked = agreed.formulas === 'neutralised' && cells.some(isFormula);
    return [...cells, [wordsOf(own, header), ...(marked ? [whyMarked] : [])].filter(Boolean).join('; ')];
  });
  const unread = findings.filter((each) => each.row !== undefined && !records.some(({ row }) => row === each.row));
  const rest =
    unread.length > 0 || rows.length === 0 ? [[...Array<string>(width).fill(''), wordsOf(unread, header)]] : [];
  return encodedCsv(writeCsv([...rows, ...rest], agreed), agreed.encoding);
}

// The partner knows its columns by their names, and nothing of our fields.
function wordsOf(findings: readonly Finding[], header: CsvRecord | undefined): string {
  const words = findings.map(({ message, column }) => {
    const name = column === undefined ? undefined : (header?.cells[column - 1]?.text ?? `Column ${column}`);
    return name === undefined ? message : `${name}: ${message}`;
  });
  return [...new Set(words)].join('; ');
}
