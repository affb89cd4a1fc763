import { type DocumentType, noPlaces } from '@quayside/canonical';
import { isAcknowledgement } from '@quayside/edi';
import { shownFinding } from '@quayside/std';
import { businessKeyOf } from '../model/business-key.js';
import { jsonText } from '../model/json-text.js';
import { laneOf } from '../model/lane.js';
import type { ArrivalRow, DocumentRow, NewDocument } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { ReadSet } from '../ports/reading.js';
import type { Tx } from '../ports/store.js';
import { hearAcknowledgement, type HeardAs } from '../send/heard/hear-acknowledgement.js';
import { hearOrderAnswer } from '../send/heard/hear-answer.js';
import { waitFor } from '../step/waiting.js';
import { beginningOf, type Beginning, type Part } from './beginning.js';
import type { Sender } from './identify.js';

export interface SetInput {
  readonly arrival: ArrivalRow;
  readonly sender: Pick<Sender, 'live' | 'usage'>;
  readonly read: ReadSet;
  /** "Process again" names the row that it replaces. */
  readonly replaces?: DocumentRow;
}

/** Records the documents of one set in their first state. Returns whether any of them is to be delivered. */
export async function documentsOfSet(ports: Ports, tx: Tx, input: SetInput): Promise<boolean> {
  const parts = partsOf(input);
  const heard = await heardAs(ports, tx, input);
  let accepted = false;
  for (const [partIndex, part] of parts.entries()) {
    const begin = await beginningOf(tx, { ...input, heard, set: input.read.set }, part);
    const row = rowOf(ports, input, part, partIndex, begin);
    await tx.insertDocument(row);
    await tx.journal({
      kind: 'inbound',
      row: row.id,
      to: begin.state,
      what: begin.what,
      actor: 'readArrival',
      partner: row.partner,
    });
    if (begin.exception) await waitFor(tx, 'inbound', row, begin.exception, ports.clock.now());
    if (isOrderAnswer(row) && isNews(begin)) await hearOrderAnswer(ports, tx, row, row);
    accepted ||= begin.state === 'accepted';
  }
  return accepted;
}

/** What an acknowledgement means for what we sent; nothing of any other set. */
async function heardAs(ports: Ports, tx: Tx, { arrival, sender, read }: SetInput): Promise<HeardAs | undefined> {
  if (!read.acknowledges || read.set.verdict === 'rejected') return undefined;
  const answering = { partner: sender.live.partner.id, usage: sender.usage, arrival: arrival.id };
  return hearAcknowledgement(ports, tx, answering, read.acknowledges);
}

/** What was refused says nothing, and what came before has said it. */
function isNews({ state }: Beginning): boolean {
  return state === 'accepted' || state === 'held';
}

function isOrderAnswer(row: NewDocument): row is NewDocument & { readonly type: DocumentType } {
  return row.type === 'order-acknowledgement' || row.type === 'order-change-acknowledgement';
}

function partsOf({ read, sender }: SetInput): readonly Part[] {
  const { set, documents } = read;
  // An acknowledgement is read as such; that no mapping was agreed for it is no finding.
  const shared = isAcknowledgement(set.type) ? set.findings : [...set.findings, ...read.findings.map(shownFinding)];
  if (documents.length === 0) return [{ ...nothing, findings: shared }];
  const { live, usage } = sender;
  const keyed = { company: live.partner.erp(usage)?.company, usage, partner: live.partner.id };
  return documents.map((document) => {
    const { release: _, ...part } = document;
    return { ...part, findings: [...shared, ...part.findings], businessKey: businessKeyOf(keyed, document) };
  });
}

/** What is recorded of a set that no mapping reads. */
const nothing: Part = {
  ...{ type: null, number: null, orderNumber: null, orders: [], answers: [], names: [] },
  ...{ document: null, provenance: noPlaces, leftovers: jsonText('[]'), findings: [] },
  ...{ businessKey: null, contentHash: null },
};

function rowOf(ports: Ports, input: SetInput, part: Part, partIndex: number, begin: Beginning): NewDocument {
  const { arrival, sender, replaces } = input;
  const { set } = input.read;
  return {
    id: ports.id(),
    arrival: arrival.id,
    filePlace: arrival.filePlace,
    arrivalIndex: arrival.index,
    setIndex: set.index,
    partIndex,
    partner: sender.live.partner.id,
    release: sender.live.release,
    usage: sender.usage,
    state: begin.state,
    setType: set.type,
    setRelease: set.release,
    setReference: set.reference,
    group: set.group,
    offset: set.offset,
    length: set.length,
    segments: set.segments,
    verdict: set.verdict,
    ...part,
    version: begin.version,
    lane: laneOf(sender.live.partner, sender.usage),
    acceptedAsIs: false,
    settlement: null,
    decision: null,
    preview: null,
    replaces: replaces?.id ?? null,
    receivedAt: arrival.receivedAt,
  };
}
