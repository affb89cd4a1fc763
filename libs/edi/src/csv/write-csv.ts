import { type CsvSettings, defaultCsv } from './csv-settings.js';
import { neutralised } from './formulas.js';

/** The text of CSV rows; a cell is quoted where it must be, and is no formula unless those are kept. Lines end with CR LF, as RFC 4180 has it. */
export function writeCsv(rows: readonly (readonly string[])[], settings: Partial<CsvSettings> = {}): string {
  const { delimiter, quote, formulas } = { ...defaultCsv, ...settings };
  const safe = formulas === 'neutralised' ? neutralised : (cell: string) => cell;
  return rows.map((row) => `${row.map((cell) => csvCell(safe(cell), delimiter, quote)).join(delimiter)}\r\n`).join('');
}

/** One cell as it is written. */
export function csvCell(text: string, delimiter: string, quote: string | undefined): string {
  const isPlain = !text.includes(delimiter) && !/[\r\n]/.test(text) && (quote === undefined || !text.includes(quote));
  if (isPlain && text.trim() === text) return text;
  if (quote === undefined) return text.replaceAll(delimiter, ' ').replace(/[\r\n]+/g, ' ');
  return `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
}
