import { accountEntity, accountLinkEntity, recoveryCodeEntity, sessionEntity } from './accounts/account-entities.js';
import { arrivalEntity } from './arrivals/arrival-entity.js';
import { attemptEntity, systemStateEntity } from './attempts/attempt-entities.js';
import { auditEntryEntity } from './audit/audit-entity.js';
import { channelEntity, remoteFileEntity } from './channels/channel-entities.js';
import { demoRecordEntity } from './demo/demo-record-entity.js';
import { dispatchEntity } from './dispatches/dispatch-entity.js';
import { documentEntity } from './documents/document-entity.js';
import { effectEntity } from './effects/effect-entity.js';
import { exceptionEntity, exceptionRemarkEntity } from './exceptions/exception-entity.js';
import { fileEntity, unwrappingEntity } from './files/file-entities.js';
import { journalEntity } from './journal/journal-entity.js';
import { settledLevelEntity } from './levels/level-entity.js';
import { loginLockEntity, sftpSessionEntity } from './logins/login-entities.js';
import { controlNumberEntity, ownNumberEntity } from './numbers/number-entities.js';
import { orderEntity } from './orders/order-entity.js';
import { orderLineEntity } from './orders/order-line-entity.js';
import { outboundEntity, partnerPauseEntity } from './outbound/outbound-entities.js';
import { payloadChunkEntity, payloadEntity, uploadEntity } from './payloads/payload-entities.js';
import { advisedReceiptEntity, receiptsBeganEntity } from './receipts/receipt-entities.js';
import { profileImportEntity, profileProblemEntity, releaseEntity } from './releases/release-entities.js';
import { idempotencyKeyEntity, keyUseEntity, requestRateEntity } from './requests/request-entities.js';
import { writeProbeEntity } from './probe/write-probe-entity.js';
import { settingEntity } from './settings/setting-entity.js';
import { ordersBeganEntity, orderWatchEntity, watchedOrderEntity } from './watch/watch-entities.js';

/** One for every table of ours; `schemaDifferences` holds them to what the migrations made. */
export const entities = [
  ...[payloadEntity, payloadChunkEntity, uploadEntity],
  ...[fileEntity, unwrappingEntity, arrivalEntity, documentEntity, effectEntity],
  ...[exceptionEntity, exceptionRemarkEntity, journalEntity, auditEntryEntity, attemptEntity, systemStateEntity],
  ...[dispatchEntity, channelEntity, remoteFileEntity, orderEntity, orderLineEntity, settledLevelEntity],
  ...[outboundEntity, partnerPauseEntity, watchedOrderEntity, orderWatchEntity, ordersBeganEntity],
  ...[advisedReceiptEntity, receiptsBeganEntity],
  ...[controlNumberEntity, ownNumberEntity],
  ...[releaseEntity, profileImportEntity, profileProblemEntity],
  ...[accountEntity, sessionEntity, accountLinkEntity, recoveryCodeEntity],
  ...[loginLockEntity, sftpSessionEntity],
  ...[idempotencyKeyEntity, requestRateEntity, keyUseEntity],
  ...[settingEntity, demoRecordEntity, writeProbeEntity],
];
