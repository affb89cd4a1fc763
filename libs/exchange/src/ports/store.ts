import type { Order } from '@quayside/canonical';
import type { Account } from '@quayside/partners';
import type {
  ArrivalRow,
  ChannelKind,
  ChannelRow,
  DispatchRow,
  DocumentRow,
  EffectRow,
  ExceptionRow,
  FileRow,
  JournalLine,
  NewDocument,
  RemoteRow,
} from '../model/rows.js';
import type { OutboundRow } from '../model/outbound-row.js';
import type { Usage } from '../model/usage.js';
import type { BusinessKey } from '../model/business-key.js';
import type { ControlNumber } from '../model/control-number.js';
import type { FileId } from '../model/file-id.js';
import type { DispatchState, Kind, StateOf, Target } from '../model/states.js';
import type { Finding } from '@quayside/std';
import type { RemoteFile } from './channel.js';
import type { Applied, Effect } from '../model/effect.js';
import type { LevelReads, LevelWrites } from './levels.js';
import type { LoginReads, LoginWrites } from './logins.js';
import type { OutboundReads, OutboundWrites } from './outbound.js';
import type { PauseReads, PauseWrites } from './pause.js';
import type { ReceiptReads, ReceiptWrites } from './receipts.js';
import type { StatementReads, StatementWrites } from './statements.js';
import type { WatchReads, WatchWrites } from './watch.js';
import type { WrapperReads, WrapperWrites } from './wrappers.js';

/**
 * Somebody's turn at one kind of work: "partner P has files, arrivals, lanes, orders with work; account A has dispatches". Which rows
 * those are, and whether there are any, the rows say. Turns are taken in their order, and of one queue each has one that waits
 * at most: so whoever has thousands of rows waiting comes as often as whoever has one.
 */
export interface Job {
  /** A large arrival takes a while: those have workers of their own, so that small ones never wait for them. */
  readonly queue: 'file' | 'arrival' | 'large-arrival' | 'lane' | 'order' | 'outbound' | 'dispatch';
  /** The partner whose turn it is; of dispatches the account that they go to. */
  readonly whose: string;
}

/** Which row of a kind is meant; the type of its state decides where it may move. */
interface RowOf {
  file: FileRow;
  arrival: ArrivalRow;
  inbound: DocumentRow;
  outbound: OutboundRow;
  dispatch: DispatchRow;
}
export type MovingKind = keyof RowOf & Kind;
export type Row<K extends MovingKind> = RowOf[K];

export interface Upload {
  readonly id: string;
  readonly partner: string;
  readonly channel: ChannelKind;
  readonly account: Account;
  readonly name: string;
  readonly payload: string;
  readonly usage: Usage | null;
}

export interface Claim {
  readonly arrival: string;
  readonly sha256: string;
}

/** What failed last time and when it may be tried again. */
export interface Attempt {
  readonly kind: 'file' | 'arrival' | 'lane' | 'dispatch' | 'document' | 'order' | 'outbound';
  readonly row: string;
  /** Failures while the outside system served others, or of our own code. */
  readonly count: number;
  /** The first failure since it last succeeded, or was taken up again. */
  readonly since: Date;
  readonly failedAt: Date;
  readonly retryAt: Date;
  readonly error: string;
}

export interface SystemState {
  readonly system: string;
  readonly servedAt: Date | null;
  readonly failingSince: Date | null;
  readonly error: string | null;
}

/** A document about an order that reached the ERP, as far as later ones ask of it. */
export type Delivered = Pick<DocumentRow, 'id' | 'number' | 'version' | 'decision'> & {
  readonly type: 'order-acknowledgement' | 'ship-notice';
  readonly businessKey: BusinessKey;
};

