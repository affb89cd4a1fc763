import type { AcknowledgementReading, InterchangeReading, SetSummary } from '@quayside/edi';
import type { DocumentType } from '@quayside/canonical';
import type { Partner, ProfileSources } from '@quayside/partners';
import type { Finding } from '@quayside/std';
import type { NewDocument } from '../model/rows.js';

/** A document of a set: what is stored of it, and beside that what is decided by. The number of one that is not whole may be anything. */
export interface ReadDocument extends Pick<
  NewDocument,
  'orderNumber' | 'orders' | 'answers' | 'names' | 'provenance' | 'leftovers' | 'findings' | 'contentHash'
> {
  readonly type: DocumentType;
  readonly number: string;
  /** Of an order acknowledgement, which has no number of its own without it. */
  readonly release?: string;
  readonly document: NonNullable<NewDocument['document']>;
}

/** What was read of a set. `findings` are those that belong to no document. */
export interface ReadSet {
  readonly set: SetSummary;
  readonly documents: readonly ReadDocument[];
  readonly findings: readonly Finding[];
  /** What an acknowledgement says of sets that we sent. */
  readonly acknowledges?: AcknowledgementReading;
}

/** What reading one interchange yields: its sets in order, each with what it means, and at last its envelope. */
export type ReadEvent =
  | ({ readonly kind: 'set' } & ReadSet)
  | { readonly kind: 'end'; readonly reading: InterchangeReading }
  /** Of a file without an envelope: what is wrong with it as a whole, and the file as its sender gets it back. */
  | { readonly kind: 'file-end'; readonly findings: readonly Finding[]; readonly checked: Uint8Array | null };

/** Formats of files that have no envelope. */
export type FileFormat = 'csv' | 'xml' | 'json';

export interface ReadRequest {
  readonly sources: ProfileSources;
  /** Names the sources, so that a reader compiles them once. */
  readonly hash: string;
  /** Where the chunks begin in the file. */
  readonly fileOffset: number;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How many bytes the chunks have: who reads much makes way for who reads little. Little, where it is not said. */
  readonly size?: number;
  /** An interchange when left out. */
  readonly format?: FileFormat;
  /** How many lines, or other elements of a list, a document may have; any number, where it is not said. */
  readonly mostLines?: number;
  /** Only the set with this index. */
  readonly only?: number;
}

/**
 * Reads and translates outside the main thread, with limits and with back-pressure. What an event carries is there until the next one
 * is asked for. Throws ReadingLimit beyond its limits.
 */
export interface Reading {
  read(request: ReadRequest): AsyncIterable<ReadEvent>;
}

/** A partner as one release describes it. */
export interface LivePartner {
  readonly partner: Partner;
  readonly sources: ProfileSources;
  readonly release: string;
  readonly number: number;
}

/** The partners as their live releases describe them, from the store. */
export interface PartnerBook {
  all(): Promise<readonly LivePartner[]>;
  byId(id: string): Promise<LivePartner | undefined>;
}
