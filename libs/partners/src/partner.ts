import type { CanonicalDocument, DocumentType, Leftover, Provenance } from '@quayside/canonical';
import type {
  AcknowledgementPolicy,
  InterchangeHead,
  SetDefinition,
  SetReading,
  SetSummary,
  ValidationPolicy,
  X12Framing,
  X12Party,
  XmlFrame,
  XmlOut,
} from '@quayside/edi';
import type { MatchingPolicy } from '@quayside/matching';
import type { Finding, Result } from '@quayside/std';
import type { DocumentFormat } from './profile/document-agreement.js';
import type { CsvAgreement } from './csv/csv-agreement.js';
import type { OpenField } from './mapping/read/open-field.js';
import type { PartnerProfile } from './profile/profile.js';

/** A file of a release: its name as people know it, and its text. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** Everything that makes a partner, as plain JSON: it is stored as a release and travels to worker threads. */
export interface ProfileSources {
  readonly profile: SourceFile;
  /** The mappings that the profile names, by the name that it uses: "x12/855.yaml". */
  readonly mappings: Readonly<Record<string, SourceFile>>;
}

/** A document that a set was translated to. One with fatal findings is there to look at, not to deliver. */
export interface TranslatedDocument {
  readonly document: CanonicalDocument;
  readonly provenance: Provenance;
  /** What the set said that no field took and no rule ignores. */
  readonly leftovers: readonly Leftover[];
  readonly findings: readonly Finding[];
  /** Fields that an expression still has to give: `settleTranslation` does it. */
  readonly open?: readonly OpenField[];
}

/** What became of a set. `findings` are those that belong to no document. */
export interface Translation {
  readonly documents: readonly TranslatedDocument[];
  readonly findings: readonly Finding[];
}

/** A set to be written, ST and SE or UNH and UNT left to the envelope: each segment is its tag and its elements. */
export interface WrittenSet {
  readonly syntax: SetDefinition['syntax'];
  readonly type: string;
  readonly release: string;
  /** UNH 0057, of a message that is a subset. */
  readonly association?: string;
  readonly segments: readonly (readonly [tag: string, ...elements: (string | readonly string[])[]])[];
  /** The whole file, of XML and JSON; of cXML all but its Header. */
  readonly text?: string;
  /** Of XML, the same as a tree, for what goes around it. */
  readonly xml?: { readonly root: XmlOut; readonly frame: XmlFrame };
  /** What the document says and the set cannot. */
  readonly findings: readonly Finding[];
}

/** ISA05/06 with GS02, and ISA07/08 with GS03. */
export interface OutgoingParties {
  readonly sender: X12Party & { readonly group: string };
  readonly receiver: X12Party & { readonly group: string };
}

/** An Odoo connection and company, and how the vendor is found there. */
export interface ErpTarget {
  readonly connection: string;
  readonly company?: number;
  readonly vendor: { readonly ref?: string; readonly vat?: string; readonly id?: number };
}

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

export interface PartnerCsv extends PartnerFiles {
  /** How its files are written. */
  readonly agreed: CsvAgreement;
}

export type PartnerFileEvent =
  | { readonly kind: 'set'; readonly set: SetSummary; readonly translation: Translation }
  | { readonly kind: 'file-end'; readonly findings: readonly Finding[]; readonly checked: Uint8Array | null };

/** One release of everything agreed with a partner, ready for use. */
export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly stage: 'test' | 'live';
  readonly profile: PartnerProfile;
  /** SHA-256 of the sources. */
  readonly hash: string;
  readonly warnings: readonly Finding[];
  readonly matching: MatchingPolicy;
  readonly validation: Partial<ValidationPolicy>;
  readonly acknowledgements: AcknowledgementPolicy;
  readonly framing: X12Framing;
  /** Who we are and who the partner is on an envelope that we send; nothing where the profile has no identifiers for it. */
  envelope(usage: 'live' | 'test'): OutgoingParties | undefined;
  /** Where documents go; test documents nowhere, unless the profile names a connection for them. */
  erp(usage: 'live' | 'test'): ErpTarget | undefined;
  /** Whether sender and receiver of an envelope are this partner and us. */
  recognises(head: InterchangeHead): boolean;
  /** Whether an envelope comes from this partner, whoever it is addressed to. */
  isSender(head: InterchangeHead): boolean;
  /** Test if the envelope, the identifiers that it uses, or the partner's stage says so. */
  usageOf(head: InterchangeHead): 'live' | 'test';
  /** Nothing where no document comes as CSV. */
  readonly csv?: PartnerCsv;
  /** Nothing where no document comes or goes as XML. */
  readonly xml?: PartnerFiles;
  readonly json?: PartnerFiles;
  documentTypeOf(set: { readonly type: string; readonly release: string }): DocumentType | undefined;
  /** Fields that expressions give are open yet: `settleTranslation`. */
  translate(set: SetReading): Translation;
  /**
   * The same mapping in the other direction; fails where nothing was agreed for such a document. Of several formats the first
   * that the profile names, unless one is asked for.
   */
  write(document: CanonicalDocument, format?: DocumentFormat): Result<WrittenSet, readonly Finding[]>;
}
