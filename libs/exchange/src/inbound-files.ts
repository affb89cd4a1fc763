import type { SetSummary } from '@quayside/edi';
import type { Finding } from '@quayside/std';
import { isFatal } from '@quayside/std';
import { claimsSince } from './claims-since.js';
import { documentsOfSet } from './documents.js';
import type { PartnerFiles } from '@quayside/partners';
import { bytesOf, sha256Of } from './payload-bytes.js';
import type { Ports } from './ports/ports.js';
import type { FileFormat, LivePartner } from './ports/reading.js';
import type { ControlNumber, Tx } from './ports/store.js';
import type { ArrivalRow, FileRow, Usage } from './rows.js';
import { insertSealed } from './sealed.js';
import { setAside } from './set-aside.js';

type Received = ArrivalRow & { readonly state: 'received'; readonly kind: FileFormat };

/** Whether files of a kind have no envelope: CSV, XML and JSON. */
export function hasNoEnvelope(kind: ArrivalRow['kind']): kind is FileFormat {
  return kind === 'csv' || kind === 'xml' || kind === 'json';
}

/** Who sent a file without an envelope: the mailbox says it, and nothing else can. */
export interface FileSender {
  readonly live: LivePartner;
  readonly usage: Usage;
}

/**
 * Step 3 for a file without an envelope: CSV, XML or JSON. Its content is its number: the same bytes again are a duplicate. What is
 * wrong with its rows goes back to the partner in words, where that was agreed.
 */
export async function readPlainFile(ports: Ports, arrival: Received, file: FileRow): Promise<void> {
  const sender = await fileSender(ports, file, arrival.kind);
  if (!sender) {
    const message = `The live release of ${file.partner} has no ${arrival.kind.toUpperCase()} documents. Add them to its profile, then process again.`;
    const why = { code: 'set-not-agreed', message, owner: 'onboarding' as const };
    return setAside(ports, arrival, 'quarantined', why, [{ code: why.code, severity: 'fatal', message }]);
  }
  const sha256 = await sha256Of(ports.store.payloads.read(file.payload, arrival.offset, arrival.length));
  const number = contentNumber(file.partner, sender.usage, sha256);
  const since = claimsSince(ports.clock, sender.live.partner);
  const prior = await ports.store.claimOf(number, since);
  const known = { usage: sender.usage, sha256, partner: sender.live.partner.id };
  if (prior && prior.arrival !== arrival.id && !arrival.reuseAccepted) {
    return ports.store.commit((tx) =>
      tx.move('arrival', arrival, 'duplicate', {
        what: 'a file with the same bytes was here before',
        patch: known,
        detail: { of: prior.arrival },
      }),
    );
  }
  await ports.store.commit(async (tx) => {
    const { findings, sets, lanes } = await recordDocuments(ports, tx, arrival, file, sender);
    const patch = { ...known, release: sender.live.release, findings };
    const fault = findings.find(isFatal);
    if (fault) return unreadable(ports, tx, arrival, fault, patch);
    await tx.claim(number, { arrival: arrival.id, sha256 }, { at: ports.clock.now(), since, over: prior?.arrival });
    const what = `${sets.length} document${sets.length === 1 ? '' : 's'}`;
    await tx.move('arrival', arrival, 'read', { what, patch });
    for (const lane of lanes) await tx.enqueue({ queue: 'lane', key: lane });
  });
}

/** The partner of the mailbox, if its live release has documents in that format. */
export async function fileSender(ports: Ports, file: FileRow, format: FileFormat): Promise<FileSender | undefined> {
  const live = await ports.partners.byId(file.partner);
  if (!live?.partner[format]?.comes) return undefined;
  const isTest =
    file.usage === 'test' || live.partner.stage === 'test' || (await saysTest(ports, file, live.partner[format]));
  return { live, usage: isTest ? 'test' : 'live' };
}

const headBytes = 64 * 1024;

async function saysTest(ports: Ports, file: FileRow, files: PartnerFiles | undefined): Promise<boolean> {
  if (!files?.usageOf) return false;
  const length = Math.min(file.size, headBytes);
  return files.usageOf(await bytesOf(ports.store.payloads.read(file.payload, 0, length))) === 'test';
}

function contentNumber(partner: string, usage: Usage, sha256: string): ControlNumber {
  return { sender: partner, receiver: 'content', usage, number: sha256 };
}

async function unreadable(
  ports: Ports,
  tx: Tx,
  arrival: Received,
  fault: Finding,
  patch: Partial<ArrivalRow>,
): Promise<void> {
  const { code, message } = fault;
  // A file that names somebody else is sound; whose it is, a person has to say.
  const to = code === 'partner-mismatch' ? 'quarantined' : 'unreadable';
  await tx.move('arrival', arrival, to, { what: message, patch });
  await tx.openException(
    { subjectKind: 'arrival', subject: arrival.id, partner: arrival.partner, owner: 'onboarding', code, message },
    ports.clock.now(),
  );
}

interface Recorded {
  readonly findings: readonly Finding[];
  readonly sets: readonly SetSummary[];
  readonly lanes: ReadonlySet<string>;
}

async function recordDocuments(
  ports: Ports,
  tx: Tx,
  arrival: Received,
  file: FileRow,
  sender: FileSender,
): Promise<Recorded> {
  const sets: SetSummary[] = [];
  const lanes = new Set<string>();
  const { sources, partner } = sender.live;
  const chunks = ports.store.payloads.read(file.payload, arrival.offset, arrival.length);
  const request = { sources, hash: partner.hash, fileOffset: arrival.offset, chunks, format: arrival.kind };
  for await (const event of ports.reading.read(request)) {
    if (event.kind === 'end') break;
    if (event.kind === 'file-end') {
      if (event.checked) await returnChecked(ports, tx, { arrival, file, sender }, event.checked);
      return { findings: event.findings, sets, lanes };
    }
    sets.push(event.set);
    const lane = await documentsOfSet(ports, tx, { arrival, sender, set: event.set, translation: event.translation });
    if (lane) lanes.add(lane);
  }
  throw new TypeError(`reading of arrival ${arrival.id} ended before its file did`);
}

/** The partner's own file, with what is wrong with each row: the answer to those who have no functional acknowledgement. */
async function returnChecked(
  ports: Ports,
  tx: Tx,
  { arrival, file, sender }: { readonly arrival: Received; readonly file: FileRow; readonly sender: FileSender },
  bytes: Uint8Array,
): Promise<void> {
  const id = ports.id();
  const name = `${file.name.replace(/\.[^.]*$/, '')}-checked.csv`;
  const { partner, channel, account } = file;
  await insertSealed(
    ports,
    tx,
    sender.live.partner,
    { id, partner, channel, account, type: 'checked', name, arrival: arrival.id, createdAt: ports.clock.now() },
    bytes,
  );
  await tx.journal({
    kind: 'dispatch',
    row: id,
    to: 'ready',
    what: `${name}: the file with what is wrong with its rows`,
    actor: 'readArrival',
    partner,
    detail: { arrival: arrival.id },
  });
  await tx.enqueue({ queue: 'dispatch', key: id });
}
