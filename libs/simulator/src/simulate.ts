import { documentWord, type Order } from '@quayside/canonical';
import {
  dayIn,
  type DocumentFormat,
  type OutgoingFile,
  outgoingFile,
  type Partner,
  type Sending,
} from '@quayside/partners';
import { type Finding, ok, type Result } from '@quayside/std';
import { type Act, type ScenarioName, scenarios } from './scenarios.js';

/** A file that the supplier of a scenario sends, in the order in which it does. */
export interface SimulatedFile extends OutgoingFile {
  readonly name: string;
  readonly what: string;
  /** As text, of an interchange. */
  readonly controlNumber: string;
}

export interface SimulationOptions {
  readonly at: Date;
  /** The first control number; each file takes the next one. */
  readonly controlNumber: number;
  readonly usage?: 'live' | 'test';
  readonly format?: DocumentFormat;
}

/**
 * What a partner would send of an order, in its own format and by its own mappings. The same that reads its files writes them
 * here, so that a profile can be tried before the partner has sent anything.
 */
export function simulate(
  partner: Partner,
  order: Order,
  name: ScenarioName,
  options: SimulationOptions,
): Result<readonly SimulatedFile[], readonly Finding[]> {
  const digits = order.number.replace(/\D/g, '');
  // The supplier's own day: its documents name no zone.
  const today = dayIn(partner.profile.timeZone, options.at);
  const now = `${options.at.toISOString().slice(0, 16)}:00Z`;
  const numbers = { today, now, confirmation: `SO-${digits}`, shipNotice: `ASN-${digits}`, invoice: `INV-${digits}` };
  const files: SimulatedFile[] = [];
  const acts: readonly Act[] = scenarios[name].acts(order, numbers);
  for (const [i, act] of acts.entries()) {
    const file = fileOf(partner, acts, i, options);
    if (!file.ok) return file;
    const { what, kind } = wordsOf(acts, act);
    const number = act.kind === 'again' && !act.newNumber ? options.controlNumber + act.of : options.controlNumber + i;
    files.push({
      ...file.value,
      name: `${kind}-${order.number}-${i + 1}.${file.value.ending}`,
      what,
      controlNumber: file.value.format === 'x12' ? String(number).padStart(9, '0') : String(number),
    });
  }
  return ok(files);
}

function fileOf(
  partner: Partner,
  acts: readonly Act[],
  index: number,
  { at, controlNumber, usage = 'live', format }: SimulationOptions,
): Result<OutgoingFile, readonly Finding[]> {
  const { document, number, damage } = playedBy(acts, index);
  const sending: Sending = {
    ...{ from: 'partner', at, usage, controlNumber: controlNumber + number },
    ...(format && { format }),
  };
  const file = outgoingFile(partner, document, sending);
  return file.ok && damage === 'cut' ? ok(brokenOff(file.value)) : file;
}

/** What an act sends, and which control number it takes. */
function playedBy(acts: readonly Act[], index: number) {
  const act = acts[index];
  const of = act?.kind === 'again' ? act.of : index;
  const first = acts[of];
  if (first?.kind !== 'document') throw new TypeError(`act ${index} sends no document`);
  return { ...first, number: act?.kind === 'again' && act.newNumber ? index : of };
}

/** A CSV file shows only by an open quote that it breaks off. */
function brokenOff(file: OutgoingFile): OutgoingFile {
  const bytes = Buffer.from(file.bytes);
  if (file.format !== 'csv') return { ...file, bytes: bytes.subarray(0, bytes.length - 30) };
  return { ...file, bytes: Buffer.concat([bytes.subarray(0, bytes.length - 2), Buffer.from('"')]) };
}

function wordsOf(acts: readonly Act[], act: Act): { readonly what: string; readonly kind: string } {
  const first = act.kind === 'again' ? acts[act.of] : act;
  if (first?.kind !== 'document') return { what: 'a file', kind: 'file' };
  const { type, number } = first.document;
  const again = act.kind === 'again' ? ' again' : '';
  return { what: `${documentWord(type).toLowerCase()} ${number}${again}`, kind: type };
}
