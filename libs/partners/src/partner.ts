import type { CanonicalDocument, DocumentType } from '@quayside/canonical';
import type {
  AcknowledgementPolicy,
  ReaderOptions,
  InterchangeHead,
  SetReading,
  X12Framing,
  X12Party,
} from '@quayside/edi';
import type { SourceFile, Translation, WrittenSet } from '@quayside/mapping';
import type { MatchingPolicy } from '@quayside/matching';
import type { Finding, Result } from '@quayside/std';
import type { PartnerCsv, PartnerFiles } from './files/partner-files.js';
import type { DocumentFormat } from './profile/document-agreement.js';
import type { PartnerProfile } from './profile/profile.js';

/** Everything that makes a partner, as plain JSON: it is stored as a release and travels to worker threads. */
export interface ProfileSources {
  readonly profile: SourceFile;
  /** The mappings that the profile names, by the name that it uses: "x12/855.yaml". */
  readonly mappings: Readonly<Record<string, SourceFile>>;
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

/** A set, as far as it matters for what was agreed. */
export type AgreedSet = Pick<SetReading, 'type' | 'release'>;

/** What was agreed on how sets are read. */
export type ReadingRules = Pick<ReaderOptions, 'validation' | 'encoding' | 'explicitPoint'>;

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
  /** How its X12 and EDIFACT is read: what is checked how strictly, in which encoding, and which forms it may have. */
  readonly reading: ReadingRules;
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
  documentTypeOf(set: AgreedSet): DocumentType | undefined;
  /** Whether such a set may come: one that was agreed, of whatever release, or an acknowledgement. */
  agrees(set: AgreedSet): boolean;
  /** Nothing of a set that was not agreed; the reader says so. Fields that expressions give are open yet: `settleTranslation`. */
  translate(set: SetReading): Translation;
  /**
   * The same mapping in the other direction; fails where nothing was agreed for such a document. Of several formats the first
   * that the profile names, unless one is asked for. Of what was agreed in both directions one direction can be asked for.
   */
  write(
    document: CanonicalDocument,
    format?: DocumentFormat,
    direction?: 'in' | 'out',
  ): Result<WrittenSet, readonly Finding[]>;
}
