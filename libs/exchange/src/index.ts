/**
 * The words of the business, as everything here uses them:
 * a *file* is the bytes as they came through a channel; an *arrival* is one interchange inside it; a *set* is one
 * transaction set inside that; a *document* is a set translated to the canonical model; an *order* is our copy of the
 * purchase order in the ERP; a *decision* says what a document means for its order, by its *discrepancies*; an *effect* is
 * one keyed change in the ERP, planned purely and applied once; a *dispatch* is something to send; an *exception* waits for
 * a person; a *lane* is what must be delivered one after another; the *journal* is the record of every move of every row.
 *
 * Begin with `journey.ts`.
 */
export {
  askForUnknownOrders,
  deliverLane,
  draftDocument,
  envelopeDocument,
  findOrders,
  findReceipts,
  dispatchServed,
  dueChannels,
  pollChannel,
  readArrival,
  receiveFile,
  receiveOnce,
  sendWaiting,
  splitFile,
  watchServiceLevels,
  type PollOutcome,
  type Receipt,
  type Received,
} from './journey.js';
export { wakeOrders } from './send/orders/find-orders.js';
export { runJob, sweep, type StepTaken } from './run-job.js';
export { attemptLimit, type StepOutcome } from './step/guarded.js';
export { fileKindOf } from './split/file-kind.js';
export { formatOfFile } from './split/file-format.js';
export { readInProcess } from './read/read-in-process.js';
export { progressOf, type LineProgress } from './deliver/order-progress.js';
export { isPartialName } from './model/partial-name.js';
export { PayloadWriter, type Written } from './receive/payload-writer.js';
export { broughtThrough, channelKinds, goesOutBy, kindOf, sentKinds } from './channel/kinds.js';
export type { GoesOut, KindOf } from './channel/kind.js';
export {
  aboutChannel,
  awaitsApproval,
  channelState,
  heldBackWords,
  type ChannelState,
} from './channel/channel-words.js';
export { approveHostKey, pauseChannel, resumeChannel, testChannel } from './channel/channel-choices.js';
export { isPolled, liveChannel, liveChannels, type FetchedChannel, type LiveChannel } from './channel/live-channel.js';
export {
  locksOf,
  noteRightPassword,
  noteWrongPassword,
  unlockLogin,
  type PasswordTry,
} from './admission/login-locks.js';
export { BacklogGauge, isFull, resumesAt, secondsUntilRoom, slowedBy } from './admission/backlog.js';
export { forgetOldTries, takeTry } from './admission/tries.js';
export { accountRow, signIn, type Proof, type SignedIn, type SignIn, type SignInPorts } from './admission/sign-in.js';
export { noteWrongKey, type WrongKeyPorts } from './admission/wrong-keys.js';
export { FewAtATime, TooBusy } from './admission/few-at-a-time.js';
export { FoldedLines, type Happening } from './admission/folded-lines.js';
export { networkOf, plainAddress } from './admission/client-address.js';
export { noteQuotaUsed, settleQuotas } from './admission/login-quota.js';
export { arrivalChoices, chooseForArrival } from './choices/arrival-choices.js';
export { chooseForDocument, documentChoices } from './choices/document-choices.js';
export { previewRefusal, type RefusalPreview } from './choices/refuse-document.js';
export { previewDocument, type Preview } from './choices/preview-document.js';
export { chooseForFile, fileChoices } from './choices/file-choices.js';
export type { Choice, Choosing } from './choices/choosing.js';
export { verifyAudit, type AuditFault, type AuditPages, type Verified } from './audit/verify-audit.js';
export {
  auditActions,
  auditHash,
  beforeFirst,
  type AuditAct,
  type AuditAction,
  type AuditEntry,
  type AuditHead,
} from './model/audit.js';
export { systemOf } from './model/lane.js';
export { moves, type Kind, type Moves, type StateOf, type Target } from './model/states.js';
export type {
  ArrivalRow,
  ChannelKind,
  ChannelRow,
  DispatchRow,
  DocumentRow,
  NewDocument,
  EffectRow,
  ExceptionRow,
  FileRow,
  JournalLine,
  RemoteRow,
  WrapperKind,
} from './model/rows.js';
export type {
  KeptVerdict,
  OutboundHead,
  OutboundKind,
  OutboundRow,
  SentNumbers,
  Verdict,
} from './model/outbound-row.js';
export { watchName, type OrderWatch, type WatchedOrder } from './model/watched-order.js';
export type { NamedNumbers, OrderOfPartner, OutboundReads, OutboundWrites, PartnerPause } from './ports/outbound.js';
export type { Sighting, WatchReads, WatchWrites } from './ports/watch.js';
export type { LevelReads, LevelWrites, LineDue, OrderDue, OrderUnbilled, OrdersAsked } from './ports/levels.js';
export type { Level, SettledLevel } from './model/settled-level.js';
export { standingOfLines, unbilledSince, type LineStanding } from './model/line-standing.js';
export { levelCodes, orderLevelCodes } from './levels/level-codes.js';
export { largeArrival } from './model/large-arrival.js';
export { jsonText, type JsonText } from './model/json-text.js';
export { businessKeyOf, ledgerKeyOf, type BusinessKey } from './model/business-key.js';
export type { ControlNumber, ControlText } from './model/control-number.js';
export { standingOf, type OrderStanding } from './model/order-standing.js';
export type { FileId } from './model/file-id.js';
export type { Usage } from './model/usage.js';
export { isOrderWrite, type Applied, type Effect, type ErpRecord, type Json } from './model/effect.js';
export type { ErpAddress } from './model/erp-address.js';
export { paidOn, type BilledLine, type OrderBill, type PaidAmount } from './model/order-bill.js';
export type { Altered, BillSought, Erp, PiecesSought, PlanEffects, PlanInput } from './ports/erp.js';
export type { ReceiptReads, ReceiptWrites } from './ports/receipts.js';
export type { AdvisedReceipt } from './model/advised-receipt.js';
export type { DoneReceipt, DoneReceipts, ReceiptFeed, ReceivedOfOrder } from './ports/receipt-feed.js';
export type { ErpCompany, OrderFeed, OrderSearch, SeenOrder, SeenOrders, WantedOfOrder } from './ports/order-feed.js';
export type {
  ChannelAddress,
  Channels,
  ChannelSession,
  ContentTag,
  Fetched,
  Listing,
  OutgoingFile,
  ProbeStep,
  RemoteFile,
} from './ports/channel.js';
export {
  WrapperFault,
  type Sealed,
  type OpenWrapper,
  type WrappedEntry,
  type WrapperReads,
  type Wrappers,
  type WrapperWrites,
} from './ports/wrappers.js';
export type { LivePartner, PartnerBook, ReadDocument, Reading, ReadEvent, ReadRequest } from './ports/reading.js';
export type { Backlog, Backlogs } from './ports/backlogs.js';
export type { ChannelPorts, Ports } from './ports/ports.js';
export type { LoginLock, LoginReads, LoginWrites } from './ports/logins.js';
export type { GatewayPause, Installation, PauseReads, PauseWrites } from './ports/pause.js';
export {
  NotReconciled,
  obstacleTo,
  pauseGateway,
  resumeGateway,
  type Holes,
  type Obstacle,
  type Resuming,
  type Uncertain,
} from './pause/pause-gateway.js';
export type { StatementReads, StatementWrites } from './ports/statements.js';
export { inShort, reconcileAndKeep, reconcileWhenDue, type Night } from './reconcile/reconcile-when-due.js';
export { pausePartner, resumePartner } from './pause/pause-partner.js';
export { askForOrder, maySendAgain, sendAnew, sendSameAgain, type WantedOrder } from './send/orders/send-again.js';
export type { Asked } from './send/orders/insert-draft.js';
export { nextOfOrder, type NextOfOrder } from './send/orders/next-of-order.js';
export { lookAgain } from './send/orders/look-again.js';
export { settleRestore, type Restored } from './pause/settle-restore.js';
export { reconcile } from './reconcile/reconcile.js';
export type { Ends, Hole, HoleCode, Statement, Unasked } from './model/statement.js';
export type {
  ArrivalEntry,
  Behind,
  Books,
  DispatchEntry,
  DocumentEntry,
  FileEntry,
  LedgerEntry,
  OutboundEntry,
} from './ports/books.js';
export { chooseForAny, everyDifference, type ChoosingAny } from './choices/choose-for-any.js';
export { chooseForException, exceptionChoices } from './choices/exception-choices.js';
export { chooseForOutbound, outboundChoices } from './choices/outbound-choices.js';
export { chooseForDispatch, dispatchChoices } from './choices/dispatch-choices.js';
export {
  MovedMeanwhile,
  type Attempt,
  type ChannelPatch,
  type ChannelWrites,
  type Claim,
  type Delivered,
  type Job,
  type MovingKind,
  type NewArrival,
  type NewDispatch,
  type NewException,
  type NewFile,
  type Patch,
  type Payloads,
  type Reads,
  type Row,
  type Store,
  type SystemState,
  type Tx,
  type Upload,
} from './ports/store.js';
export {
  ChoiceNotPossible,
  DispatchRefused,
  NameTaken,
  NotStorable,
  PeerNotTrusted,
  ReadingLimit,
  Refused,
  TooLarge,
  Unavailable,
} from './model/errors.js';
export { concernOf } from './deliver/keep.js';
export { sourceOf } from './deliver/document-source.js';
