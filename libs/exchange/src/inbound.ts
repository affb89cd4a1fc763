import {
  createSplitter,
  readHead,
  type InterchangeHead,
  type InterchangeReading,
  type Piece,
  type SetSummary,
} from '@quayside/edi';
import { fail, type Finding, type Result } from '@quayside/std';
import { answerDuplicate, answerInterchange, answerReusedNumber } from './answer.js';
import { claimsSince } from './claims-since.js';
import { deliverDocument } from './deliver.js';
import { documentsOfSet } from './documents.js';
import { identifySender, type NotIdentified, type Sender } from './identify.js';
import { firstBytes, sha256Of } from './payload-bytes.js';
import type { Ports } from './ports/ports.js';
import type { Claim, Tx, Upload } from './ports/store.js';
import type { ArrivalRow, FileRow } from './rows.js';
import { leaveReceipt, wantsReceipts } from './receipt.js';
import { recognised } from './recognised.js';
import { hasNoEnvelope, readPlainFile } from './inbound-files.js';
import { formatOfFile } from './file-format.js';
import { refusalOf, refusedSets } from './refusal.js';
import { setAside } from './set-aside.js';
import { guarded } from './step.js';
import { unwrap } from './unwrap.js';

/**
 * The inbound journey, top to bottom. Each function is one durable step: load a row, decide with pure code, touch at most
 * one outside system, commit. A returned value is a decision and is committed; a thrown error means "try again later".
 */

/** What a complete upload was when its last byte had been written. */
export interface Received {
  readonly size: number;
  readonly sha256: string;
  readonly name: string;
  /** What it was cut out of, in words. */
  readonly origin?: string | undefined;
}

/**
 * Step 1. The payload's chunks are already stored; this commits the file row, its hash and the job that splits it.
 * Only when it has returned may the sender hear "received".
 */
export async function receiveFile(ports: Ports, upload: Upload, received: Received): Promise<FileRow> {
  const receipt = await wantsReceipts(ports, upload);
  return ports.store.commit(async (tx) => {
    const file = await recordFile(ports, tx, upload, received);
    await tx.forgetUpload(upload.id);
    if (receipt) await leaveReceipt(ports, tx, file);
    return file;
  });
}

/** The file row, its journal line and the job that splits it, in the transaction of whoever received it. */
export async function recordFile(
  ports: Ports,
  tx: Tx,
  { partner, channel, account, usage, payload }: Omit<Upload, 'id' | 'name'>,
  { origin, ...received }: Received,
): Promise<FileRow> {
  const at = { id: ports.id(), receivedAt: ports.clock.now() };
  const file = await tx.insertFile({ ...at, partner, channel, account, usage, payload, ...received });
  await tx.journal({
    kind: 'file',
    row: file.id,
    to: 'stored',
    what: `received ${file.name}, ${file.size} bytes${origin === undefined ? '' : `, cut out of ${origin}`}`,
    actor: account,
    partner: file.partner,
    detail: { sha256: file.sha256, channel: file.channel },
  });
  await tx.enqueue({ queue: 'file', key: file.id });
  return file;
}

/** Step 2. One file becomes N arrivals that tile it, each with its own job. An empty file is an unreadable file. */
export async function splitFile(ports: Ports, id: string): Promise<void> {
  const file = await ports.store.file(id);
  if (file?.state !== 'stored') return;
  const stored = { ...file, state: file.state };
  if (await unwrap(ports, stored)) return;
  const pieces = await withoutEnvelope(ports, stored, await piecesOf(ports, stored));
  await ports.store.commit(async (tx) => {
    if (pieces.length === 0) return setAsideEmptyFile(ports, tx, stored);
    await tx.move('file', stored, 'split', { what: `${pieces.length} arrival${pieces.length === 1 ? '' : 's'}` });
    const rows = pieces.map((piece, index) => arrivalOf(ports, stored, piece, index));
    await tx.insertArrivals(rows);
    for (const row of rows) await tx.enqueue({ queue: 'arrival', key: row.id });
  });
}

/**
 * Step 3, once per interchange: whose is it, has it been here before, what does it say, what do we answer. One commit
 * claims the control number, records documents and findings, and makes our functional acknowledgement.
 */
export async function readArrival(ports: Ports, id: string): Promise<void> {
  const arrival = await ports.store.arrival(id);
  if (arrival?.state !== 'received') return;
  const received = { ...arrival, state: arrival.state };
  const file = await ports.store.file(arrival.file);
  if (!file) throw new TypeError(`arrival ${id} has no file`);

  const { kind } = arrival;
  if (hasNoEnvelope(kind)) return readPlainFile(ports, { ...received, kind }, file);
  const head = await headOf(ports, arrival, file);
  if (!head.ok) return setAsideUnreadable(ports, received, head.error);
  const sender = await identifySender(ports.partners, file, head.value);
  if (!sender.ok) return quarantine(ports, received, file, head.value, sender.error);
  await readInterchange(ports, received, file, sender.value);
}

