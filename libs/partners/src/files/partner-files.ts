import type { SetSummary } from '@quayside/edi';
import type { CsvAgreement, Translation, WrittenSet } from '@quayside/mapping';
import type { Finding } from '@quayside/std';

/** Files of a partner that have no envelope: CSV, XML and JSON. */
export interface PartnerFiles {
  /** Whether any document comes so, and not only goes. */
  readonly comes: boolean;
  /** Its documents, and at the end what is wrong with the file and the file as the partner gets it back, if it does. */
  read(chunks: AsyncIterable<Uint8Array>, fileOffset: number): AsyncIterable<PartnerFileEvent>;
  /** A document that was written by one of its mappings, as a file. */
  file(written: WrittenSet): Uint8Array | undefined;
  /** Whether a file says by its first bytes that it is a test; nothing where it says neither. */
  usageOf?(start: Uint8Array): 'test' | undefined;
}

/** Its CSV files. */
export interface PartnerCsv extends PartnerFiles {
  /** How its files are written. */
  readonly agreed: CsvAgreement;
  /** The partner's own file with what is said of its rows in a column more. */
  withNotes(chunks: AsyncIterable<Uint8Array>, notes: readonly RowNote[]): Promise<Uint8Array>;
}

/** What is said of a row, by its number as a spreadsheet counts; of none, where it is said of the file. */
export interface RowNote {
  readonly row: number | undefined;
  readonly text: string;
}

/** A document of a file, or at the end what there is to say about the file. */
export type PartnerFileEvent =
  | { readonly kind: 'set'; readonly set: SetSummary; readonly translation: Translation }
  | { readonly kind: 'file-end'; readonly findings: readonly Finding[]; readonly checked: Uint8Array | null };
