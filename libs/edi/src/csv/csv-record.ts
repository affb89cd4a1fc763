import type { Span } from '../segment.js';

/** A cell with the bytes of the file that it stands in, quotes left out. */
export interface CsvCell extends Span {
  readonly text: string;
}

/** One record of a CSV file. */
export interface CsvRecord extends Span {
  readonly cells: readonly CsvCell[];
  /** The line that it begins in, from 1: what a spreadsheet calls the row. */
  readonly row: number;
}
