import { noInterchange, readHead, type InterchangeHead } from '@quayside/edi';
import { fail, type Finding, type Result } from '@quayside/std';
import type { ArrivalRow, FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { firstBytes } from '../step/payload-bytes.js';
import { wakeLanes } from '../step/turns.js';
import { moveToWait, type Why } from '../step/waiting.js';
import { withinLimits } from './beyond-limit.js';
import { hasNoEnvelope } from './file-sender.js';
import { identifySender, type NotIdentified } from './identify.js';
import { readInterchange } from './read-interchange.js';
import { readPlainFile } from './read-plain-file.js';
import type { Received } from './received.js';
import { recognised } from './recognised.js';

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
  if (hasNoEnvelope(kind)) {
    const plain = () => readPlainFile(ports, { ...received, kind }, file);
    return withinLimits(ports, received, file, undefined, plain);
  }
  const head = await headOf(ports, arrival, file);
  if (!head.ok) return setAsideUnreadable(ports, received, head.error);
  const sender = await identifySender(ports.partners, file, head.value);
  if (!sender.ok) return quarantine(ports, received, file, head.value, sender.error);
  const { value } = sender;
  await withinLimits(ports, received, file, value, () => readInterchange(ports, received, file, value));
}

async function headOf(ports: Ports, arrival: ArrivalRow, file: FileRow): Promise<Result<InterchangeHead, Finding>> {
  const bytes = await firstBytes(ports.store.payloads, file, arrival);
  const head = readHead(bytes, arrival.offset);
  const isNone = arrival.kind === 'unreadable' && (head.ok || head.error.code === 'not-an-interchange');
  return isNone ? fail(noInterchange(bytes, arrival.offset, arrival.length)) : head;
}

async function setAsideUnreadable(ports: Ports, arrival: Received, finding: Finding): Promise<void> {
  const why: Why = { owner: 'onboarding', code: finding.code, message: finding.message };
  await ports.store.commit(async (tx) => {
    await moveToWait(ports, tx, 'arrival', arrival, 'unreadable', why, { findings: [finding] });
    await wakeLanes(tx, arrival.partner);
  });
}

/** Not assigned to a partner yet: it waits for onboarding, with what it turned out to be. */
async function quarantine(
  ports: Ports,
  arrival: Received,
  file: FileRow,
  head: InterchangeHead,
  { code, owner, message: said }: NotIdentified,
): Promise<void> {
  const message = `${said} What came: ${await recognised(ports.store.payloads, file, arrival, head)}.`;
  const { offset, length } = arrival;
  const findings: readonly Finding[] = [{ code, severity: 'fatal', message, offset, length }];
  await ports.store.commit(async (tx) => {
    await moveToWait(ports, tx, 'arrival', arrival, 'quarantined', { owner, code, message }, { head, findings });
    await wakeLanes(tx, arrival.partner);
  });
}
