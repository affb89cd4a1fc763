import type { Reads } from '@quayside/exchange';
import { arrivalReads } from './arrivals.js';
import { attemptReads } from './attempts.js';
import { channelReads } from './channels.js';
import type { Rows } from './database/rows.js';
import { dispatchReads } from './dispatches.js';
import { documentReads } from './documents.js';
import { effectReads } from './effects.js';
import { exceptionReads } from './exceptions.js';
import { fileReads } from './files.js';
import { laneReads } from './lanes.js';
import { levelReads } from './levels.js';
import { loginReads } from './logins.js';
import { numberReads } from './numbers.js';
import { outboundReads } from './outbound.js';
import { pauseReads } from './pause.js';
import { receiptReads } from './receipts.js';
import { statementReads } from './statements.js';
import { remoteReads } from './remote-files.js';
import { requestReads } from './requests.js';
import { wrapperReads } from './unwrapping.js';
import { watchReads } from './watch.js';
import { workReads } from './work.js';

/** All reads of the port, of what is committed or of what a transaction sees. */
export function readsOf(rows: Rows): Reads {
  return {
    ...fileReads(rows),
    ...wrapperReads(rows),
    ...arrivalReads(rows),
    ...documentReads(rows),
    ...laneReads(rows),
    ...effectReads(rows),
    ...exceptionReads(rows),
    ...dispatchReads(rows),
    ...channelReads(rows),
    ...remoteReads(rows),
    ...numberReads(rows),
    ...requestReads(rows),
    ...loginReads(rows),
    ...levelReads(rows),
    ...attemptReads(rows),
    ...pauseReads(rows),
    ...statementReads(rows),
    ...outboundReads(rows),
    ...watchReads(rows),
    ...receiptReads(rows),
    ...workReads(rows),
  };
}
