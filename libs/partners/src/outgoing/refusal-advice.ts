import type { ApplicationAdvice, ApplicationAnswer } from '@quayside/canonical';
import type { Finding } from '@quayside/std';
import type { Partner } from '../partner.js';
import type { DocumentFormat } from '../profile/document-agreement.js';
import { advicePartiesOf } from './advice-parties.js';
import { dayIn } from './envelope-time.js';
import { fittedNotes, flatText } from './fitting-texts.js';
import { refusedSentence, type Refused, valueOf, type Wrong, wrongIn } from './refusal-text.js';
import { supplierWords } from '../words/supplier-words.js';

export type { Refused } from './refusal-text.js';

type ApplicationError = NonNullable<ApplicationAnswer['errors']>[number];

interface Answering {
  readonly format: DocumentFormat;
  /** What carries it, as the profile calls it. */
  readonly set: string;
  readonly at: Date;
  /** Our own number of the answer. */
  readonly number: string;
}

/** The answer to a document that a person has refused: names it by its numbers and those of its envelope, and says why. */
export function refusalAdvice(
  partner: Partner,
  refused: Refused,
  { format, set, at, number }: Answering,
): ApplicationAdvice {
  const { reason } = refused;
  const wrong = wrongIn(partner, refused);
  const carried = supplierWords(partner.profile.language).refusal.message(refused.carrier);
  const flat = flatText(partner, format);
  const plainly = wrong.map((each) => ({ ...each, text: flat(each.text) }));
  const [refusal, came] = [flat(refusedSentence(partner, refused)), flat(carried)];
  // APERAK has no texts of an answer beside those of its errors.
  const isOfWhole = format === 'edifact';
  const notes = fittedNotes([refusal, ...(isOfWhole ? [] : plainly.map(({ text }) => text)), came], format);
  // The status of an invoice in cXML has texts only.
  const errors = set.startsWith('cxml:') ? [] : errorsOf(format, flat(reason), plainly);
  const answer: ApplicationAnswer = {
    ...{ verdict: 'rejected', ...namesOf(refused, { format, set }) },
    ...(errors.length > 0 && { errors }),
  };
  return {
    ...{ type: 'application-advice', number, date: dayIn(partner.profile.timeZone, at) },
    ...(isOfWhole && { notes }),
    ...(set.startsWith('ubl:') && { parties: advicePartiesOf(partner, refused.document) }),
    answers: [isOfWhole ? answer : { ...answer, notes }],
  };
}

/** The numbers of an envelope mean something in its own syntax only. */
function namesOf(refused: Refused, { format, set }: Pick<Answering, 'format' | 'set'>): Partial<ApplicationAnswer> {
  const { number, orderNumber, document, carrier, cameAs } = refused;
  if (set.startsWith('cxml:')) {
    return present({ number: number ?? undefined, date: document?.date, interchangeControl: carrier.interchange });
  }
  return present({
    ...(format === 'json' || cameAs === format ? envelopeOf(refused) : {}),
    number: number ?? orderNumber ?? carrier.setControl,
    orderNumber: orderNumber ?? undefined,
    date: document?.date,
  });
}

function envelopeOf({ carrier: { set, setControl, group, interchange } }: Refused) {
  return {
    setType: set.replace(/^.*:/, ''),
    ...{ setControl, groupControl: group, interchangeControl: interchange },
  };
}

/** Without what is not known. */
function present<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
}

/** X12 data element 647; EDIFACT leaves the list to both sides, and Peppol has one code for a broken rule of business. */
const codes = { reason: '024', missing: '007', invalid: '848', differs: '011' } as const;
const codeInUbl = 'BV';

/** So much TED02 and TED07 hold; the whole text is in the notes. */
const longestMessage = 60;
const longestValue = 99;
/** Five times 70 characters of FTX. */
const longestInEdifact = 350;

function errorsOf(format: DocumentFormat, reason: string, wrong: readonly Wrong[]): ApplicationError[] {
  if (format === 'xml') return wrong.flatMap((each) => inUbl(each));
  const first: ApplicationError = { code: codes.reason, message: fitting(format, reason) };
  return [first, ...wrong.map((each) => (format === 'x12' ? inX12(each) : plain(format, each)))];
}

/** A line has its own words there; what holds for the whole document is in the notes. */
function inUbl({ line, text }: Wrong): ApplicationError[] {
  return line === undefined ? [] : [{ code: codeInUbl, reference: line, message: text }];
}

/** TED03 to 05 name segment and element; there is no place for the number of a line. */
function inX12({ text, code, finding }: Wrong): ApplicationError {
  const value = valueOf(finding);
  return {
    ...{ code: codes[code], message: fitting('x12', text) },
    ...(finding?.tag !== undefined && placeOf(finding.tag, finding)),
    ...(value !== '' && { value: value.slice(0, longestValue) }),
  };
}

function placeOf(tag: string, { segment, element }: Finding): Partial<ApplicationError> {
  if (segment === undefined) return { reference: tag };
  const at = { reference: tag, segment: String(segment) };
  return element === undefined ? at : { ...at, element: String(element) };
}

function plain(format: DocumentFormat, { line, text, code }: Wrong): ApplicationError {
  return { code: codes[code], message: fitting(format, text), ...(line !== undefined && { reference: line }) };
}

function fitting(format: DocumentFormat, text: string): string {
  if (format !== 'x12' && format !== 'edifact') return text;
  if (format === 'edifact' || text.length <= longestMessage) return text.slice(0, longestInEdifact);
  return `${text.slice(0, longestMessage - 3)}...`;
}
