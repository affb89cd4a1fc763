/**
 * Everything agreed with a partner. A *profile* is YAML: identity, channels, and for each document its *agreement* (format, set,
 * release, direction, mapping, overlay). The *sources* of a partner are its profile and the mappings that it names, as text;
 * compiled, they are a *partner*, which recognises its envelopes, translates its sets, writes them and says where its documents go.
 * Its *files* are those that have no envelope.
 */
export { type WorkCalendar, workCalendar } from './calendar/work-calendar.js';
export { parseProfile } from './profile/parse-profile.js';
export { vanJsonSchema } from './profile/van.js';
export { type PartnerProfile, profileJsonSchema } from './profile/profile.js';
export { isTimeZone } from './profile/time-zone.js';
export { nextTime, type Schedule } from './profile/schedule.js';
export type { RestAuth, RestPollSettings } from './profile/rest-poll.js';
export type { SftpPollSettings } from './profile/sftp-poll.js';
export { accountOf, type Account, type PartnerChannel } from './profile/channel.js';
export { idOfKey, newApiKey, provesKey, type KeyHash } from './profile/api-key.js';
export { restScopes, type RestScope } from './profile/rest.js';
export {
  agreedDocuments,
  standardSets,
  type AgreedDocument,
  type DocumentAgreement,
  type DocumentFormat,
} from './profile/document-agreement.js';
export type { ErpTarget, OutgoingParties, Partner, ProfileSources } from './partner.js';
export type { PartnerFiles } from './files/partner-files.js';
export { type AgreedMapping, mappingsOf } from './agreed-mappings.js';
export { ordersOutOf, type ReceiptsOut, receiptsOutOf, type OrdersOut } from './orders-out.js';
export type { NamePart } from './profile/orders-out.js';
export { csvOf, readingRulesOf } from './profile/policies.js';
export { compilePartner } from './compile-partner.js';
export { identify } from './identify.js';
export { loadPartnerFolder } from './load.js';
export { supplierWords, type FileKind, type SupplierLanguage, type ToldFormat } from './words/supplier-words.js';
export { isPublished, publishedIn, publishedWords, type PublishedPlace } from './published/published-secrets.js';
export {
  type EnvelopeEnd,
  type NewPartner,
  profileSkeleton,
  type SkeletonDoor,
  type SkeletonFormat,
  skeletonFormats,
} from './skeleton/profile-skeleton.js';
export { dayIn } from './outgoing/envelope-time.js';
export { outgoingFile } from './outgoing/outgoing-file.js';
export { asSent, type ToTell, wayOfChange } from './outgoing/as-sent.js';
export type { Attachment, OutgoingFile, OutgoingNumbers, Sending, Unsayable } from './outgoing/sending.js';
export { answerOf, type AnswerAgreement } from './outgoing/answer-agreement.js';
export { receiptAdvice } from './outgoing/receipt-advice.js';
export { refusalAdvice, type Refused } from './outgoing/refusal-advice.js';
export { refusalNotes } from './outgoing/refusal-notes.js';
export { refusalText } from './outgoing/refusal-text.js';
export { doubtfulGlns } from './profile/doubtful-glns.js';
