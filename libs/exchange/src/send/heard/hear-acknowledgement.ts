import type { AcknowledgedSet, AcknowledgementReading, InterchangeNote } from '@quayside/edi';
import { ownScope } from '../../model/control-number.js';
import type { OutboundHead, Verdict } from '../../model/outbound-row.js';
import type { Usage } from '../../model/usage.js';
import type { NamedNumbers } from '../../ports/outbound.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import { hear } from './hear.js';
import { groupRefusalInWords, refusalInWords } from './refusal-words.js';

/** Whose answer it is, and the arrival that carries it. */
export interface Answering {
  readonly partner: string;
  readonly usage: Usage;
  readonly arrival: string;
}

/**
 * What an acknowledgement means for what we sent. `refused-answer`: it refuses something that only answers the partner and has no
 * row of its own; `nothing-sent`: the number that it names was never given to anything.
 */
export type HeardAs = 'settled' | 'accepted-answer' | 'refused-answer' | 'nothing-sent';

/** A 997, 999 or CONTRL settles the syntax of each set that it answers, by the numbers of our group or interchange. */
export async function hearAcknowledgement(
  ports: Ports,
  tx: Tx,
  answering: Answering,
  reading: AcknowledgementReading,
): Promise<HeardAs> {
  const { controlNumber } = reading.answers;
  const sent = await sentUnder(tx, answering, variantsOf(reading, controlNumber));
  for (const head of sent) {
    const verdict = verdictOn(reading, head);
    if (verdict) await hear(ports, tx, head, { ...verdict, at: ports.clock.now(), arrival: answering.arrival });
  }
  return sent.length > 0 ? 'settled' : heardOfAnswer(tx, answering, reading);
}

/** Our acknowledgements, and what tells of a refusal, take their numbers from the same count as orders. */
async function heardOfAnswer(
  tx: Tx,
  { partner, usage }: Answering,
  { answers, verdict, sets }: AcknowledgementReading,
): Promise<HeardAs> {
  const last = await tx.lastControlNumber(partner, ownScope(usage));
  if (last === undefined || !/^\d+$/.test(answers.controlNumber) || Number(answers.controlNumber) > last) {
    return 'nothing-sent';
  }
  const isRefused = verdict === 'rejected' || sets.some((each) => each.verdict === 'rejected');
  return isRefused ? 'refused-answer' : 'accepted-answer';
}

/** A TA1 says of a whole interchange of ours that it has come, or that it is refused. What only answers the partner is no matter. */
export async function hearNote(
  ports: Ports,
  tx: Tx,
  { arrival, ...whose }: Answering,
  { controlNumber, verdict, note }: InterchangeNote,
): Promise<void> {
  const sent = await sentUnder(tx, whose, numbersOf('interchangeNumber', controlNumber, 9));
  const accepted = verdict !== 'R';
  const text = accepted
    ? `interchange ${controlNumber} has come (TA1 ${verdict})`
    : `the interchange, by TA1 note ${note}`;
  for (const head of sent) {
    await hear(ports, tx, head, { of: 'received', accepted, text, at: ports.clock.now(), arrival });
  }
}

/** Partners write numbers with or without leading zeros. */
function variantsOf({ type, answers }: AcknowledgementReading, number: string): readonly NamedNumbers[] {
  if (type === 'CONTRL') return numbersOf('interchangeNumber', number, 0);
  const { functionalId } = answers;
  return numbersOf('groupNumber', number, 9).map((each) => ({
    ...each,
    ...(functionalId !== undefined && { functionalId }),
  }));
}

function numbersOf(name: keyof NamedNumbers, number: string, width: number): readonly NamedNumbers[] {
  const bare = withoutZeros(number);
  return [...new Set([number.trim(), bare, bare.padStart(width, '0')])].map((each) => ({ [name]: each }));
}

/** All of the newest dispatch that has the number: numbers begin anew after a while. */
async function sentUnder(
  tx: Tx,
  { partner, usage }: Pick<Answering, 'partner' | 'usage'>,
  numbers: readonly NamedNumbers[],
): Promise<readonly OutboundHead[]> {
  for (const each of numbers) {
    const found = await tx.outboundsNumbered(partner, usage, each);
    const [newest] = found;
    if (newest) return found.filter(({ dispatch }) => dispatch === newest.dispatch);
  }
  return [];
}

/** What is said of one set: by its own entry, else by that of the whole. Nothing where it is not said yet. */
function verdictOn(
  reading: AcknowledgementReading,
  head: OutboundHead,
): Pick<Verdict, 'of' | 'accepted' | 'text'> | undefined {
  const { type, verdict } = reading;
  const own = reading.sets.find((each) => isOf(each, head));
  if (own) return verdictOfSet(type, own);
  if (verdict === 'received') return { of: 'received', accepted: true, text: `the interchange has come (${type})` };
  if (verdict === 'rejected') return { of: 'syntax', accepted: false, text: groupRefusalInWords(reading) };
  // Some sets of the group are refused, and this one is not named among them.
  const text = verdict === 'accepted' ? `accepted by ${type}` : `accepted by ${type}, with errors noted`;
  return verdict === 'partially-accepted' ? undefined : { of: 'syntax', accepted: true, text };
}

function verdictOfSet(type: AcknowledgementReading['type'], set: AcknowledgedSet) {
  if (set.verdict === 'rejected') return { of: 'syntax', accepted: false, text: refusalInWords(type, set) } as const;
  const noted = set.verdict === 'accepted' ? '' : `, with errors noted: ${refusalInWords(type, set)}`;
  return { of: 'syntax', accepted: true, text: `accepted by ${type}${noted}` } as const;
}

function isOf({ type, reference }: AcknowledgedSet, { setType, setReference }: OutboundHead): boolean {
  const isSame = setReference !== null && withoutZeros(reference) === withoutZeros(setReference);
  return isSame && (type === '' || type === setType);
}

function withoutZeros(number: string): string {
  return number.trim().replace(/^0+(?=.)/, '');
}
