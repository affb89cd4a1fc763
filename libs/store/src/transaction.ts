import type { Tx } from '@quayside/exchange';
import type { EntityManager } from 'typeorm';
import { arrivalWrites } from './arrivals/arrivals.js';
import { attemptWrites } from './attempts/attempts.js';
import { systemWrites } from './attempts/systems.js';
import { channelWrites } from './channels/channels.js';
import { remoteWrites, sightWrites } from './channels/remote-files.js';
import { dispatchWrites } from './dispatches/dispatches.js';
import { documentWrites } from './documents/documents.js';
import { effectWrites } from './effects/effects.js';
import { exceptionWrites } from './exceptions/exceptions.js';
import { fileWrites } from './files/files.js';
import { wrapperWrites } from './files/unwrapping.js';
import type { JobQueue } from './jobs/job-queue.js';
import { writeJournal } from './journal/journal-lines.js';
import { levelWrites } from './levels/levels.js';
import { loginWrites } from './logins/login-locks.js';
import { claimWrites } from './numbers/claims.js';
import { ownNumberWrites } from './numbers/own-numbers.js';
import { orderWrites } from './orders/orders.js';
import { outboundWrites } from './outbound/outbound.js';
import { forgetUpload } from './payloads/uploads.js';
import { readsThrough } from './reads.js';
import { requestWrites } from './requests/remembered-requests.js';
import { rowMoves } from './row-moves.js';
import { pauseWrites } from './settings/pause.js';
import { statementWrites } from './settings/statement.js';
import { receiptWrites } from './receipts/receipts.js';
import { watchWrites } from './watch/watch.js';

/** The writes of one Postgres transaction, and its reads, which see them. */
export function txThrough(manager: EntityManager, jobs: JobQueue): Tx {
  return {
    ...readsThrough(manager),
    ...rowMoves(manager),
    ...fileWrites(manager),
    ...wrapperWrites(manager),
    ...arrivalWrites(manager),
    ...documentWrites(manager),
    ...effectWrites(manager),
    ...exceptionWrites(manager),
    ...dispatchWrites(manager),
    ...channelWrites(manager),
    ...sightWrites(manager),
    ...remoteWrites(manager),
    ...claimWrites(manager),
    ...ownNumberWrites(manager),
    ...requestWrites(manager),
    ...loginWrites(manager),
    ...attemptWrites(manager),
    ...systemWrites(manager),
    ...orderWrites(manager),
    ...pauseWrites(manager),
    ...statementWrites(manager),
    ...outboundWrites(manager),
    ...watchWrites(manager),
    ...levelWrites(manager),
    ...receiptWrites(manager),
    journal: (line) => writeJournal(manager, line),
    forgetUpload: (upload) => forgetUpload(manager, upload),
    async enqueue(job) {
      await jobs.enqueue(manager, job);
    },
    enqueueWork: (now) => jobs.enqueueWork(manager, now),
  };
}
