export { journalHead } from './journal/journal-head.js';
export { standingOf, type Standing } from './overview/standing.js';
export { waitsBehindPause, type BehindPause } from './overview/behind-pause.js';
export { migrate, openDatabase, type DatabaseOptions } from './open-database.js';
export type { Database, Watch } from './database/connection.js';
export { prepareAsOwner, type Owned } from './prepare-as-owner.js';
export { ensureDatabase } from './database/ensure-database.js';
export { ensureRole } from './database/ensure-role.js';
export { ping, serverVersion } from './database/server.js';
export { probeWrite } from './probe/write-probe.js';
export { schemaDifferences } from './database/schema-differences.js';
export type { Page } from './database/page.js';
export { auditGuard } from './audit/audit-guard.js';
export { auditLogIn, type AuditFilter, type AuditLog, type AuditPage } from './audit/audit-log.js';
export { booksIn } from './books/books.js';
export { storeIn } from './store.js';
export { openJobs, type Jobs } from './jobs/jobs.js';
export { noJobs, type JobQueue } from './jobs/job-queue.js';
export { openChanges, type Change, type Changes, type ChangesOptions, type Hear } from './journal/changes.js';
export { journalOf, type JournalListed } from './journal/journal-lines.js';
export { chunkSize } from './payloads/payload-rows.js';
export { uploadsIn, type NewUpload, type Unfinished, type Uploads } from './payloads/uploads.js';
export { mailboxIn, type Mailbox, type MailboxEntry, type MailboxFolder, type MailboxUse } from './mailbox/mailbox.js';
export { requestsIn, type RequestLimit, type Requests, type Spent } from './requests/requests.js';
export { releasesIn, type ReleaseRow, type Releases } from './releases/releases.js';
export type { ProfileProblem } from './releases/release-entities.js';
export { subjectOf, type RowSubject, type SubjectKind } from './exceptions/subjects.js';
export { handlingIn, type Handled, type Handling } from './exceptions/handling.js';
export {
  heldAmounts,
  queueCounts,
  queueWaiting,
  remarksOn,
  workQueue,
  type Cause,
  type ExceptionRemark,
  type HeldAmount,
  type QueueCounts,
  type QueueFilter,
  type QueuePage,
  type QueueScope,
  type QueueSort,
  type Waiting,
} from './exceptions/work-queue.js';
export {
  closeAllSessions,
  consoleSessionsIn,
  idleHours,
  type ConsoleSessions,
  type NewSession,
  type SessionRow,
} from './accounts/sessions.js';
export { peopleIn } from './accounts/people.js';
export { loginLocksNow } from './logins/login-locks.js';
export { placeKeptMs, sftpSessionsIn, type ArrivingSession, type SftpSessions } from './logins/sftp-sessions.js';
export { settingsIn, type Settings } from './settings/settings.js';
export { demoRecordsIn, type DemoRecords } from './demo/demo-records.js';
export { hasFiles } from './files/files.js';
export { accountsNamed } from './documents/named-accounts.js';
export { fileListed, filePage, partsOf, type FileFilter, type FileListed } from './files/file-list.js';
export { filesOfPartner, filesWithin, isAtRest } from './files/files-of-partner.js';
export { originalsOf, type Original } from './documents/originals.js';
export {
  documentPage,
  documentsWhere,
  threadOf,
  threadOfOrder,
  type DocumentFilter,
  type DocumentListed,
} from './documents/document-list.js';
export {
  documentHead,
  documentStretch,
  placesOf,
  type DocumentHead,
  type DocumentStretch,
  type Stretch,
} from './documents/document-stretch.js';
export { deliveredFor } from './documents/documents.js';
export {
  arrivalsOfFile,
  interchangesOf,
  type ArrivalListed,
  type Interchange,
} from './documents/documents-of-files.js';
export {
  exceptionsById,
  openExceptionOf,
  openOfOrderItself,
  type ExceptionAbout,
  type ExceptionListed,
} from './exceptions/exception-list.js';
export { dispatchesOfAccount, type DispatchQuery } from './dispatches/dispatches-of-account.js';
export { channelHealth, type ChannelHealth } from './channels/channel-health.js';
export { orderNamedBy, type OrderNamed } from './orders/orders.js';
export {
  countOrders,
  orderDelivered,
  orderQuestions,
  orders,
  type OrderFilter,
  type OrderListed,
  type OrderQuestion,
} from './orders/order-list.js';
export { scorecardOf, type Period, type Scorecard } from './scorecard/scorecard.js';
export { versionsOfOrder, type OrderVersion } from './orders/order-versions.js';
export { systems, type SystemListed } from './attempts/systems.js';
export { figures, partnerHealth, type Figures, type PartnerHealth } from './overview/figures.js';
