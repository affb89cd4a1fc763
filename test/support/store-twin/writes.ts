import type { Job, Tx } from '@quayside/exchange';
import { arrivalWrites } from './arrivals.js';
import { attemptWrites } from './attempts.js';
import { channelWrites } from './channels.js';
import type { Transaction } from './database/transaction.js';
import { dispatchWrites } from './dispatches.js';
import { documentWrites } from './documents.js';
import { effectWrites } from './effects.js';
import { exceptionWrites } from './exceptions.js';
import { fileWrites } from './files.js';
import { jobWrites } from './jobs.js';
import { writeLine } from './journal.js';
import { levelWrites } from './levels.js';
import { loginWrites } from './logins.js';
import { numberWrites } from './numbers.js';
import { orderWrites } from './orders.js';
import { outboundWrites } from './outbound.js';
import { pauseWrites } from './pause.js';
import { statementWrites } from './statements.js';
import { readsOf } from './reads.js';
import { receiptWrites } from './receipts.js';
import { remoteWrites, sightWrites } from './remote-files.js';
import { requestWrites } from './requests.js';
import { rowMoves } from './row-moves.js';
import { wrapperWrites } from './unwrapping.js';
import { uploadWrites } from './uploads.js';
import { watchWrites } from './watch.js';

/** The writes of one transaction, and its reads, which see them. */
export function writesOf(tx: Transaction, notMade: (job: Job) => void = () => undefined): Tx {
  return {
    ...readsOf(tx),
    ...rowMoves(tx),
    ...fileWrites(tx),
    ...wrapperWrites(tx),
    ...arrivalWrites(tx),
    ...documentWrites(tx),
    ...effectWrites(tx),
    ...exceptionWrites(tx),
    ...dispatchWrites(tx),
    ...channelWrites(tx),
    ...sightWrites(tx),
    ...remoteWrites(tx),
    ...numberWrites(tx),
    ...requestWrites(tx),
    ...loginWrites(tx),
    ...levelWrites(tx),
    ...attemptWrites(tx),
    ...orderWrites(tx),
    ...pauseWrites(tx),
    ...statementWrites(tx),
    ...outboundWrites(tx),
    ...watchWrites(tx),
    ...receiptWrites(tx),
    ...uploadWrites(tx),
    ...jobWrites(tx, notMade),
    journal: (line) => writeLine(tx, line),
  };
}
