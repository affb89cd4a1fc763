import { ChoiceNotPossible, ReadingLimit, readingLimits } from '../model/errors.js';
import type { ArrivalRow, DocumentRow, FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { documentsOfSet } from '../read/documents-of-set.js';
import { fileSender, hasNoEnvelope, type FileSender } from '../read/file-sender.js';
import { identifySender } from '../read/identify.js';
import { wakeLanes } from '../step/turns.js';
import { settledInWords, settlementFor } from './settle-differences.js';
import { refuseDocument } from './refuse-document.js';
import { close, notOffered, says, type Choice, type Choosing } from './choosing.js';

const finished: ReadonlySet<string> = new Set(['delivered', 'rehearsed', 'refused', 'rejected', 'duplicate']);

/** The choices that this document offers now. */
export function documentChoices(row: Pick<DocumentRow, 'state' | 'type'>, code?: string): readonly Choice[] {
  if (row.state === 'held') {
    return row.type !== null && !neverAsIs.has(code ?? '')
      ? ['accept', 'reject', 'process-again']
      : ['reject', 'process-again'];
  }
  return finished.has(row.state) || row.state === 'accepted' ? ['process-again'] : [];
}

// There is nothing to accept while the order, or what a line or unit means, is not known, or while the document is not whole.
const neverAsIs: ReadonlySet<string> = new Set([
  ...['order-unknown', 'order-unconfirmed', 'order-cancelled', 'set-not-agreed', 'line-unknown', 'unit-unknown'],
  ...['field-missing', 'field-invalid', 'document-invalid'],
]);

/** Settles a document: accept it as is, refuse it, or read and deliver it once more. */
export async function chooseForDocument(ports: Ports, id: string, choosing: Choosing): Promise<void> {
  const row = await ports.store.document(id);
  if (!row) throw new ChoiceNotPossible('There is no such document.');
  const [open] = await ports.store.openExceptions('inbound', id);
  if (!documentChoices(row, open?.code).includes(choosing.choice)) throw notOffered(row.state);
  switch (choosing.choice) {
    case 'accept':
      return acceptDocument(ports, row, choosing);
    case 'reject':
      return refuseDocument(ports, row, choosing);
    case 'process-again':
      return row.state === 'accepted'
        ? tryAgain(ports, row, choosing)
        : processAgain(ports, row, choosing).catch(inWords);
    case 'send':
    case 'was-sent':
    case 'withdraw':
    case 'snooze':
    case 'waive':
      throw notOffered(row.state);
  }
}

/** Nothing was changed: the person hears why, and what could be done about it. */
function inWords(error: unknown): never {
  if (!(error instanceof ReadingLimit)) throw error;
  const { setting } = readingLimits[error.code];
  throw new ChoiceNotPossible(`It cannot be read again: ${error.message}. The limit is ${setting} (${error.limit}).`);
}

async function acceptDocument(ports: Ports, row: DocumentRow, choosing: Choosing): Promise<void> {
  if (row.state !== 'held') throw notOffered(row.state);
  const held = { ...row, state: row.state };
  const settlement = settlementFor(row, choosing.settlement);
  const said = says(choosing, { acceptedAsIs: true, settlement });
  await ports.store.commit(async (tx) => {
    await close(ports, tx, 'inbound', row.id, choosing);
    const what = `accept${settledInWords(row, settlement)}: ${choosing.reason}`;
    await tx.move('inbound', held, 'accepted', { ...said, what, ...(settlement && { detail: { settlement } }) });
    if (row.lane) await tx.enqueue({ queue: 'lane', whose: row.partner });
  });
}

/** An accepted document whose step failed: operations let it go on. */
async function tryAgain(ports: Ports, row: DocumentRow, choosing: Choosing): Promise<void> {
  await ports.store.commit(async (tx) => {
    await close(ports, tx, 'inbound', row.id, choosing);
    await tx.succeeded('document', row.id);
    const { what, actor, audited } = says(choosing);
    await tx.journal({ kind: 'inbound', row: row.id, what, actor, audited, partner: row.partner });
    if (row.lane) await tx.enqueue({ queue: 'lane', whose: row.partner });
  });
}

/**
 * Reads the set once more with the partner's live release, as a new row that names the one it replaces. It claims no
 * number and acknowledges nothing; after a delivery only the difference is planned.
 */
async function processAgain(ports: Ports, row: DocumentRow, choosing: Choosing): Promise<void> {
  const arrival = await ports.store.arrival(row.arrival);
  const file = arrival && (await ports.store.file(arrival.file));
  if (!file) throw new TypeError(`document ${row.id} has no arrival to read`);
  const sender = await senderAgain(ports, arrival, file);
  await ports.store.commit(async (tx) => {
    await close(ports, tx, 'inbound', row.id, choosing);
    if (row.state === 'held') await tx.move('inbound', { ...row, state: row.state }, 'superseded', says(choosing));
    else
      await tx.journal({
        kind: 'inbound',
        row: row.id,
        what: `processed again: ${choosing.reason}`,
        actor: choosing.by,
        audited: 'decision.process-again',
        partner: row.partner,
      });
    const request = {
      sources: sender.live.sources,
      hash: sender.live.partner.hash,
      fileOffset: arrival.offset,
      chunks: ports.store.payloads.read(file.payload, arrival.offset, arrival.length),
      size: arrival.length,
      only: row.setIndex,
      ...(hasNoEnvelope(arrival.kind) && { format: arrival.kind }),
    };
    for await (const event of ports.reading.read(request)) {
      if (event.kind !== 'set') continue;
      const wakes = await documentsOfSet(ports, tx, {
        arrival,
        sender,
        read: event,
        replaces: row,
      });
      if (wakes) await wakeLanes(tx, sender.live.partner.id);
    }
  });
}

/** Whose document it is by the profiles as they are now. */
async function senderAgain(ports: Ports, arrival: ArrivalRow, file: FileRow): Promise<FileSender> {
  if (hasNoEnvelope(arrival.kind)) {
    const sender = await fileSender(ports, file, arrival.kind);
    if (!sender) {
      throw new ChoiceNotPossible(
        `The live release of ${file.partner} has no ${arrival.kind.toUpperCase()} documents.`,
      );
    }
    return sender;
  }
  if (!arrival.head) throw new TypeError(`arrival ${arrival.id} has no envelope`);
  const sender = await identifySender(ports.partners, file, arrival.head);
  if (!sender.ok) throw new ChoiceNotPossible(sender.error.message);
  return sender.value;
}
