import { contentHash, mentionsOf, noPlaces, orderNumbers } from '@quayside/canonical';
import { isAcknowledgement, type SetSummary } from '@quayside/edi';
import type { Translation } from '@quayside/mapping';
import { shownFinding } from '@quayside/std';
import { businessKeyOf } from '../model/business-key.js';
import { isFindable } from '../model/found-by.js';
import { laneOf } from '../model/lane.js';
import type { ArrivalRow, DocumentRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { waitFor } from '../step/waiting.js';
import { beginningOf, type Beginning, type Part } from './beginning.js';
import type { Sender } from './identify.js';

export interface SetInput {
  readonly arrival: ArrivalRow;
  readonly sender: Pick<Sender, 'live' | 'usage'>;
  readonly set: SetSummary;
  readonly translation: Translation;
  /** "Process again" names the row that it replaces. */
  readonly replaces?: DocumentRow;
}

/** Records the documents of one set in their first state. Returns whether any of them is to be delivered. */
export async function documentsOfSet(ports: Ports, tx: Tx, input: SetInput): Promise<boolean> {
  const parts = partsOf(input);
  let accepted = false;
  for (const [partIndex, part] of parts.entries()) {
    const begin = await beginningOf(tx, input, part);
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
    accepted ||= begin.state === 'accepted';
  }
  return accepted;
}

function partsOf({ translation, set, sender }: SetInput): readonly Part[] {
  // An acknowledgement is read as such; that no mapping was agreed for it is no finding.
  const shared = isAcknowledgement(set.type)
    ? set.findings
    : [...set.findings, ...translation.findings.map(shownFinding)];
  if (translation.documents.length === 0) {
    return [
      { document: null, provenance: noPlaces, leftovers: [], findings: shared, businessKey: null, contentHash: null },
    ];
  }
  const { live, usage } = sender;
  const keyed = { company: live.partner.erp(usage)?.company, usage, partner: live.partner.id };
  return translation.documents.map((each) => ({
    document: each.document,
    provenance: each.provenance,
    leftovers: each.leftovers,
    findings: [...shared, ...each.findings.map(shownFinding)],
    businessKey: businessKeyOf(keyed, each.document),
    contentHash: contentHash(each.document),
  }));
}

function mentioned(
  document: DocumentRow['document'],
): Pick<DocumentRow, 'orderNumber' | 'orders' | 'answers' | 'names'> {
  if (!document) return { orderNumber: null, orders: [], answers: [], names: [] };
  const { answers, names } = mentionsOf(document);
  const orders = orderNumbers(document).filter(isFindable);
  return {
    orderNumber: orders[0] ?? null,
    orders,
    answers: answers.filter(isFindable),
    names: names.filter(isFindable),
  };
}

function rowOf(ports: Ports, input: SetInput, part: Part, partIndex: number, begin: Beginning): DocumentRow {
  const { arrival, sender, set, replaces } = input;
  const { document } = part;
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
    type: document?.type ?? null,
    number: document?.number ?? null,
    ...mentioned(document),
    ...part,
    version: begin.version,
    lane: laneOf(sender.live.partner, sender.usage),
    acceptedAsIs: false,
    decision: null,
    preview: null,
    replaces: replaces?.id ?? null,
    receivedAt: arrival.receivedAt,
  };
}