/** Reads of single rows and of the work that waits. All of them see committed rows, and inside `commit` also our own. */
export interface Reads
  extends LevelReads, LoginReads, OutboundReads, PauseReads, ReceiptReads, StatementReads, WatchReads, WrapperReads {
  file(id: string): Promise<FileRow | undefined>;
  arrival(id: string): Promise<ArrivalRow | undefined>;
  document(id: string): Promise<DocumentRow | undefined>;
  dispatch(id: string): Promise<DispatchRow | undefined>;
  exception(id: string): Promise<ExceptionRow | undefined>;
  /** What is open of a row, oldest first, then by code. */
  openExceptions(kind: ExceptionRow['subjectKind'], subject: string): Promise<readonly ExceptionRow[]>;
  /** What is open of a partner with one of these codes, oldest first. */
  openCoded(partner: string, codes: readonly string[]): Promise<readonly ExceptionRow[]>;
  /** The documents of an arrival in the order of its sets, older versions first. */
  documentsOf(arrival: string): Promise<readonly DocumentRow[]>;
  /** What answers an arrival, in the order in which it was made, then by name. */
  dispatchesAnswering(arrival: string): Promise<readonly DispatchRow[]>;
  /** The row of this business key with the highest version, without those that were refused, rejected or replaced. */
  latest(businessKey: BusinessKey): Promise<Pick<DocumentRow, 'id' | 'version' | 'contentHash'> | undefined>;
  /** The file that a request of this account made, by the key that the sender gave it. */
  fileOfRequest(account: Account, key: string): Promise<FileRow | undefined>;
  /** The highest version that this business key ever had; 0 before the first. */
  highestVersion(businessKey: BusinessKey): Promise<number>;
  /** What has reached the ERP about these orders, oldest first: answers and ship notices, later versions after earlier ones. */
  deliveredOn(partner: string, usage: Usage, orderNumbers: readonly string[]): Promise<readonly Delivered[]>;
  /** The planned and applied effects of one document, in order. */
  effectsOf(document: string): Promise<readonly EffectRow[]>;
  /** All applied effects of a business key, oldest first. */
  appliedEffects(businessKey: BusinessKey): Promise<readonly EffectRow[]>;
  /** The last number that we gave to what we send to this partner; nothing before the first. */
  lastControlNumber(partner: string, scope: string): Promise<number | undefined>;
  /** Who claimed this number after `since`, the beginning of the partner's window. */
  claimOf(number: ControlNumber, since: Date): Promise<Claim | undefined>;
  /**
   * The next accepted document of a lane in arrival order, without those that have an open exception; nothing while it waits
   * for a retry, or while an earlier arrival of the same partner is still to be read.
   */
  nextInLane(lane: string, now: Date): Promise<DocumentRow | undefined>;
  /** Held documents whose order is not known or not confirmed yet: the 500 that wait longest, in the order in which they came. */
  waitingForOrder(): Promise<readonly DocumentRow[]>;
  /** What failed and is tried again; nothing once it has succeeded. */
  attempt(kind: Attempt['kind'], row: string): Promise<Attempt | undefined>;
  system(name: string): Promise<SystemState | undefined>;
  channel(account: Account): Promise<ChannelRow | undefined>;
  /** All that were ever used, by account. */
  channels(): Promise<readonly ChannelRow[]>;
  /** What was taken from a channel and not confirmed there, oldest first. */
  takenRemote(account: Account): Promise<readonly Pick<RemoteRow, 'key' | 'version'>[]>;
  /** What waits to be sent through a channel, oldest first, without what is to be tried again later. */
  readyDispatches(account: Account, now: Date, limit: number): Promise<readonly DispatchRow[]>;
  /** What stands in this state whatever its channel, oldest first. */
  dispatchesThatAre<S extends DispatchState>(
    state: S,
    limit: number,
  ): Promise<readonly (DispatchRow & { readonly state: S })[]>;
  /**
   * Everybody whose turn it is: who has rows with work now, no open exception and no retry in the future. Of dispatches the
   * accounts through which we send, and which are neither paused nor wait for a retry.
   */
  work(now: Date): Promise<readonly Job[]>;
  /** The first files of a partner that are to be split, oldest first, by their ids; none that `work` passes over. */
  nextFiles(partner: string, now: Date, limit: number): Promise<readonly string[]>;
  /** The same of arrivals that are to be read: of the large ones, or of the others. */
  nextArrivals(partner: string, which: 'large' | 'small', now: Date, limit: number): Promise<readonly string[]>;
  /**
   * How many files and arrivals of a partner are to be split and read, without those that a person has; of each no more than `most`
   * are counted.
   */
  waitingToBeRead(partner: string, most: number): Promise<number>;
  /** Lanes in which documents of this partner are to be delivered, by name. */
  nextLanes(partner: string, now: Date, limit: number): Promise<readonly string[]>;
}

/** A file that came through a channel, or with its parent and its number one that came out of a wrapper. */
export type NewFile = Omit<
  FileRow,
  'seq' | 'place' | 'state' | 'findings' | 'hiddenAt' | 'parent' | 'entry' | 'wrapper'
