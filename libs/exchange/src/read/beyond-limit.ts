import { createSegmentWalk, type WalkEnd } from '@quayside/edi';
import type { Finding } from '@quayside/std';
import { ReadingLimit, readingLimits } from '../model/errors.js';
import type { ArrivalRow, FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { wakeLanes } from '../step/turns.js';
import { moveToWait, type Why } from '../step/waiting.js';
import { answerInterchange } from './answer.js';
import type { Sender } from './identify.js';
import type { Received } from './received.js';

/**
 * Reads an arrival; one that needs more than our limits allow is tried once more, since chance may have had its part in it, and is
 * then set aside. Its sender hears that it is too much, where the standard can say so; which setting it was, operations hears.
 */
export async function withinLimits(
  ports: Ports,
  arrival: Received,
  file: FileRow,
  sender: Sender | undefined,
  read: () => Promise<void>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof ReadingLimit)) throw error;
    if (error.code !== 'reading-lines' && !(await failedSo(ports, arrival, error))) throw error;
    await setAside(ports, arrival, file, sender, error);
  }
}

async function failedSo({ store }: Ports, arrival: Received, { message }: ReadingLimit): Promise<boolean> {
  return (await store.attempt('arrival', arrival.id))?.error === message;
}

async function setAside(
  ports: Ports,
  arrival: Received,
  file: FileRow,
  sender: Sender | undefined,
  { code, limit, message }: ReadingLimit,
): Promise<void> {
  const { setting } = readingLimits[code];
  const { offset, length } = arrival;
  const words = `This cannot be read: ${message}. Send it in smaller files.`;
  const finding: Finding = { code, severity: 'fatal', message: words, offset, length };
  const why: Why = {
    owner: 'operations',
    code,
    message: `${code === 'reading-lines' ? 'It cannot be read' : 'It was tried twice'}: ${message}. The limit is ${setting} (${limit}), an environment variable of the gateway. Raise it and choose "process again", or ask the sender for smaller files.`,
  };
  const known: Partial<ArrivalRow> = sender
    ? { head: sender.head, usage: sender.usage, partner: sender.live.partner.id, release: sender.live.release }
    : {};
  const outline = sender && (await outlineOf(ports, arrival, file));
  await ports.store.commit(async (tx) => {
    await moveToWait(ports, tx, 'arrival', arrival, 'unreadable', why, { ...known, findings: [finding] });
    await wakeLanes(tx, arrival.partner, known.partner ?? arrival.partner);
    if (sender && outline) await answer(ports, tx, arrival, sender, outline, finding);
  });
}

/** Its envelopes, without what is in its sets: that takes no time and no memory to speak of. */
async function outlineOf({ store }: Ports, arrival: Received, file: FileRow): Promise<WalkEnd> {
  const walk = createSegmentWalk(() => undefined, { fileOffset: arrival.offset });
  for await (const chunk of store.payloads.read(file.payload, arrival.offset, arrival.length)) walk.push(chunk);
  return walk.end();
}

async function answer(
  ports: Ports,
  tx: Tx,
  arrival: Received,
  sender: Sender,
  { interchange, sets }: WalkEnd,
  finding: Finding,
): Promise<void> {
  const reading = { ...interchange, findings: [finding, ...interchange.findings] };
  await answerInterchange(ports, tx, { arrival, sender, reading, sets });
}
