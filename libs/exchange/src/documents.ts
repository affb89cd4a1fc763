import { contentHash, findingSentence, mentionsOf, orderNumbers } from '@quayside/canonical';
import type { SetSummary } from '@quayside/edi';
import type { Translation } from '@quayside/mapping';
import type { Owner } from '@quayside/matching';
import { isFatal } from '@quayside/std';
import type { Sender } from './identify.js';
import { laneOf } from './lane.js';
import type { Ports } from './ports/ports.js';
import type { Tx } from './ports/store.js';
import type { ArrivalRow, DocumentRow } from './rows.js';

export interface SetInput {
  readonly arrival: ArrivalRow;
  readonly sender: Pick<Sender, 'live' | 'usage'>;
  readonly set: SetSummary;
  readonly translation: Translation;
  /** "Process again" names the row that it replaces. */
  readonly replaces?: DocumentRow;
}

/** How a document begins: where it stands, and for whom it waits if it is held. */
interface Beginning {
  readonly state: 'accepted' | 'held' | 'rejected' | 'duplicate';
  readonly version: number;
  readonly what: string;
  readonly exception?: { readonly owner: Owner; readonly code: string; readonly message: string };
}

type Part = Pick<DocumentRow, 'document' | 'provenance' | 'leftovers' | 'findings' | 'businessKey' | 'contentHash'>;

/** Records the documents of one set in their first state. Returns the lane that has work now. */
export async function documentsOfSet(ports: Ports, tx: Tx, input: SetInput): Promise<string | undefined> {
  const parts = partsOf(input);
  let lane: string | undefined;
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
    if (begin.exception) {
      const { id, partner } = row;
      await tx.openException({ subjectKind: 'inbound', subject: id, partner, ...begin.exception }, ports.clock.now());
    }
    if (begin.state === 'accepted' && row.lane) lane = row.lane;
  }
  return lane;
}

function partsOf({ translation, set, sender }: SetInput): readonly Part[] {
  // An acknowledgement is read as such; that no mapping was agreed for it is no finding.
  const shared = isAcknowledgement(set.type) ? set.findings : [...set.findings, ...translation.findings];
  if (translation.documents.length === 0) {
    return [{ document: null, provenance: {}, leftovers: [], findings: shared, businessKey: null, contentHash: null }];
  }
  return translation.documents.map((each) => ({
    document: each.document,
    provenance: each.provenance,
    leftovers: each.leftovers,
    findings: [...shared, ...each.findings],
    businessKey: businessKeyOf(sender, each.document),
    contentHash: contentHash(each.document),
  }));
}

/** Company, usage, partner, type and number: what makes two documents the same one, whatever envelope carried them. */
function businessKeyOf({ live, usage }: SetInput['sender'], document: NonNullable<DocumentRow['document']>): string {
  const company = live.partner.erp(usage)?.company ?? 'default';
  const number =
    document.type === 'order-acknowledgement' && document.release !== undefined
      ? `${document.number}/${document.release}`
      : document.number;
  return [company, usage, live.partner.id, document.type, number].join('|');
}

async function beginningOf(tx: Tx, input: SetInput, part: Part): Promise<Beginning> {
  const { set } = input;
  if (set.verdict === 'rejected') {
    const fault = part.findings.find(isFatal);
    const why = fault ? findingSentence(fault) : 'it does not follow the standard';
    return { state: 'rejected', version: 1, what: `refused by validation: ${why}` };
  }
  if (isAcknowledgement(set.type)) return { state: 'accepted', version: 1, what: 'answers something that we sent' };
  const fault = part.document === null || part.findings.some(isFatal) ? faultOf(input, part) : undefined;
  if (fault) {
    const exception = { owner: 'onboarding' as const, code: fault.code, message: fault.message };
    return { state: 'held', version: 1, what: fault.message, exception };
  }
  // Another arrival may bring the same document at this moment: the second one must see the first.
  if (part.businessKey !== null) await tx.lockKey(part.businessKey);
  if (input.replaces) return nextVersion(tx, part);
  return firstOrRepeated(tx, part);
}

/** A fault of our mapping holds the document; the functional acknowledgement still accepts the set. */
function faultOf({ set, sender }: SetInput, part: Part): { code: string; message: string } {
  const finding = part.findings.find(isFatal);
  if (finding) return { code: finding.code, message: findingSentence(finding) };
  return {
    code: 'mapping-missing',
    message: `The profile of ${sender.live.partner.name} has no mapping for ${set.type} ${set.release}. Add the document to the profile, then process again.`,
  };
}

async function nextVersion(tx: Tx, part: Part): Promise<Beginning> {
  const version = part.businessKey === null ? 1 : (await tx.highestVersion(part.businessKey)) + 1;
  return { state: 'accepted', version, what: 'processed again' };
}

/** Equal content is a duplicate; other content a revision, but for invoices: finance decides. */
async function firstOrRepeated(tx: Tx, part: Part): Promise<Beginning> {
  const key = part.businessKey;
  const earlier = key === null ? undefined : await tx.latest(key);
  if (!earlier || key === null) return { state: 'accepted', version: 1, what: 'read' };
  if (earlier.contentHash === part.contentHash) {
    return { state: 'duplicate', version: earlier.version, what: `says the same as ${earlier.id}` };
  }
  const version = (await tx.highestVersion(key)) + 1;
  const type = part.document?.type;
  if (type !== 'invoice' && type !== 'credit-note') return { state: 'accepted', version, what: `revision ${version}` };
  const message = `${type === 'invoice' ? 'Invoice' : 'Credit note'} ${part.document?.number} was received before with other content. Refuse it, or accept it as is to change the bill.`;
  return {
    state: 'held',
    version,
    what: message,
    exception: { owner: 'finance', code: 'number-reused', message },
  };
}

export function isAcknowledgement(setType: string): boolean {
  return ['997', '999', 'TA1', 'CONTRL'].includes(setType);
}

function mentioned(
  document: DocumentRow['document'],
): Pick<DocumentRow, 'orderNumber' | 'orders' | 'answers' | 'names'> {
  if (!document) return { orderNumber: null, orders: [], answers: [], names: [] };
  const orders = orderNumbers(document);
  return { orderNumber: orders[0] ?? null, orders, ...mentionsOf(document) };
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