/**
 * Step 4. The accepted documents of a lane, one after another in arrival order, each to its end: delivered, held in front
 * of its owner, or rehearsed. A held document does not stop its lane. A second worker on the same lane finds it locked.
 */
export async function deliverLane(ports: Ports, lane: string): Promise<void> {
  await ports.store.exclusively(`lane:${lane}`, async () => {
    for (;;) {
      const document = await ports.store.nextInLane(lane, ports.clock.now());
      if (!document) return;
      const outcome = await guarded(ports, { kind: 'document', row: document.id, partner: document.partner }, () =>
        deliverDocument(ports, document),
      );
      // The outside system is away: what follows in the lane would fail as well and must not overtake.
      if (outcome === 'later') return;
    }
  });
}

async function piecesOf(ports: Ports, file: FileRow): Promise<readonly Piece[]> {
  const splitter = createSplitter();
  const pieces: Piece[] = [];
  for await (const chunk of ports.store.payloads.read(file.payload)) pieces.push(...splitter.push(chunk));
  pieces.push(...splitter.end());
  return pieces;
}

type ArrivalPiece = Omit<Piece, 'kind'> & Pick<ArrivalRow, 'kind'>;

/** A file in which no interchange begins is one of XML, JSON or CSV, where such files were agreed. */
async function withoutEnvelope(
  ports: Ports,
  file: FileRow,
  pieces: readonly Piece[],
): Promise<readonly ArrivalPiece[]> {
  const [first] = pieces;
  const live = first && (await ports.partners.byId(file.partner));
  if (first?.kind !== 'unreadable' || !live) return pieces;
  const whole = { offset: 0, length: file.size };
  const kind = formatOfFile(live.partner, await firstBytes(ports.store.payloads, file, whole), pieces.length === 1);
  return kind ? [{ ...whole, kind }] : pieces;
}

function arrivalOf(ports: Ports, file: FileRow, piece: ArrivalPiece, index: number) {
  return {
    id: ports.id(),
    file: file.id,
    filePlace: file.place,
    index,
    offset: piece.offset,
    length: piece.length,
    kind: piece.kind,
    state: 'received' as const,
    partner: file.partner,
    findings: [],
    receivedAt: file.receivedAt,
  };
}

async function setAsideEmptyFile(ports: Ports, tx: Tx, file: FileRow & { readonly state: 'stored' }): Promise<void> {
  const message = `${file.name} is empty: a file of 0 bytes was received. The sender should send it again.`;
  const finding = { code: 'file-empty', severity: 'fatal' as const, message, offset: 0, length: 0 };
  await tx.move('file', file, 'unreadable', { what: message, patch: { findings: [finding] } });
  await tx.openException(
    { subjectKind: 'file', subject: file.id, partner: file.partner, owner: 'operations', code: 'file-empty', message },
    ports.clock.now(),
  );
}

function unreadable(arrival: ArrivalRow) {
  return {
    code: 'not-an-interchange',
    severity: 'fatal' as const,
    message: `${arrival.length} bytes that belong to no interchange: an X12 interchange begins with ISA, an EDIFACT one with UNA or UNB.`,
    offset: arrival.offset,
    length: arrival.length,
  };
}

async function headOf(ports: Ports, arrival: ArrivalRow, file: FileRow): Promise<Result<InterchangeHead, Finding>> {
  const head = readHead(await firstBytes(ports.store.payloads, file, arrival), arrival.offset);
  return arrival.kind === 'unreadable' && head.ok ? fail(unreadable(arrival)) : head;
}

function setAsideUnreadable(
  ports: Ports,
  arrival: ArrivalRow & { readonly state: 'received' },
  finding: Finding,
): Promise<void> {
  const { code, message } = finding;
  return setAside(ports, arrival, 'unreadable', { code, message, owner: 'onboarding' }, [finding]);
}

/** Nobody's yet: it waits for onboarding, with what it turned out to be. */
async function quarantine(
  ports: Ports,
  arrival: ArrivalRow & { readonly state: 'received' },
  file: FileRow,
  head: InterchangeHead,
  { code, owner, message: why }: NotIdentified,
): Promise<void> {
  const message = `${why} What came: ${await recognised(ports.store.payloads, file, arrival, head)}.`;
  await ports.store.commit((tx) => tx.patch('arrival', arrival.id, { head }));
  return setAside(ports, arrival, 'quarantined', { code, message, owner }, [
    { code, severity: 'fatal', message, offset: arrival.offset, length: arrival.length },
  ]);
}

