import type { InterchangeReading, SetSummary } from '@quayside/edi';
import type { FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Claim, Tx } from '../ports/store.js';
import { sha256Of } from '../step/payload-bytes.js';
import { wakeLanes } from '../step/turns.js';
import { hearNote } from '../send/heard/hear-acknowledgement.js';
import { moveToWait, type Why } from '../step/waiting.js';
import { answerDuplicate, answerInterchange, answerReusedNumber } from './answer.js';
import { claimsSince } from './claims-since.js';
import { documentsOfSet } from './documents-of-set.js';
import type { Sender } from './identify.js';
import type { Received } from './received.js';
import { refusalOf, refusedSets } from './refusal.js';

/** Whether an interchange has been here before, and if not, what it says and what we answer. */
export async function readInterchange(ports: Ports, arrival: Received, file: FileRow, sender: Sender): Promise<void> {
  const sha256 = await sha256Of(ports.store.payloads.read(file.payload, arrival.offset, arrival.length));
  const since = claimsSince(ports.clock, sender.live.partner);
  const prior = await ports.store.claimOf(sender.controlNumber, since);
  if (prior && prior.arrival !== arrival.id && !mayReuse(arrival, sender, sha256, prior)) {
    return repeatedNumber(ports, arrival, sender, sha256, prior);
  }
  await readSets(ports, arrival, file, sender, { sha256, since, over: prior?.arrival });
}

/** Whether a number may come again: a person has said so, or it was agreed that numbers say nothing. The same bytes stay the same. */
function mayReuse({ reuseAccepted }: Received, { live }: Sender, sha256: string, prior: Claim): boolean {
  const { controlNumber } = live.partner.profile.duplicates;
  return reuseAccepted || (controlNumber === 'ignore' && prior.sha256 !== sha256);
}

/** Same control number as before: same bytes are a duplicate and answered again, other bytes wait for a person. */
async function repeatedNumber(
  ports: Ports,
  arrival: Received,
  sender: Sender,
  sha256: string,
  prior: Claim,
): Promise<void> {
  const known = { head: sender.head, usage: sender.usage, sha256, partner: sender.live.partner.id };
  if (prior.sha256 !== sha256) return reusedNumber(ports, arrival, sender, known);
  await ports.store.commit(async (tx) => {
    const what = `control number ${sender.controlNumber.number} was here before with the same bytes`;
    await tx.move('arrival', arrival, 'duplicate', { what, patch: known, detail: { of: prior.arrival } });
    await answerDuplicate(ports, tx, arrival, prior.arrival);
    await wakeLanes(tx, arrival.partner, known.partner);
  });
}

async function reusedNumber(
  ports: Ports,
  arrival: Received,
  sender: Sender,
  known: Partial<Received> & { readonly partner: string },
): Promise<void> {
  const message = `Control number ${sender.controlNumber.number} was used before for other content. Accept it as is if the sender restarted its numbers; otherwise reject it and ask for a new number.`;
  const why: Why = { owner: 'operations', code: 'control-number-reused', message };
  const findings = [{ code: why.code, severity: 'fatal' as const, message, offset: arrival.offset }];
  const found = { ...arrival, partner: known.partner };
  await ports.store.commit(async (tx) => {
    await moveToWait(ports, tx, 'arrival', found, 'quarantined', why, { ...known, findings });
    await wakeLanes(tx, arrival.partner, known.partner);
    await answerReusedNumber(ports, tx, arrival, sender);
  });
}

/** Reads set after set inside one transaction: a 500 MB interchange is never in memory, and nothing of half of one is seen. */
async function readSets(
  ports: Ports,
  arrival: Received,
  file: FileRow,
  sender: Sender,
  { sha256, since, over }: { readonly sha256: string; readonly since: Date; readonly over: string | undefined },
): Promise<void> {
  await ports.store.commit(async (tx) => {
    await tx.claim(sender.controlNumber, { arrival: arrival.id, sha256 }, { at: ports.clock.now(), since, over });
    const { reading, sets } = await recordSets(ports, tx, arrival, file, sender);
    const refusal = refusalOf(reading);
    if (!refusal) await hearNotes(ports, tx, arrival, sender, reading);
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
    await wakeLanes(tx, arrival.partner, live.partner.id);
    // Last of all: whoever answers the same partner at this moment waits for our control number until this is committed.
    await answerInterchange(ports, tx, { arrival, sender, reading, sets });
  });
}

/** What the partner says of whole interchanges of ours (TA1). Of those that carried our own answers there is nothing to settle. */
async function hearNotes(
  ports: Ports,
  tx: Tx,
  { id: arrival }: Received,
  { live, usage }: Sender,
  { notes = [] }: InterchangeReading,
): Promise<void> {
  for (const note of notes) await hearNote(ports, tx, { partner: live.partner.id, usage, arrival }, note);
}

interface Recorded {
  readonly reading: InterchangeReading;
  readonly sets: readonly SetSummary[];
}

async function recordSets(ports: Ports, tx: Tx, arrival: Received, file: FileRow, sender: Sender): Promise<Recorded> {
  const sets: SetSummary[] = [];
  const { sources, partner } = sender.live;
  const chunks = ports.store.payloads.read(file.payload, arrival.offset, arrival.length);
  const request = { sources, hash: partner.hash, fileOffset: arrival.offset, chunks, size: arrival.length };
  for await (const event of ports.reading.read(request)) {
    if (event.kind === 'end') return { reading: event.reading, sets };
    if (event.kind === 'file-end') break;
    sets.push(event.set);
    await documentsOfSet(ports, tx, { arrival, sender, read: event });
  }
  throw new TypeError(`reading of arrival ${arrival.id} ended without its envelope`);
}
