/** How a partner writes its CSV files. Everything has a default. */
export interface CsvSettings {
  /** A name that iconv-lite knows: "utf-8", "windows-1252", "utf-16le" ...; a byte order mark in the file counts more. */
  readonly encoding: string;
  /** One character. */
  readonly delimiter: string;
  /** One character, or none when nothing is quoted. */
  readonly quote?: string;
  /** Lines that begin with it are no data. */
  readonly comment?: string;
  /** How many lines stand before the first one with data or names. */
  readonly skipLines: number;
  /** Whether cells that a spreadsheet would take for formulas are written with a ' in front, and read without it. */
  readonly formulas: 'neutralised' | 'kept';
  /** Bytes: an unclosed quote must not swallow the whole file. */
  readonly maxRecordSize: number;
  /** Cells of one row: a file of nothing but delimiters is no table. */
  readonly maxColumns: number;
  /** Cells of the file: its rows are kept until it ends, since those of one document need not stand together. */
  readonly maxCells: number;
}

export const defaultCsv: CsvSettings = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  skipLines: 0,
  formulas: 'neutralised',
  maxRecordSize: 1_000_000,
  maxColumns: 1000,
  maxCells: 2_000_000,
};