/** Whether it has been here before, and if not, what it says and what we answer. */
async function readInterchange(
  ports: Ports,
  arrival: ArrivalRow & { readonly state: 'received' },
  file: FileRow,
  sender: Sender,
): Promise<void> {
  const sha256 = await sha256Of(ports.store.payloads.read(file.payload, arrival.offset, arrival.length));
  const since = claimsSince(ports.clock, sender.live.partner);
  const prior = await ports.store.claimOf(sender.controlNumber, since);
  if (prior && prior.arrival !== arrival.id && !arrival.reuseAccepted) {
    return repeatedNumber(ports, arrival, sender, sha256, prior);
  }
  await readSets(ports, arrival, file, sender, { sha256, since, over: prior?.arrival });
}

/** Same control number as before: same bytes are a duplicate and answered again, other bytes wait for a person. */
async function repeatedNumber(
  ports: Ports,
  arrival: ArrivalRow & { readonly state: 'received' },
  sender: Sender,
  sha256: string,
  prior: Claim,
): Promise<void> {
  const known = { head: sender.head, usage: sender.usage, sha256, partner: sender.live.partner.id };
  const number = sender.controlNumber.number;
  if (prior.sha256 === sha256) {
    return ports.store.commit(async (tx) => {
      const what = `control number ${number} was here before with the same bytes`;
      await tx.move('arrival', arrival, 'duplicate', { what, patch: known, detail: { of: prior.arrival } });
      await answerDuplicate(ports, tx, arrival, prior.arrival);
    });
  }
  const message = `Control number ${number} was used before for other content. Accept it as is if the sender restarted its numbers; otherwise reject it and ask for a new number.`;
  const finding = { code: 'control-number-reused', severity: 'fatal' as const, message, offset: arrival.offset };
  await ports.store.commit(async (tx) => {
    await tx.move('arrival', arrival, 'quarantined', { what: message, patch: { ...known, findings: [finding] } });
    await tx.openException(
      {
        subjectKind: 'arrival',
        subject: arrival.id,
        partner: known.partner,
        owner: 'operations',
        code: finding.code,
        message,
      },
      ports.clock.now(),
    );
    await answerReusedNumber(ports, tx, arrival, sender);
  });
}

/** Reads set after set inside one transaction: a 500 MB interchange is never in memory, and nothing of half of one is seen. */
async function readSets(
  ports: Ports,
  arrival: ArrivalRow & { readonly state: 'received' },
  file: FileRow,
  sender: Sender,
  { sha256, since, over }: { readonly sha256: string; readonly since: Date; readonly over: string | undefined },
): Promise<void> {
  await ports.store.commit(async (tx) => {
    await tx.claim(sender.controlNumber, { arrival: arrival.id, sha256 }, { at: ports.clock.now(), since, over });
    const { reading, sets, lanes } = await recordSets(ports, tx, arrival, file, sender);
    const refusal = refusalOf(reading);
    // A sender that was refused whole sends again under the same number.
    if (refusal) await tx.releaseClaims(arrival.id);
    for (const { finding, sets: refused } of refusedSets(reading, sets)) {
      await tx.rejectInserted(arrival.id, refused, finding);
    }
    const { head, usage, live } = sender;
    await tx.move('arrival', arrival, 'read', {
      what: `${sets.length} set${sets.length === 1 ? '' : 's'}${refusal ? `, all refused: ${refusal.message}` : ''}`,
      patch: { head, usage, sha256, partner: live.partner.id, release: live.release, findings: reading.findings },
    });
    await answerInterchange(ports, tx, { arrival, sender, reading, sets });
    for (const lane of refusal ? [] : lanes) await tx.enqueue({ queue: 'lane', key: lane });
  });
}

interface Recorded {
  readonly reading: InterchangeReading;
  readonly sets: readonly SetSummary[];
  readonly lanes: ReadonlySet<string>;
}

async function recordSets(ports: Ports, tx: Tx, arrival: ArrivalRow, file: FileRow, sender: Sender): Promise<Recorded> {
  const sets: SetSummary[] = [];
  const lanes = new Set<string>();
  const { sources, partner } = sender.live;
  const chunks = ports.store.payloads.read(file.payload, arrival.offset, arrival.length);
  for await (const event of ports.reading.read({ sources, hash: partner.hash, fileOffset: arrival.offset, chunks })) {
    if (event.kind === 'end') return { reading: event.reading, sets, lanes };
    if (event.kind === 'file-end') break;
    sets.push(event.set);
    const lane = await documentsOfSet(ports, tx, { arrival, sender, set: event.set, translation: event.translation });
    if (lane) lanes.add(lane);
  }
  throw new TypeError(`reading of arrival ${arrival.id} ended without its envelope`);
}
