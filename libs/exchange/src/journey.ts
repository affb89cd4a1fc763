/**
 * The journey of what comes in, step by step, each in a room of its own. Every step is durable: load a row, decide with pure
 * code, touch at most one outside system, commit. A returned value is a decision and is committed; a thrown error means
 * "try again later", and the row stays where it was. Rows are the truth; jobs only say whose turn it is (`run-job.ts`), and
 * whatever a crash left without one the sweep finds.
 *
 * 1. `receiveFile`: the bytes are ours. Only when it has returned may the sender hear "received".
 *    `receiveOnce` is the same for senders that name their requests, `pollChannel` for files that we fetch.
 * 2. `splitFile`: a file becomes the arrivals that tile it; one that is a wrapper becomes the files in it.
 * 3. `readArrival`: an interchange becomes documents, in one commit with its control number, its findings and our answer.
 * 4. `deliverLane`: a document becomes changes in the ERP, one after another within its lane: the order read fresh, matched,
 *    planned, each effect applied once.
 * 5. `sendWaiting`: what answers it goes out, or is on show until the partner has taken it (`dispatchServed`).
 *
 * What was received goes out as orders do: `findReceipts` asks the ERPs, and tells each receipt once.
 * Orders go out by the same last step: `findOrders` asks the ERPs what was written, `draftDocument` compares an order with what its
 * partner has and drafts what is to be said, `envelopeDocument` gives it its numbers, its bytes and its name.
 *
 * What does not fit waits in front of its owner (`step/waiting.ts`) until a person chooses (`choices/`). A document whose
 * order the ERP does not know yet goes on by itself when the order appears (`askForUnknownOrders`).
 * What a partner has not answered in time waits before its owner until it comes (`watchServiceLevels`).
 */
export { receiveFile, type Received } from './receive/receive-file.js';
export { receiveOnce, type Receipt } from './receive/receive-once.js';
export { dueChannels, pollChannel, type PollOutcome } from './receive/poll/poll-channel.js';
export { splitFile } from './split/split-file.js';
export { readArrival } from './read/read-arrival.js';
export { deliverLane } from './deliver/deliver-lane.js';
export { askForUnknownOrders } from './deliver/order-feed.js';
export { findOrders } from './send/orders/find-orders.js';
export { findReceipts } from './send/receipts/find-receipts.js';
export { draftDocument } from './send/orders/draft-document.js';
export { envelopeDocument } from './send/orders/envelope-document.js';
export { sendWaiting } from './send/send-waiting.js';
export { watchServiceLevels } from './levels/watch-service-levels.js';
export { dispatchServed } from './send/dispatch-served.js';
