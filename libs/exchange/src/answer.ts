import {
  acknowledge,
  acknowledgeNote,
  type Acknowledgement,
  type InterchangeReading,
  type OutgoingEnvelope,
  type SetSummary,
} from '@quayside/edi';
import { acknowledgementsOf, framingOf } from './agreement.js';
import type { Sender } from './identify.js';
import type { Ports } from './ports/ports.js';
import type { Tx } from './ports/store.js';
import type { ArrivalRow } from './rows.js';

export interface AnswerInput {
  readonly arrival: ArrivalRow;
  readonly sender: Sender;
  readonly reading: InterchangeReading;
  readonly sets: readonly SetSummary[];
}

/** Our TA1 and 997 for an interchange, as agreed; an acknowledgement is never acknowledged (edi sees to that). */
export async function answerInterchange(ports: Ports, tx: Tx, input: AnswerInput): Promise<void> {
  const { partner } = input.sender.live;
  const envelope = await envelopeFor(ports, tx, input.sender);
  const answers = acknowledge(input.reading, input.sets, acknowledgementsOf(partner), envelope);
  for (const answer of answers) await send(ports, tx, input.arrival, input.sender, answer);
}

/** A repeated interchange gets the stored acknowledgement again: the same bytes under the same name. */
export async function answerDuplicate(ports: Ports, tx: Tx, arrival: ArrivalRow, original: string): Promise<void> {
  for (const dispatch of await tx.dispatchesAnswering(original)) {
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
  }
}

/** TA1 025: a control number that came before with other content, where TA1 is agreed. */
export async function answerReusedNumber(ports: Ports, tx: Tx, arrival: ArrivalRow, sender: Sender): Promise<void> {
  const { ta1 } = acknowledgementsOf(sender.live.partner);
  const wanted =
    ta1 === 'always' || ta1 === 'errors' || (ta1 === 'as-requested' && sender.head.acknowledgementRequested);
  if (!wanted || sender.head.syntax !== 'x12') return;
  const envelope = await envelopeFor(ports, tx, sender);
  await send(ports, tx, arrival, sender, acknowledgeNote(sender.head, '025', envelope));
}

async function envelopeFor(ports: Ports, tx: Tx, { live, head, usage }: Sender): Promise<OutgoingEnvelope> {
  const { partner } = live;
  const interchange = await tx.nextControlNumber(partner.id, `interchange/${usage}`, partner.profile.controlNumbers.start);
  return {
    framing: framingOf(partner),
    // We answer as whom they addressed.
    sender: head.receiver,
    receiver: head.sender,
    controlNumber: interchange,
    usage,
    at: ports.clock.now(),
  };
}

async function send(
  ports: Ports,
  tx: Tx,
  arrival: ArrivalRow,
  sender: Sender,
  answer: Acknowledgement,
): Promise<void> {
  const id = ports.id();
  const { partner } = sender.live;
  const file = await tx.file(arrival.file);
  const name = `${answer.type}-${sender.head.controlNumber}-${answer.controlNumber}.edi`;
  await tx.insertDispatch(
    {
      id,
      partner: partner.id,
      channel: file?.channel ?? 'sftp-drop',
      account: file?.account ?? partner.id,
      type: answer.type,
      name,
      arrival: arrival.id,
      createdAt: ports.clock.now(),
    },
    Buffer.from(answer.content, 'latin1'),
  );
  await tx.journal({
    kind: 'dispatch',
    row: id,
    to: 'ready',
    what: `${answer.type} for interchange ${sender.head.controlNumber}: ${name}`,
    actor: 'readArrival',
    partner: partner.id,
    detail: { arrival: arrival.id },
  });
  await tx.enqueue({ queue: 'dispatch', key: id });
}
