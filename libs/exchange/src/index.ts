/**
 * The words of the business, as everything here uses them:
 * a *file* is the bytes as they came through a channel; an *arrival* is one interchange inside it; a *set* is one
 * transaction set inside that; a *document* is a set translated to the canonical model; an *order* is our copy of the
 * purchase order in the ERP; a *decision* says what a document means for its order, by its *discrepancies*; an *effect* is
 * one keyed change in the ERP, planned purely and applied once; a *dispatch* is something to send; an *exception* waits for
 * a person; a *lane* is what must be delivered one after another; the *journal* is the record of every move of every row.
 */
export { formatOfFile } from './file-format.js';
export { deliverLane, readArrival, receiveFile, splitFile, type Received } from './inbound.js';
export { receiveOnce, type Receipt } from './receive-once.js';
export { dispatchServed } from './outbound.js';
export { dueChannels, pollChannel, type PollOutcome } from './channel/poll-channel.js';
export { aboutChannel, awaitsApproval, channelState, type ChannelState } from './channel/channel-words.js';
export {
  forgetOldTries,
  lockedUntil,
  locksOf,
  noteLogin,
  noteWrongPassword,
  unlockLogin,
  type PasswordTry,
} from './channel/login-locks.js';
export { noteQuotaUsed, settleQuotas } from './channel/login-quota.js';
export { sendWaiting } from './channel/send-waiting.js';
export { approveHostKey, pauseChannel, resumeChannel, testChannel } from './channel/channel-choices.js';
export {
  isPolled,
  liveChannel,
  liveChannels,
  type LiveChannel,
  type PolledChannel,
  type PolledSettings,
} from './channel/live-channel.js';
export {
  arrivalChoices,
  chooseForArrival,
  chooseForDocument,
  chooseForFile,
  ChoiceNotPossible,
  documentChoices,
  fileChoices,
  type Choice,
  type Choosing,
} from './choices.js';
export { progressOf, type LineProgress } from './order-progress.js';
export { askForUnknownOrders, runJob, sweep } from './sweep.js';
export { readInProcess } from './read-in-process.js';
export { attemptLimit, type StepOutcome } from './step.js';
export { systemOf } from './deliver.js';
export { moves, type Kind, type Moves, type StateOf, type Target } from './states.js';
export type {
  ArrivalRow,
  ChannelRow,
  DispatchRow,
  DocumentRow,
  EffectRow,
  ExceptionRow,
  FileRow,
  JournalLine,
  RemoteRow,
  Usage,
  WrapperKind,
} from './rows.js';
export type { Applied, Effect, Erp, ErpAddress, ErpRecord, Json, PlanEffects, PlanInput } from './ports/erp.js';
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
export type { LivePartner, PartnerBook, Reading, ReadEvent, ReadRequest } from './ports/reading.js';
export type { ChannelPorts, Ports } from './ports/ports.js';
export type { LoginLock, LoginReads, LoginWrites } from './ports/logins.js';
export {
  MovedMeanwhile,
  type Attempt,
  type ChannelPatch,
  type ChannelWrites,
  type Claim,
  type ControlNumber,
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
export { DispatchRefused, NameTaken, PeerNotTrusted, Refused, TooLarge, Unavailable } from './errors.js';
