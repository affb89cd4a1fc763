import type { Finding } from '@quayside/std';
import type { DocumentFormat } from '../profile/document-agreement.js';

/** A file that goes along with a document, such as a drawing. */
export interface Attachment {
  /** Of what the order names among its attachments; another file has none. */
  readonly id?: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What an envelope says that no document does. */
export interface Sending {
  /** Who sends it: we the order, or the partner its answer, which the simulator plays. */
  readonly from: 'us' | 'partner';
  /** Interchange control number; CSV, UBL and JSON have none, and in cXML it is part of the payloadID. */
  readonly controlNumber: number;
  readonly at: Date;
  readonly usage: 'live' | 'test';
  /** Of several formats that were agreed; the first that the profile names when left out. */
  readonly format?: DocumentFormat;
  /** Left out where it is only looked at what the file would say. */
  readonly attachments?: readonly Attachment[];
  /** By which numbers the document went that this one takes the place of; cXML names it. */
  readonly previous?: OutgoingNumbers;
}

/** What the envelope carries, by which an answer names what it answers. */
export interface OutgoingNumbers {
  /** ISA13, UNB 0020, or the payloadID of cXML. */
  readonly interchange: string;
  /** GS06, or UNG 0048 where groups were agreed. */
  readonly group?: string;
  /** ST02, UNH 0062, or the number of the document in cXML. */
  readonly set: string;
}

/** A document as a file, ready to go. */
export interface OutgoingFile {
  readonly format: DocumentFormat;
  /** What carries it, as the profile calls it: 850, ORDERS, ubl:OrderCancellation; of CSV and JSON the document itself. */
  readonly set: string;
  readonly ending: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Nothing in formats that have no envelope. */
  readonly numbers: OutgoingNumbers | undefined;
  /** What the document says and the file cannot. None of it keeps the document from going. */
  readonly findings: readonly Finding[];
}

/** Why a document cannot go, and who can do something about it: the buyer of the order, or who keeps the profile. */
export interface Unsayable extends Finding {
  readonly severity: 'fatal';
  readonly owner: 'procurement' | 'onboarding';
}

/** The same before it is known what the profile calls it. */
export type EnvelopedFile = Omit<OutgoingFile, 'set'>;
