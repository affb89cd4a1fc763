export { openDatabase, migrate, rows, type DatabaseOptions } from './database/database.js';
export { storeIn } from './store.js';
export { openJobs, type Jobs } from './jobs/jobs.js';
export type { Enqueue } from './transaction.js';
export { uploadsIn, type NewUpload, type Unfinished, type Uploads } from './payloads/uploads.js';
export { mailboxIn, type Mailbox, type MailboxEntry, type MailboxUse } from './mailbox/mailbox.js';
export { requestsIn, type RequestLimit, type Requests, type Spent } from './requests/requests.js';
export { releasesIn, type ProfileProblem, type ReleaseRow, type Releases } from './releases/releases.js';
export { accountsIn, type Accounts, type AccountRow, type SessionRow } from './accounts/accounts.js';
export { placeKeptMs, sftpSessionsIn, type ArrivingSession, type SftpSessions } from './logins/sftp-sessions.js';
export { settingsIn, type Settings } from './settings/settings.js';
export { chunkSize } from './payloads/payloads.js';
export {
  documentPage,
  documentsWhere,
  threadOf,
  threadOfOrder,
  type DocumentFilter,
  type DocumentListed,
  type Page,
} from './documents/document-list.js';
export {
  documentHead,
  documentStretch,
  placesOf,
  type DocumentHead,
  type DocumentStretch,
  type Stretch,
} from './documents/document-stretch.js';
export { arrivalsOf, fileListed, filePage, partsOf, type FileListed } from './files/file-list.js';
export {
  channelHealth,
  figures,
  journalOf,
  journalSince,
  openExceptionOf,
  openExceptions,
  orderNamedBy,
  orders,
  partnerHealth,
  systems,
  type ChannelHealth,
  type ExceptionListed,
  type Figures,
  type JournalListed,
  type OrderListed,
  type OrderNamed,
  type PartnerHealth,
  type SystemListed,
} from './exceptions/overview.js';
export { deliveredFor, dispatchesOfAccount, filesOfAccount, filesWithin, isAtRest } from './files/supplier.js';
export { demoRecordsIn, type DemoRecords } from './demo/demo-records.js';
