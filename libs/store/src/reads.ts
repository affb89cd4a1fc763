import type { Reads } from '@quayside/exchange';
import { arrivalReads } from './arrivals/arrivals.js';
import { attemptReads } from './attempts/attempts.js';
import { systemReads } from './attempts/systems.js';
import { channelReads } from './channels/channels.js';
import { remoteReads } from './channels/remote-files.js';
import type { Connection } from './database/connection.js';
import { dispatchReads } from './dispatches/dispatches.js';
import { deliveredReads } from './documents/delivered.js';
import { documentReads } from './documents/documents.js';
import { laneReads } from './documents/lanes.js';
import { effectReads } from './effects/effects.js';
import { exceptionReads } from './exceptions/exceptions.js';
import { fileReads } from './files/files.js';
import { wrapperReads } from './files/unwrapping.js';
import { workReads } from './jobs/work.js';
import { levelReads } from './levels/levels.js';
import { loginReads } from './logins/login-locks.js';
import { claimReads } from './numbers/claims.js';
import { ownNumberReads } from './numbers/own-numbers.js';
import { outboundReads } from './outbound/outbound.js';
import { receiptReads } from './receipts/receipts.js';
import { requestReads } from './requests/remembered-requests.js';
import { pauseReads } from './settings/pause.js';
import { statementReads } from './settings/statement.js';
import { watchReads } from './watch/watch.js';

/** All reads of the port, through the pool or through a transaction's own connection. */
export function readsThrough(connection: Connection): Reads {
  return {
    ...fileReads(connection),
    ...wrapperReads(connection),
    ...arrivalReads(connection),
    ...documentReads(connection),
    ...deliveredReads(connection),
    ...laneReads(connection),
    ...effectReads(connection),
    ...exceptionReads(connection),
    ...dispatchReads(connection),
    ...channelReads(connection),
    ...remoteReads(connection),
    ...claimReads(connection),
    ...ownNumberReads(connection),
    ...requestReads(connection),
    ...loginReads(connection),
    ...attemptReads(connection),
    ...systemReads(connection),
    ...workReads(connection),
    ...pauseReads(connection),
    ...statementReads(connection),
    ...outboundReads(connection),
    ...watchReads(connection),
    ...levelReads(connection),
    ...receiptReads(connection),
  };
}
