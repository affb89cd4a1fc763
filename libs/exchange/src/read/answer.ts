import {
  acknowledge,
  acknowledgementsDue,
  encodeText,
  isAcknowledgement,
  writeTa1,
  type Acknowledgement,
  type InterchangeReading,
  type OutgoingEnvelope,
  type SetSummary,
  type TextEncoding,
} from '@quayside/edi';
import type { Sender } from './identify.js';
import { ownControlText, ownScope, type ControlText } from '../model/control-number.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import type { ArrivalRow } from '../model/rows.js';
import { makeDispatch } from '../send/make-dispatch.js';
import { wakeSending } from '../send/wake-sending.js';

/** Its control numbers are our own, not those of what it answers. */
type OwnEnvelope = OutgoingEnvelope & { readonly controlNumbers: readonly ControlText[] };

export interface AnswerInput {
  readonly arrival: ArrivalRow;
  readonly sender: Sender;
  readonly reading: InterchangeReading;
  readonly sets: readonly SetSummary[];
}

/** Our TA1 and 997 for an interchange, as agreed; an acknowledgement is never acknowledged (edi sees to that). */
export async function answerInterchange(ports: Ports, tx: Tx, input: AnswerInput): Promise<void> {
  const { reading, sets, sender } = input;
  const policy = sender.live.partner.acknowledgements;
  const due = acknowledgementsDue(reading, policy);
  const envelope = await envelopeFor(ports, tx, sender, due.length);
  for (const [n, answer] of acknowledge(reading, sets, policy, envelope).entries()) {
    await send(ports, tx, input, answer, numberAt(envelope, n), reading.encoding);
  }
}

/**
 * A repeated interchange gets the stored acknowledgement again: the same bytes under the same name. What a person has answered
 * since is told once.
 */
export async function answerDuplicate(ports: Ports, tx: Tx, arrival: ArrivalRow, original: string): Promise<void> {
  const all = await tx.dispatchesAnswering(original);
  for (const dispatch of all.filter(({ type }) => type === 'TA1' || isAcknowledgement(type))) {
    const id = ports.id();
    await tx.repeatDispatch(dispatch, id, ports.clock.now());
    await tx.journal({
      kind: 'dispatch',
      row: id,
      to: 'ready',
      what: `${dispatch.name} is sent again, for a repeated interchange`,
      actor: 'readArrival',
      partner: arrival.partner,
    });
    await wakeSending(tx, dispatch);
  }
}

/** TA1 025: a control number that came before with other content, where TA1 is agreed. */
export async function answerReusedNumber(ports: Ports, tx: Tx, arrival: ArrivalRow, sender: Sender): Promise<void> {
  const { ta1 } = sender.live.partner.acknowledgements;
  const wanted = ta1 === 'always' || ta1 === 'errors' || (ta1 === 'requested' && sender.head.acknowledgementRequested);
  if (!wanted || sender.head.syntax !== 'x12') return;
  const envelope = await envelopeFor(ports, tx, sender, 1);
  const answer = writeTa1(sender.head, { verdict: 'R', note: '025' }, envelope);
  await send(ports, tx, { arrival, sender }, answer, numberAt(envelope, 0));
}

/** What a partner numbers its interchanges with may hold anything; the name of a file may not. */
function namePart(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 40);
}

function numberAt({ controlNumbers }: OwnEnvelope, n: number): ControlText {
  const number = controlNumbers[n];
  if (number === undefined) throw new TypeError(`no control number was taken for answer ${n + 1}`);
  return number;
}

async function envelopeFor(ports: Ports, tx: Tx, sender: Sender, answers: number): Promise<OwnEnvelope> {
  const { live, head, usage } = sender;
  const { partner } = live;
  const controlNumbers: ControlText[] = [];
  for (let n = 0; n < answers; n += 1) {
    const next = await tx.nextControlNumber(partner.id, ownScope(usage), partner.profile.controlNumbers.start);
    controlNumbers.push(ownControlText(next));
  }
  // We answer as whom they addressed.
  return {
    framing: partner.framing,
    sender: head.receiver,
    receiver: head.sender,
    controlNumbers,
    usage,
    at: ports.clock.now(),
  };
}

async function send(
  ports: Ports,
  tx: Tx,
  { arrival, sender }: Pick<AnswerInput, 'arrival' | 'sender'>,
  answer: Acknowledgement,
  controlNumber: ControlText,
  encoding: TextEncoding = 'latin1',
): Promise<void> {
  const { partner } = sender.live;
  const file = await tx.file(arrival.file);
  if (!file) throw new TypeError(`arrival ${arrival.id} has no file`);
  const { channel, account } = file;
  const name = `${answer.type}-${namePart(sender.head.controlNumber)}-${controlNumber}.edi`;
  const at = { id: ports.id(), createdAt: ports.clock.now() };
  const dispatch = { ...at, partner: partner.id, channel, account, type: answer.type, name, arrival: arrival.id };
  await makeDispatch(ports, tx, partner, dispatch, bytesIn(answer.content, encoding), {
    what: `${answer.type} for interchange ${sender.head.controlNumber}: ${name}`,
    actor: 'readArrival',
    detail: { arrival: arrival.id },
  });
}

/** An answer repeats texts of what it answers, in the encoding of that. */
function bytesIn(text: string, encoding: TextEncoding): Uint8Array {
  const encoded = encodeText(text, encoding);
  return encoded.ok ? encoded.value : Buffer.from(text, 'latin1');
}
