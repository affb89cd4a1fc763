import type { CsvRecord, SheetFinding } from '@quayside/edi';
import type { CsvLayout, CsvRow } from '../compile/csv-layout.js';
import { placeOf } from './csv-segment.js';

/** Where each column of a kind of row stands in the file, from 0. */
export type ColumnPlaces = ReadonlyMap<string, readonly (number | undefined)[]>;

/** The columns of a file that has no names: by their positions, or in the order of the mapping. */
export function byPosition(layout: CsvLayout): ColumnPlaces {
  return new Map(
    layout.rows.map((row) => [
      row.tag,
      row.columns.map((column, i) => (column.position === undefined ? i : column.position - 1)),
    ]),
  );
}

/** The columns of a file by the names in its first row; positions count where a mapping gives no name. */
export function byHeader(layout: CsvLayout, header: CsvRecord): ColumnPlaces {
  const names = header.cells.map((cell) => plain(cell.text));
  const placesOf = (row: CsvRow) =>
    row.columns.map((column) => {
      const found = names.findIndex((name) => [column.name, ...column.headers].some((each) => plain(each) === name));
      if (found >= 0) return found;
      return column.headers.length === 0 && column.position !== undefined ? column.position - 1 : undefined;
    });
  return new Map(layout.rows.map((row) => [row.tag, placesOf(row)]));
}

/** How many columns of a mapping a file has. */
export function recognised(places: ColumnPlaces): number {
  return Math.max(0, ...[...places.values()].map((each) => each.filter((at) => at !== undefined).length));
}

/** Names that stand in the header twice: nobody knows which of the two columns is meant. */
export function repeatedNames(header: CsvRecord): SheetFinding[] {
  const seen = new Set<string>();
  return header.cells.flatMap((cell, i) => {
    const name = plain(cell.text);
    if (name === '' || !seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `The column "${cell.text}" is there twice; nobody knows which of the two counts`;
    const fault = { is: 'column-twice', name: cell.text } as const;
    return [{ ...placeOf(header, i), code: 'csv-columns', severity: 'fatal' as const, message, fault }];
  });
}

/** Columns of the file that the mapping does not know, by their place. */
export function unknownColumns(places: ColumnPlaces, width: number): number[] {
  const known = new Set([...places.values()].flat());
  return Array.from({ length: width }, (_, i) => i).filter((i) => !known.has(i));
}

/** Whether a cell of the first row is one of the names of a column. */
export function namesColumn(text: string, names: readonly string[]): boolean {
  return names.some((each) => plain(each) === plain(text));
}

// "PO-Number", "po number" and "PO_Number" are one name.
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}#%]/gu, '');
}
