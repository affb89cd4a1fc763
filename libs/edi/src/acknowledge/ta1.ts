import { must, type Finding } from '@quayside/std';
import { answerCodes } from '../findings/catalog.js';
import type { InterchangeHead, InterchangeReading } from '../reading.js';
import { interchangeVerdict } from '../verdict.js';
import { writeX12 } from '../write/write-x12.js';
import { answerFraming, answerHead } from './outgoing-head.js';
import { writable } from './writable.js';
import type { Acknowledgement, OutgoingEnvelope } from './policy.js';

/** TA104 and TA105: what is said of an interchange as a whole. */
export interface InterchangeAnswer {
  readonly verdict: 'A' | 'E' | 'R';
  /** TA105: "000" none, "025" duplicate control number, ... */
  readonly note: string;
}

/**
 * Makes a TA1 with a verdict and note of one's own, for what only the host can know: a control number seen before ("025"),
 * a sender that is unknown ("006").
 *
 * @example
 * const head = readHead(bytes);
 * const envelope = { controlNumbers: ['000000009'], at: new Date() };
 * const { content } = writeTa1(head.value, { verdict: 'R', note: '025' }, envelope);
 * content.includes('TA1*000000001*261123*2215*R*025~'); // => true
 */
export function writeTa1(
  head: InterchangeHead,
  answer: InterchangeAnswer,
  envelope: OutgoingEnvelope,
): Acknowledgement {
  const [controlNumber = ''] = envelope.controlNumbers;
  const repeated = [writable(head.controlNumber, 9), writable(head.date, 6), writable(head.time, 4)] as const;
  const note = ['TA1', ...repeated, answer.verdict, answer.note] as const;
  const tree = { head: answerHead(head, envelope, controlNumber), notes: [note], groups: [] };
  return { type: 'TA1', content: must(writeX12(tree, answerFraming(envelope))) };
}

/** What the envelope findings of a reading make of TA104 and TA105. */
export function answerOf(reading: InterchangeReading): InterchangeAnswer {
  const rejected = interchangeVerdict(reading) === 'rejected';
  const noted = reading.findings.filter((each) => noteOf(each) !== undefined);
  const first = noted.find((each) => each.severity === 'fatal') ?? noted.find((each) => each.severity === 'warn');
  const note = first === undefined ? '000' : (noteOf(first) ?? '000');
  if (rejected) return { verdict: 'R', note: note === '000' ? '022' : note };
  return { verdict: first === undefined ? 'A' : 'E', note };
}

function noteOf(found: Finding): string | undefined {
  return answerCodes(found.code).ta105;
}
