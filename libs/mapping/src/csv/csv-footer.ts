import type { CsvRecord, SheetFinding } from '@quayside/edi';
import { placeOf } from './csv-segment.js';

/** A last row that counts the rows before it: what stands in its first cell, and which cell holds the count, from 1. */
export interface CsvFooter {
  readonly marker: string;
  readonly count: number;
}

export function isFooter(record: CsvRecord, { marker }: CsvFooter): boolean {
  return record.cells[0]?.text.trim() === marker;
}

/** Compares what a footer counts with the rows that came. */
export function checkFooter(record: CsvRecord, { count }: CsvFooter, rows: number): SheetFinding[] {
  const said = record.cells[count - 1]?.text.trim() ?? '';
  if (/^\d+$/.test(said) && Number(said) === rows) return [];
  const message = `The footer in row ${record.row} counts ${said === '' ? 'nothing' : said}, and ${rows} rows came; the file may have been cut`;
  return [
    {
      ...placeOf(record, count - 1),
      code: 'csv-count',
      severity: 'fatal',
      message,
      fault: { is: 'count', said, rows },
    },
  ];
}