> &
  Partial<Pick<FileRow, 'parent' | 'entry'>>;
export type NewArrival = Omit<ArrivalRow, 'release' | 'head' | 'usage' | 'sha256' | 'reuseAccepted'>;
export type NewDispatch = Omit<
  DispatchRow,
  'state' | 'sentAt' | 'hiddenAt' | 'payload' | 'size' | 'plainPayload' | 'sealedFor'
>;
export type NewException = Omit<ExceptionRow, 'id' | 'openedAt' | 'closedAt'>;
export type Patch<K extends MovingKind> = Partial<Omit<Row<K>, 'id' | 'state'>>;

export type ChannelPatch = Partial<Omit<ChannelRow, 'account'>>;

/** What is remembered of channels and of the files on their other sides. */
export interface ChannelWrites {
  /** The row of a channel; made, and due at once, when it is new. */
  ensureChannel(channel: Pick<ChannelRow, 'account' | 'partner' | 'kind'>, at: Date): Promise<ChannelRow>;
  patchChannel(account: Account, patch: ChannelPatch): Promise<void>;
  /**
   * Notes what a look saw; one that is another version now begins anew. So does one that came again after it was confirmed,
   * unless key and version name one thing `forEver`.
   */
  seeRemote(account: Account, files: readonly RemoteFile[], at: Date, forEver: boolean): Promise<readonly RemoteRow[]>;
  /**
   * Settles what the look at this time did not see: taken files are confirmed, the rest is forgotten. Where key and version
   * name one thing `forEver`, that it is not listed says nothing: what was taken waits to be confirmed.
   */
  forgetUnseen(account: Account, at: Date, keepSince: Date, forEver: boolean): Promise<void>;
  /**
   * Gives the payload that the bytes of a remote file go to, to this holder alone, with the tag of what is in it. Throws
   * MovedMeanwhile when they are a file already.
   */
  beginRemote(
    account: Account,
    remote: Pick<RemoteRow, 'key' | 'version'>,
    holder: string,
  ): Promise<{ readonly payload: string; readonly tag: string | null }>;
  /** The bytes that come from now on are of the content with this tag. Throws MovedMeanwhile when somebody else holds them. */
  tagRemote(account: Account, remote: Pick<RemoteRow, 'key' | 'version'>, holder: string, tag: string): Promise<void>;
  /** Its bytes are this file from now on. Throws MovedMeanwhile when somebody else holds them. */
  takeRemote(account: Account, remote: Pick<RemoteRow, 'key' | 'version'>, holder: string, file: FileId): Promise<void>;
  confirmRemote(account: Account, remote: Pick<RemoteRow, 'key' | 'version'>): Promise<void>;
  /** Forgets what is known of it, and bytes that are no file. */
  forgetRemote(account: Account, key: string): Promise<void>;
}

