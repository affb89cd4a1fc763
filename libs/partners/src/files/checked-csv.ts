import { type CsvRecord, isFormula, type SheetFinding, wholeCsv, writeCsv } from '@quayside/edi';
import { type CsvAgreement, type FieldFacts, namesColumn } from '@quayside/mapping';
import { cellFault, type CellForms } from '../words/cell-fault.js';
import type { SupplierWords } from '../words/supplier-words.js';

/** A finding about a file, and where it is about a field what that field is. */
export interface FileFinding {
  readonly finding: SheetFinding;
  readonly facts?: FieldFacts;
  /** What is said of it, where that is in words already. */
  readonly words?: string;
}

/** How the partner writes its files, and how it is spoken to. */
export interface CheckedForm {
  readonly agreed: CsvAgreement;
  readonly forms: CellForms;
  readonly words: SupplierWords;
}

/**
 * The partner's own file with a column more, which says in words what is wrong with each row. What belongs to no row stands in
 * the first one.
 */
export function checkedCsv(
  records: readonly CsvRecord[],
  findings: readonly FileFinding[],
  { agreed, ...form }: CheckedForm,
): Uint8Array {
  const { words } = form;
  const header = agreed.header ? records[0] : undefined;
  const first = records[header ? 1 : 0]?.row;
  const width = Math.max(0, ...records.map((record) => record.cells.length));
  const said = (own: readonly FileFinding[], record?: CsvRecord) => wordsOf(own, { header, record, ...form });
  const isOf = (row: number) => (each: FileFinding) => each.finding.row === row;
  const rows = records.map((record, i) => {
    const cells = Array.from({ length: width }, (_, at) => record.cells[at]?.text ?? '');
    const own = findings.filter(
      (each) => isOf(record.row)(each) || (each.finding.row === undefined && record.row === first),
    );
    if (i === 0 && header) return [...cells, [words.heading, ...said(own, record)].join('; ')];
    const marked = agreed.formulas === 'neutralised' && cells.some(isFormula);
    return [...cells, [...said(own, record), ...(marked ? [words.marked] : [])].join('; ')];
  });
  const unread = findings.filter(({ finding: { row } }) => isNowhere(row, records, first));
  const rest =
    unread.length > 0 || rows.length === 0 ? [[...Array<string>(width).fill(''), said(unread).join('; ')]] : [];
  return wholeCsv(writeCsv([...rows, ...rest], agreed), agreed.encoding);
}

/** Of a row that could not be read; and of no row, where there is none that could have it. */
function isNowhere(row: number | undefined, records: readonly CsvRecord[], first: number | undefined): boolean {
  return row === undefined ? first === undefined : !records.some((record) => record.row === row);
}

interface Row extends Pick<CheckedForm, 'forms' | 'words'> {
  readonly header: CsvRecord | undefined;
  readonly record: CsvRecord | undefined;
}

function wordsOf(findings: readonly FileFinding[], row: Row): string[] {
  return [...new Set(findings.flatMap((each) => sentence(each, row) ?? []))];
}

// The partner knows its columns by their names, and nothing of our fields.
function sentence(each: FileFinding, row: Row): string | undefined {
  const { finding, words } = each;
  const said = words ?? ofFinding(each, row);
  const isAway = row.record === undefined && finding.row !== undefined;
  return said !== undefined && isAway ? `${row.words.row(finding.row)}: ${said}` : said;
}

function ofFinding(each: FileFinding, row: Row): string | undefined {
  const { fault } = each.finding;
  return fault ? row.words.sheet(fault) : ofCell(each, row);
}

function ofCell({ finding, facts }: FileFinding, row: Row): string | undefined {
  if (finding.code.startsWith('csv-')) return row.words.ours;
  const { name, text } = cellAt(finding.column, row);
  const wrong = cellFault(finding, text, facts, { ...row.forms, columns: columnsOf(facts, row.header) });
  if (!wrong) return undefined;
  const words = row.words.cell(wrong);
  return name === undefined || wrong.is === 'missing' ? words : `${name}: ${words}`;
}

/** What the partner calls the columns of a field: as in its file, or as files usually do where it has none of them. */
function columnsOf(facts: FieldFacts | undefined, header: CsvRecord | undefined): string[] {
  const columns = facts?.columns ?? [];
  const own = columns.flatMap((names) => header?.cells.find(({ text }) => namesColumn(text, names))?.text ?? []);
  return [...new Set(own.length > 0 ? own : columns.flatMap(([usual]) => usual ?? []))];
}

/** A cell of a row, counted from 1, and the name of its column. */
function cellAt(column: number | undefined, { header, record, words }: Row): { name?: string; text: string } {
  if (column === undefined) return { text: '' };
  return {
    name: header?.cells[column - 1]?.text ?? words.column(column),
    text: record?.cells[column - 1]?.text ?? '',
  };
}
