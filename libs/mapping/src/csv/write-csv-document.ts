import { encodedCsv, writeCsv } from '@quayside/edi';
import type { CsvLayout, CsvRow } from '../compile/csv-layout.js';
import type { WrittenSet } from '../write/written-set.js';
import type { CsvAgreement } from './csv-agreement.js';

/** A document that was written by a CSV mapping, as a file: with the first of the names that each column has. */
export function csvFile(written: WrittenSet, layout: CsvLayout, agreed: CsvAgreement): Uint8Array {
  const rows = written.segments.map(([tag, ...cells]) => rowOf(layout, tag, cells.map(String), agreed.header));
  const [only] = layout.rows;
  const names = agreed.header && only ? [only.columns.map((column) => column.headers[0] ?? column.name)] : [];
  const footer = agreed.footer ? [footerRow(agreed.footer, rows.length)] : [];
  return encodedCsv(writeCsv([...names, ...rows, ...footer], agreed), agreed.encoding);
}

function rowOf(layout: CsvLayout, tag: string, cells: readonly string[], hasHeader: boolean): string[] {
  const kind = layout.rows.find((row) => row.tag === tag);
  if (!kind) return [];
  if (hasHeader && !kind.marker) return kind.columns.map((_, i) => cells[i] ?? '');
  return placed(kind, cells);
}

function placed({ columns, marker }: CsvRow, cells: readonly string[]): string[] {
  const row: string[] = [];
  const put = (position: number, text: string) => {
    while (row.length < position) row.push('');
    row[position - 1] = text;
  };
  for (const [i, column] of columns.entries()) put(column.position ?? i + 1, cells[i] ?? '');
  if (marker && !marker.isNot) put(marker.position, marker.texts[0] ?? '');
  return row;
}

function footerRow({ marker, count }: { marker: string; count: number }, rows: number): string[] {
  const row = Array<string>(count).fill('');
  row[0] = marker;
  row[count - 1] = String(rows);
  return row;
}
