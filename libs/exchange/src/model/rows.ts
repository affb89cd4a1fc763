import type { AuditAction } from './audit.js';
import type { CanonicalDocument, DocumentType, Leftover, PlaceColumns } from '@quayside/canonical';
import type { GroupHead, InterchangeHead, SetVerdict } from '@quayside/edi';
import type { Decision, Owner, Settlement } from '@quayside/matching';
import type { Finding } from '@quayside/std';
import type { Account, PartnerChannel } from '@quayside/partners';
import type { BusinessKey } from './business-key.js';
import type { Usage } from './usage.js';
import type { Applied, Effect } from './effect.js';
import type { FileId } from './file-id.js';
import type { JsonText } from './json-text.js';
import type { ArrivalState, DispatchState, FileState, InboundState, Kind } from './states.js';

/** How something comes in or goes out: the kinds of channels that a profile may agree on. */
export type ChannelKind = PartnerChannel['kind'];
export type WrapperKind = 'zip' | 'gzip' | 'tar' | 'openpgp';

/** The bytes as they came through a channel: immutable, with their SHA-256. */
export interface FileRow {
  readonly id: FileId;
  /** Counts files in the order in which they were received. */
  readonly seq: string;
  /**
   * Where it stands among all that came: its sequence number, or the place of the wrapper that it came out of and its entry there.
   * What lies in a wrapper comes before what came after the wrapper.
   */
  readonly place: readonly string[];
  /** The partner whose mailbox it came to. */
  readonly partner: string;
  readonly channel: ChannelKind;
  readonly account: Account;
  readonly name: string;
  readonly payload: string;
  readonly size: number;
  readonly sha256: string;
  readonly usage: Usage | null;
  readonly state: FileState;
  readonly findings: readonly Finding[];
  readonly receivedAt: Date;
  /** The wrapper that it came out of, and which of its entries it was; nothing when it came through a channel. */
  readonly parent: FileId | null;
  readonly entry: number | null;
  /** What it was, when it was no more than a wrapper. */
  readonly wrapper: WrapperKind | null;
  /** When the client removed it from its listing; the bytes stay. */
  readonly hiddenAt: Date | null;
}

/** One interchange inside a file, or a stretch that is none. Arrivals tile the file. */
export interface ArrivalRow {
  readonly id: string;
  readonly file: FileId;
  readonly filePlace: FileRow['place'];
  readonly index: number;
  readonly offset: number;
  readonly length: number;
  readonly kind: 'x12' | 'edifact' | 'csv' | 'xml' | 'json' | 'unreadable';
  readonly state: ArrivalState;
  /** The partner that it was read for; before that the mailbox's. */
  readonly partner: string;
  readonly release: string | null;
  readonly head: InterchangeHead | null;
  readonly usage: Usage | null;
  readonly sha256: string | null;
  readonly findings: readonly Finding[];
  /** A person said that this reused control number is right. */
  readonly reuseAccepted: boolean;
  readonly receivedAt: Date;
}

/** A set translated to the canonical model. One that could not be translated keeps its place and its findings. */
export interface DocumentRow {
  readonly id: string;
  readonly arrival: string;
  readonly filePlace: FileRow['place'];
  readonly arrivalIndex: number;
  readonly setIndex: number;
  readonly partIndex: number;
  readonly partner: string;
  readonly release: string;
  readonly usage: Usage;
  readonly state: InboundState;
  /** ST01 or UNH 0065, with its release and reference as sent. */
  readonly setType: string;
  readonly setRelease: string;
  readonly setReference: string;
  readonly group: GroupHead | null;
  readonly offset: number;
  readonly length: number;
  readonly segments: number;
  readonly verdict: SetVerdict;
  readonly type: DocumentType | null;
  readonly number: string | null;
  /** The first of its orders. */
  readonly orderNumber: string | null;
  /** Every order that it speaks of. */
  readonly orders: readonly string[];
  /** Numbers of the documents that it answers. */
  readonly answers: readonly string[];
  /** Every number by which it is found, in capitals. */
  readonly names: readonly string[];
  readonly document: CanonicalDocument | null;
  readonly provenance: PlaceColumns;
  readonly leftovers: readonly Leftover[];
  readonly findings: readonly Finding[];
  readonly businessKey: BusinessKey | null;
  readonly version: number;
  readonly contentHash: string | null;
  readonly lane: string | null;
  readonly acceptedAsIs: boolean;
  /** What a person decided about each difference that was on show; what differs in another way since holds it once more. */
  readonly settlement: Settlement | null;
  readonly decision: Decision | null;
  /** Of a held document: what accepting it as it is would do. Shown to who decides; made anew when it is accepted. */
  readonly preview: readonly Effect[] | null;
  readonly replaces: string | null;
  readonly receivedAt: Date;
}

