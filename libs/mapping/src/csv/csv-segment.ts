import type { CsvRecord, Segment, Span } from '@quayside/edi';
import type { Place } from '@quayside/std';

/** A row of a CSV file as a segment: element n is the n-th column of the mapping, wherever it stands in the file. */
export function csvSegment(
  tag: string,
  record: CsvRecord,
  at: readonly (number | undefined)[],
  position: number,
): Segment {
  const cell = (element: number) => record.cells[at[element - 1] ?? -1];
  const text = (element: number): string | undefined => {
    const found = cell(element)?.text.trim();
    return found === '' ? undefined : found;
  };
  const span = (element: number): Span | undefined => {
    const found = cell(element);
    return found && { offset: found.offset, length: found.length };
  };
  return {
    kind: 'segment',
    tag,
    position,
    offset: record.offset,
    length: record.length,
    elements: at.length,
    repetitions: (element) => (text(element) === undefined ? 0 : 1),
    components: () => 1,
    text: (element, component = 1) => (component === 1 ? text(element) : undefined),
    span: (element) => span(element),
    place: (element): Place => placeOf(record, element === undefined ? undefined : at[element - 1]),
  };
}

/** A cell of a record as a place: row and column as a spreadsheet counts them. */
export function placeOf(record: CsvRecord, cell: number | undefined): Place {
  const found = cell === undefined ? undefined : record.cells[cell];
  const { offset, length } = found ?? record;
  return { offset, length, row: record.row, ...(cell !== undefined && { column: cell + 1 }) };
}
