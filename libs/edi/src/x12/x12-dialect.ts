import { ok, type Place } from '@quayside/std';
import type { Contents, EnvelopeDialect, Stray, Tally } from '../envelope/dialect.js';
import { envelopeTags } from '../envelope/envelope-tags.js';
import { compareReferences } from '../envelope/numbers.js';
import type { SetInProgress, SetStart } from '../envelope/set-in-progress.js';
import { finding } from '../findings/edi-finding.js';
import type { Delimiters, TextEncoding } from '../lexer/delimiters.js';
import { lexedContext } from '../lexer/lexed-context.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { textDecoding } from '../lexer/text.js';
import type { GroupHead, InterchangeNote } from '../reading.js';
import { functionalIdOf } from './functional-ids.js';
import { checkHead } from './head-checks.js';
import { readIsa } from './isa.js';

/** What may stand between ISA and the first group beside TA1: grade of service and delivery acknowledgements. */
const interchangeServices: ReadonlySet<string> = new Set(['ISB', 'ISE', 'TA3']);

/** The envelope of X12: ISA, groups GS..GE in which alone sets ST..SE stand, IEA. */
export const x12Dialect: EnvelopeDialect = {
  syntax: 'x12',
  tags: envelopeTags({ set: 'ST', setEnd: 'SE', group: 'GS', groupEnd: 'GE', end: 'IEA' }),
  words: { set: 'set', sets: 'sets' },
  references: { set: 'ST02', group: 'GS06', interchange: 'ISA13' },
  uniqueWithin: 'group',
  // Here it is groups that acknowledge, by GS01.
  acknowledgements: new Set(),
  begin(bytes, offset, encoding) {
    const isa = readIsa(bytes, 0, offset);
    if (!isa.ok) return isa;
    const { head, delimiters, end } = isa.value;
    const found = encodingOf(delimiters, encoding);
    const context = lexedContext(delimiters, textDecoding(found));
    return ok({
      length: end,
      context,
      // A separator above ASCII would count as evidence.
      ...(encoding === undefined && found === 'utf-8' && { declared: { encoding: found, by: 'X12' } }),
      head: { from: 'start', head, check: (reporter) => checkHead(isa.value, reporter) },
    });
  },
  groupHead: (gs) => groupHead(gs),
  checkGroup(gs, { controlNumber }, reporter) {
    if (/^\d{1,9}$/.test(controlNumber)) return;
    const message = `GS06 holds "${controlNumber}", expected one to nine digits`;
    reporter.report('references', 'group-control-number', message, gs.place(6));
  },
  setStart: (st, group, index) => setStart(st, group, index),
  checkSet: (st, set, isRepeated) => checkSet(st, set, isRepeated),
  reference: (text = '') => text.trim(),
  // Control numbers are of type N0.
  compare: compareReferences,
  stray: (segment, isInGroup) => stray(segment, isInGroup),
  tally: (contents) => tally(contents),
};

function groupHead(gs: LexedSegment): GroupHead {
  const text = (n: number): string => (gs.text(n) ?? '').trim();
  return { functionalId: text(1), sender: text(2), receiver: text(3), controlNumber: text(6), version: text(8) };
}

function setStart(st: LexedSegment, group: GroupHead | null, index: number): SetStart {
  const text = (n: number): string => (st.text(n) ?? '').trim();
  return { syntax: 'x12', type: text(1), release: group?.version ?? '', reference: text(2), group, index };
}

function checkSet(st: LexedSegment, set: SetInProgress, isRepeated: boolean): void {
  const { type, reference } = set.start;
  const place = { ...st.place(), segment: 1 };
  const { reporter } = set;
  if (!/^[0-9A-Z]{3}$/.test(type)) {
    reporter.add(finding('set-type', 'fatal', `ST01 holds "${type}", which is no set type`, place));
  }
  if (reference.length < 4 || reference.length > 9) {
    const message = `ST02 holds "${reference}", expected four to nine characters`;
    reporter.report(reference === '' ? 'references' : 'lengths', 'set-reference', message, place);
  }
  checkGroupOf(set, place);
  if (!isRepeated) return;
  const message = `Another set of the group has the reference "${reference}" too`;
  reporter.report('duplicateReferences', 'set-reference-duplicate', message, place);
}

/** A set stands in a group, and in one of its own kind. */
function checkGroupOf({ start: { type, group }, reporter }: SetInProgress, place: Place): void {
  if (group === null) {
    return reporter.add(finding('set-wrong-group', 'fatal', 'The set stands in no group', place));
  }
  const expected = functionalIdOf(type) ?? group.functionalId;
  if (expected === group.functionalId) return;
  const message = `A ${type} belongs in a group ${expected}, this one is ${group.functionalId}`;
  reporter.report('envelope', 'set-wrong-group', message, place);
}

function stray(segment: LexedSegment, isInGroup: boolean): Stray | undefined {
  if (isInGroup) return { kind: 'fault', code: 'segment-outside-set', where: 'stands in a group, but in no set' };
  if (segment.tag === 'TA1') return { kind: 'note', note: noteOf(segment) };
  if (interchangeServices.has(segment.tag)) return undefined;
  return { kind: 'fault', code: 'segment-outside-group', where: 'stands in no group' };
}

function noteOf(segment: LexedSegment): InterchangeNote {
  const text = (n: number): string => segment.text(n) ?? '';
  return {
    offset: segment.offset,
    length: segment.length,
    controlNumber: text(1),
    date: text(2),
    time: text(3),
    verdict: text(4),
    note: text(5),
  };
}

function tally({ groups, notes }: Contents): Tally {
  const counted = { count: groups, of: 'groups' };
  if (groups > 0) return counted;
  // Some translators count a TA1 as a group.
  return notes > 0
    ? { ...counted, orElse: 1 }
    : { ...counted, empty: 'The interchange holds neither a group nor a TA1' };
}

/** Where a separator is a single byte above ASCII the text cannot be UTF-8. */
function encodingOf(
  { element, component, repetition, terminator }: Delimiters,
  agreed: TextEncoding = 'utf-8',
): TextEncoding {
  const high = Math.max(element, component, repetition, terminator) > 0x7f;
  return high && agreed === 'utf-8' ? 'latin1' : agreed;
}
