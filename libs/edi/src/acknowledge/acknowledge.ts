import type { InterchangeReading, SetSummary } from '../reading.js';
import { interchangeVerdict } from '../verdict.js';
import { writeContrl } from './contrl.js';
import { answeredGroups, writeFunctional } from './functional.js';
import type { Acknowledgement, AcknowledgementPolicy, OutgoingEnvelope } from './policy.js';
import { answerOf, writeTa1 } from './ta1.js';

/**
 * Which acknowledgements an interchange gets, so that their control numbers can be taken before they are written. An acknowledgement
 * never gets one.
 */
export function acknowledgementsDue(
  reading: InterchangeReading,
  policy: AcknowledgementPolicy,
): readonly Acknowledgement['type'][] {
  if (reading.controlNumber === '' || onlyAcknowledges(reading)) return [];
  if (reading.syntax === 'edifact') return wantsContrl(reading, policy) ? ['CONTRL'] : [];
  const ta1 = wantsTa1(reading, policy);
  const refused = interchangeVerdict(reading) === 'rejected';
  // A refused interchange is answered once: by the TA1 where one is agreed, else by the rejection of its groups.
  const silent = policy.functional === 'none' || answeredGroups(reading).length === 0 || (refused && ta1);
  return [...(ta1 ? ['TA1' as const] : []), ...(silent ? [] : [functionalOf(policy)])];
}

/**
 * Writes what goes back for an interchange: a view of its findings. `sets` are the summaries of all its sets; `envelope` needs a control
 * number for each entry of `acknowledgementsDue`.
 *
 * @example
 * const sets = [];
 * const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
 * reader.push(bytes);
 * const interchange = reader.end();
 * const due = acknowledgementsDue(interchange, defaultAcknowledgement);
 * due; // => ['997']
 * const controlNumbers = ['000000001'];
 * const [answer] = acknowledge(interchange, sets, defaultAcknowledgement, { controlNumbers, at: new Date() });
 * answer.content.includes('AK9*A*1*1*1~'); // => true
 */
export function acknowledge(
  reading: InterchangeReading,
  sets: readonly SetSummary[],
  policy: AcknowledgementPolicy,
  envelope: OutgoingEnvelope,
): Acknowledgement[] {
  return acknowledgementsDue(reading, policy).map((type, n) => {
    const controlNumber = envelope.controlNumbers[n] ?? '';
    if (type === 'TA1') return writeTa1(reading, answerOf(reading), { ...envelope, controlNumbers: [controlNumber] });
    if (type === 'CONTRL') return writeContrl(reading, sets, policy, envelope, controlNumber);
    return writeFunctional(reading, sets, policy, envelope, controlNumber);
  });
}

function functionalOf(policy: AcknowledgementPolicy): '997' | '999' {
  return policy.functional === '999' ? '999' : '997';
}

function wantsContrl(reading: InterchangeReading, policy: AcknowledgementPolicy): boolean {
  const wish = policy.contrl ?? 'functional';
  return wish === 'requested' ? reading.acknowledgementRequested : wish !== 'never';
}

function onlyAcknowledges(reading: InterchangeReading): boolean {
  if (reading.syntax === 'edifact') return reading.acknowledges === true;
  const nothingElse = answeredGroups(reading).length === 0;
  return nothingElse && (reading.groups.length > 0 || (reading.notes ?? []).length > 0);
}

function wantsTa1(reading: InterchangeReading, policy: AcknowledgementPolicy): boolean {
  switch (policy.ta1) {
    case 'always':
      return true;
    case 'requested':
      return reading.acknowledgementRequested;
    case 'errors':
      return answerOf(reading).verdict !== 'A';
    default:
      return false;
  }
}