/** A document that is recorded: what grows with it is text that nobody parses meanwhile. */
export type NewDocument = Omit<DocumentRow, 'document' | 'leftovers'> & {
  readonly document: JsonText | null;
  readonly leftovers: JsonText;
};

/** One effect of a document in the ledger: planned, then applied once. */
export interface EffectRow {
  readonly key: string;
  readonly document: string;
  readonly businessKey: BusinessKey;
  readonly version: number;
  readonly index: number;
  readonly effect: Effect;
  readonly applied: Applied | null;
  readonly appliedAt: Date | null;
}

/** One interchange or payload to send. */
export interface DispatchRow {
  readonly id: string;
  readonly partner: string;
  readonly channel: ChannelKind;
  readonly account: Account;
  readonly type: string;
  readonly name: string;
  readonly payload: string;
  readonly size: number;
  readonly state: DispatchState;
  /** Where it is encrypted: the fingerprint of the key that opens it, and what it was before. */
  readonly sealedFor: string | null;
  readonly plainPayload: string | null;
  /** The arrival that it answers. */
  readonly arrival: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly hiddenAt: Date | null;
}

/** One that is to be sent. */
export type ReadyDispatch = DispatchRow & { readonly state: 'ready' };

/** How a channel stands: what its profile cannot say. */
export interface ChannelRow {
  readonly account: Account;
  readonly partner: string;
  readonly kind: ChannelKind;
  /** Set while a person has paused it. */
  readonly pausedAt: Date | null;
  readonly pausedBy: string | null;
  /** When it is looked at next. */
  readonly dueAt: Date;
  readonly servedAt: Date | null;
  /** Failures in a row, since when, the last of them in words, and when it is tried again. */
  readonly failures: number;
  readonly failingSince: Date | null;
  /** What failed: connecting, or only one direction. */
  readonly failingIn: 'connect' | 'fetch' | 'send' | null;
  readonly failedAt: Date | null;
  readonly error: string | null;
  readonly retryAt: Date | null;
  /** The other side's key that a person approved, and the one that it showed last and nobody has approved. */
  readonly trusted: string | null;
  readonly trustedBy: string | null;
  readonly trustedAt: Date | null;
  readonly offered: string | null;
  /** Where the next look begins, in the adapter's own words; nothing where every look sees everything. */
  readonly position: string | null;
  /** Where it is not looked at because so many files of its partner wait to be read: how many it were. */
  readonly heldBack: number | null;
}

/**
 * What we remember of a file on the other side: `seen` until its bytes are committed, `taken` from then on, `confirmed` when
 * it was archived, renamed or deleted there.
 */
export interface RemoteRow {
  readonly key: string;
  readonly version: string;
  readonly state: 'seen' | 'taken' | 'confirmed';
  /** How often in a row it was seen unchanged, and since when. */
  readonly looks: number;
  readonly firstSeenAt: Date;
  /** Bytes that have come and are no file yet. */
  readonly payload: string | null;
  /** The file that it became. */
  readonly file: FileId | null;
}

/** Anything that waits for a person, in front of its owner. */
export interface ExceptionRow {
  readonly id: string;
  readonly subjectKind: Kind | 'lane' | 'order' | 'receipt' | 'channel';
  readonly subject: string;
  readonly partner: string;
  readonly owner: Owner;
  readonly code: string;
  readonly message: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** A line of the append-only journal. */
export interface JournalLine {
  readonly kind:
    | Kind
    | 'exception'
    | 'effect'
    | 'login'
    | 'account'
    | 'release'
    | 'system'
    | 'channel'
    | 'order'
    | 'receipt'
    | 'partner';
  readonly row: string;
  readonly from?: string;
  readonly to?: string;
  readonly what: string;
  /** A user's name, a partner's login, or the step that did it. */
  readonly actor: string;
  readonly partner?: string;
  readonly detail?: unknown;
  /** What a person did, or what was changed of what is agreed: then the line stands in the audit log as well. */
  readonly audited?: AuditAction;
}
