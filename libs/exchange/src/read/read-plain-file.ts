import type { SetSummary } from '@quayside/edi';
import { isFatal, shownFinding, type Finding } from '@quayside/std';
import { contentNumber } from '../model/control-number.js';
import type { ArrivalRow, FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { sha256Of } from '../step/payload-bytes.js';
import { answerName } from '../send/answer-name.js';
import { makeDispatch } from '../send/make-dispatch.js';
import { wakeLanes } from '../step/turns.js';
import { moveToWait, type Why } from '../step/waiting.js';
import { claimsSince } from './claims-since.js';
import { documentsOfSet } from './documents-of-set.js';
import { fileSender, type FileSender } from './file-sender.js';
import type { ReceivedFile } from './received.js';

/**
 * Step 3 for a file without an envelope: CSV, XML or JSON. Its content is its number: the same bytes again are a duplicate. What is
 * wrong with its rows goes back to the partner in words, where that was agreed.
 */
export async function readPlainFile(ports: Ports, arrival: ReceivedFile, file: FileRow): Promise<void> {
  const sender = await fileSender(ports, file, arrival.kind);
  if (!sender) return notAgreed(ports, arrival, file);
  const sha256 = await sha256Of(ports.store.payloads.read(file.payload, arrival.offset, arrival.length));
  const number = contentNumber(file.partner, sender.usage, sha256);
  const since = claimsSince(ports.clock, sender.live.partner);
  const prior = await ports.store.claimOf(number, since);
  const known = { usage: sender.usage, sha256, partner: sender.live.partner.id };
  if (prior && prior.arrival !== arrival.id && !arrival.reuseAccepted) {
    return ports.store.commit(async (tx) => {
      await tx.move('arrival', arrival, 'duplicate', {
        what: 'a file with the same bytes was here before',
        patch: known,
        detail: { of: prior.arrival },
      });
      await wakeLanes(tx, arrival.partner);
    });
  }
  await ports.store.commit(async (tx) => {
    const { findings, sets } = await recordDocuments(ports, tx, arrival, file, sender);
    const patch = { ...known, release: sender.live.release, findings };
    const fault = findings.find(isFatal);
    if (fault) return setAside(ports, tx, arrival, fault, patch);
    await tx.claim(number, { arrival: arrival.id, sha256 }, { at: ports.clock.now(), since, over: prior?.arrival });
    const what = `${sets.length} document${sets.length === 1 ? '' : 's'}`;
    await tx.move('arrival', arrival, 'read', { what, patch });
    await wakeLanes(tx, arrival.partner);
  });
}

async function notAgreed(ports: Ports, arrival: ReceivedFile, file: FileRow): Promise<void> {
  const message = `The live release of ${file.partner} has no ${arrival.kind.toUpperCase()} documents. Add them to its profile, then process again.`;
  const why: Why = { owner: 'onboarding', code: 'set-not-agreed', message };
  const findings: readonly Finding[] = [{ code: why.code, severity: 'fatal', message }];
  await ports.store.commit((tx) => moveToWait(ports, tx, 'arrival', arrival, 'quarantined', why, { findings }));
}

async function setAside(
  ports: Ports,
  tx: Tx,
  arrival: ReceivedFile,
  { code, message }: Finding,
  patch: Partial<ArrivalRow>,
): Promise<void> {
  // A file that names somebody else is sound; whose it is, a person has to say.
  const to = code === 'partner-mismatch' ? 'quarantined' : 'unreadable';
  await moveToWait(ports, tx, 'arrival', arrival, to, { owner: 'onboarding', code, message }, patch);
  await wakeLanes(tx, arrival.partner);
}

interface Recorded {
  readonly findings: readonly Finding[];
  readonly sets: readonly SetSummary[];
}

async function recordDocuments(
  ports: Ports,
  tx: Tx,
  arrival: ReceivedFile,
  file: FileRow,
  sender: FileSender,
): Promise<Recorded> {
  const sets: SetSummary[] = [];
  const { sources, partner } = sender.live;
  const chunks = ports.store.payloads.read(file.payload, arrival.offset, arrival.length);
  const about = { sources, hash: partner.hash, fileOffset: arrival.offset, size: arrival.length };
  const request = { ...about, chunks, format: arrival.kind };
  for await (const event of ports.reading.read(request)) {
    if (event.kind === 'end') break;
    if (event.kind === 'file-end') {
      if (event.checked) await returnChecked(ports, tx, { arrival, file, sender }, event.checked);
      return { findings: event.findings.map(shownFinding), sets };
    }
    sets.push(event.set);
    await documentsOfSet(ports, tx, { arrival, sender, read: event });
  }
  throw new TypeError(`reading of arrival ${arrival.id} ended before its file did`);
}

/** The partner's own file, with what is wrong with each row: the answer to those who have no functional acknowledgement. */
async function returnChecked(
  ports: Ports,
  tx: Tx,
  { arrival, file, sender }: { readonly arrival: ReceivedFile; readonly file: FileRow; readonly sender: FileSender },
  bytes: Uint8Array,
): Promise<void> {
  const id = ports.id();
  const name = answerName(file.name, 'checked.csv');
  const { partner, channel, account } = file;
  const createdAt = ports.clock.now();
  const dispatch = { id, partner, channel, account, type: 'checked', name, arrival: arrival.id, createdAt };
  await makeDispatch(ports, tx, sender.live.partner, dispatch, bytes, {
    what: `${name}: the file with what is wrong with its rows`,
    actor: 'readArrival',
    detail: { arrival: arrival.id },
  });
}
