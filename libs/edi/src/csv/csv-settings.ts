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
  /** Bytes: an unclosed quote must not swallow the whole file. */
  readonly maxRecordSize: number;
}

export const defaultCsv: CsvSettings = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  skipLines: 0,
  maxRecordSize: 1_000_000,
};
