import type { CsvSettings } from '@quayside/edi';
import type { CsvFooter } from './csv-footer.js';

/** What was agreed about the CSV files of a partner. */
export interface CsvAgreement extends CsvSettings {
  /** Whether the first row names the columns. */
  readonly header: boolean;
  readonly footer?: CsvFooter;
}
