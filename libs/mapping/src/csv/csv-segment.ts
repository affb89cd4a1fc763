import type { CsvCell, CsvRecord, Segment, Span } from '@quayside/edi';
import type { Place } from '@quayside/std';

/** A row of a CSV file as a segment: element n is the n-th column of the mapping, wherever it stands in the file. */
export class CsvSegment implements Segment {
  readonly kind = 'segment';

  constructor(
    readonly tag: string,
    private readonly record: CsvRecord,
    /** Where each column of the mapping stands in the row, from 0. */
    private readonly columns: readonly (number | undefined)[],
    readonly position: number,
  ) {}

  get offset(): number {
    return this.record.offset;
  }

  get length(): number {
    return this.record.length;
  }

  get elements(): number {
    return this.columns.length;
  }

  repetitions(element: number): number {
    return this.text(element) === undefined ? 0 : 1;
  }

  components(): number {
    return 1;
  }

  text(element: number, component = 1): string | undefined {
    if (component !== 1) return undefined;
    const text = this.cell(element)?.text.trim();
    return text === '' ? undefined : text;
  }

  span(element: number): Span | undefined {
    const found = this.cell(element);
    return found && { offset: found.offset, length: found.length };
  }

  place(element?: number): Place {
    return placeOf(this.record, element === undefined ? undefined : this.columns[element - 1]);
  }

  private cell(element: number): CsvCell | undefined {
    const column = this.columns[element - 1];
    return column === undefined ? undefined : this.record.cells[column];
  }
}

/** A cell of a record as a place: row and column as a spreadsheet counts them. */
export function placeOf(record: CsvRecord, cell: number | undefined): Place {
  const found = cell === undefined ? undefined : record.cells[cell];
  const { offset, length } = found ?? record;
  return { offset, length, row: record.row, ...(cell !== undefined && { column: cell + 1 }) };
}