/** One Postgres transaction: rows, moves, journal and jobs together, or nothing. */
export interface Tx
  extends
    Reads,
    ChannelWrites,
    LevelWrites,
    LoginWrites,
    OutboundWrites,
    PauseWrites,
    ReceiptWrites,
    StatementWrites,
    WatchWrites,
    WrapperWrites {
  /** Numbers it, and places it among all that came. A second file of one entry of a wrapper breaks the commit. */
  insertFile(row: NewFile): Promise<FileRow>;
  /** A file is split once: a second arrival with the same index breaks the commit. */
  insertArrivals(rows: readonly NewArrival[]): Promise<void>;
  insertDocument(row: NewDocument): Promise<void>;
  /** `sealed` is what `content` holds where only the partner can read it, and the key that opens it. */
  insertDispatch(
    row: NewDispatch,
    content: Uint8Array,
    sealed?: { readonly content: Uint8Array; readonly key: string },
  ): Promise<void>;
  /** The same bytes under the same name once more. */
  repeatDispatch(row: DispatchRow, id: string, at: Date): Promise<void>;
  /** Compare-and-set with a journal line; throws MovedMeanwhile when the row is no longer in its state. */
  move<K extends MovingKind, S extends Row<K>['state'] & StateOf<K>>(
    kind: K,
    row: Pick<Row<K>, 'id' | 'partner'> & { readonly state: S },
    to: Target<K, S> & string,
    change?: { readonly patch?: Patch<K>; readonly what?: string } & Partial<
      Pick<JournalLine, 'actor' | 'detail' | 'audited'>
    >,
  ): Promise<void>;
  patch<K extends MovingKind>(kind: K, id: string, patch: Patch<K>): Promise<void>;
  /** Refuses documents of an arrival that this same transaction inserted, by the index of their sets: with their group or interchange. */
  rejectInserted(arrival: string, sets: readonly number[], finding: Finding): Promise<void>;
  /** Of one code a row has one open exception at most: the id is that of the one that is open now. */
  openException(exception: NewException, at: Date): Promise<string>;
  closeExceptions(
    kind: ExceptionRow['subjectKind'],
    subject: string,
    how: { readonly at: Date; readonly by: string; readonly choice: string; readonly reason: string },
    /** Only exceptions with one of these codes. */
    codes?: readonly string[],
  ): Promise<void>;
  journal(line: JournalLine): Promise<void>;
  /**
   * Gives somebody a turn once this is committed. Whoever waits for one already gets no second one; and whose turn begins before
   * this is committed, so that it cannot see it, gets another one.
   */
  enqueue(job: Job): Promise<void>;
  /** Gives a turn to everybody of `work` who waits for none. Returns to how many. */
  enqueueWork(now: Date): Promise<number>;
  /**
   * Takes the number for this arrival: where nobody has it, over a claim from before `since`, or over that of the arrival `over`.
   * Throws MovedMeanwhile when another one took it first.
   */
  claim(number: ControlNumber, claim: Claim, when: { at: Date; since: Date; over?: string | undefined }): Promise<void>;
  /** This request of the account made this file. Throws MovedMeanwhile when it has made another one already. */
  rememberRequest(account: Account, key: string, file: FileId, at: Date): Promise<void>;
  /** Until the end of the transaction nobody else decides about what has this key: documents, mostly. */
  lockKey(key: string): Promise<void>;
  releaseClaims(arrival: string): Promise<void>;
  /** Counts from `start`, wraps after 999999999; never gives a number twice within a round. */
  nextControlNumber(partner: string, scope: string, start: number): Promise<number>;
  /** The effects in their order. A key that is in the ledger already breaks the commit. */
  recordPlan(document: DocumentRow, effects: readonly Effect[]): Promise<void>;
  /** What was applied stays as it was first noted. */
  effectApplied(key: string, applied: Applied, at: Date): Promise<void>;
  /** Since when it fails stays as it was first noted. */
  failed(attempt: Attempt): Promise<void>;
  succeeded(kind: Attempt['kind'], row: string): Promise<void>;
  systemServed(name: string, at: Date): Promise<void>;
  systemFailed(name: string, at: Date, error: string): Promise<void>;
  saveOrder(partner: string, connection: string, order: Order, at: Date): Promise<void>;
  /** Its bytes are a file now. Throws MovedMeanwhile when it is gone: they are one already. */
  forgetUpload(upload: string): Promise<void>;
}

/** Bytes, kept as rows of at most 1 MiB so that nothing ever needs a whole file in memory. */
export interface Payloads {
  /** Length of a row, but for the last one of a payload. */
  readonly chunkSize: number;
  /** How many whole rows a payload has. */
  wholeChunks(payload: string): Promise<number>;
  /** Removes the rows from this one on. */
  cut(payload: string, from: number): Promise<void>;
  /** Writes a row, also over one that an earlier attempt wrote. Throws MovedMeanwhile when the payload is gone. */
  append(payload: string, index: number, bytes: Uint8Array): Promise<void>;
  /** The bytes from `offset` on, at most `length` of them; nothing behind the end, or of a payload that is gone. */
  read(payload: string, offset?: number, length?: number): AsyncIterable<Uint8Array>;
}

export interface Store extends Reads {
  readonly payloads: Payloads;
  /**
   * Runs `work` in one transaction: all of what it writes, or nothing. Nobody sees anything of it before; it sees what others
   * have committed by each of its calls (read committed), and waits where another one has written the same row.
   */
  commit<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` while no other process runs one of the same name; `undefined` when another does. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
}

/** Somebody else moved the row first: what was to be done is done, or no longer asked for. */
export class MovedMeanwhile extends Error {
  override readonly name = 'MovedMeanwhile';

  constructor(
    readonly kind: string,
    readonly row: string,
    readonly expected: string,
  ) {
    super(`${kind} ${row} is no longer ${expected}`);
  }
}
