import type { DocumentFormat } from '@quayside/partners';
import type { Finding } from '@quayside/std';

/** What an envelope says that no document does. */
export interface Sending {
  /** Interchange control number; CSV, UBL and JSON have none, and in cXML it is part of the payloadID. */
  readonly controlNumber: number;
  readonly at: Date;
  readonly usage: 'live' | 'test';
  /** Of several formats that were agreed; the first that the profile names when left out. */
  readonly format?: DocumentFormat;
}

/** A file as the partner's own software would send it. */
export interface SupplierFile {
  readonly format: DocumentFormat;
  readonly ending: string;
  readonly bytes: Uint8Array;
  /** What the document says and the file cannot. */
  readonly findings: readonly Finding[];
}
