import { ok } from '@quayside/std';
import type { Contents, EnvelopeDialect, Tally } from '../envelope/dialect.js';
import { envelopeTags } from '../envelope/envelope-tags.js';
import type { SetInProgress, SetStart } from '../envelope/set-in-progress.js';
import { finding } from '../findings/edi-finding.js';
import { lexedContext } from '../lexer/lexed-context.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { textDecoding } from '../lexer/text.js';
import type { GroupHead, InterchangeHead } from '../reading.js';
import type { Reporter } from '../validation/reporter.js';
import { characterSetOf } from './character-set.js';
import { checkUnb } from './head-checks.js';
import { edifactDelimiters } from './una.js';
import { headOf, syntaxIdentifier, unbAt } from './unb.js';

/** The envelope of EDIFACT: UNA and UNB, messages UNH..UNT, in groups UNG..UNE or alone, UNZ. */
export const edifactDialect: EnvelopeDialect = {
  syntax: 'edifact',
  tags: envelopeTags({ set: 'UNH', setEnd: 'UNT', group: 'UNG', groupEnd: 'UNE', end: 'UNZ' }),
  words: { set: 'message', sets: 'messages' },
  references: { set: 'UNH01', group: 'UNG05', interchange: 'UNB05' },
  uniqueWithin: 'interchange',
  acknowledgements: new Set(['CONTRL']),
  begin(bytes, offset, encoding) {
    const unb = unbAt(bytes, 0);
    const identifier = syntaxIdentifier(bytes, unb);
    const characters = characterSetOf(identifier);
    const decoding = textDecoding(encoding ?? characters.encoding);
    const context = lexedContext(edifactDelimiters(bytes, 0), decoding, characters.allowed);
    return ok({
      length: unb,
      context,
      ...(encoding === undefined &&
        !decoding.shifts && { declared: { encoding: characters.encoding, by: identifier } }),
      head: { from: 'segment', read: (segment, reporter) => readHead(segment, offset, reporter) },
    });
  },
  groupHead: (ung) => groupHead(ung),
  checkGroup(ung, { controlNumber }, reporter) {
    if (controlNumber !== '') return;
    reporter.report('references', 'group-control-number', 'UNG05 is missing', ung.place(5));
  },
  setStart: (unh, group, index) => setStart(unh, group, index),
  checkSet: (unh, set, isRepeated) => checkSet(unh, set, isRepeated),
  reference: (text = '') => text,
  compare: (a, b) => (a === b ? 'same' : 'different'),
  stray: () => ({ kind: 'fault', code: 'segment-outside-set', where: 'stands in no message' }),
  tally: (contents) => tally(contents),
};

function readHead(unb: LexedSegment, offset: number, reporter: Reporter): InterchangeHead {
  if (unb.terminated) checkUnb(unb, reporter);
  else reporter.add(finding('unb-truncated', 'fatal', 'The file ends within the UNB segment', unb.place()));
  return headOf(unb, offset);
}

function groupHead(ung: LexedSegment): GroupHead {
  const text = (element: number, component = 1): string => ung.text(element, component) ?? '';
  return {
    functionalId: text(1),
    sender: text(2),
    receiver: text(3),
    controlNumber: text(5),
    version: text(7) + text(7, 2),
  };
}

function setStart(unh: LexedSegment, group: GroupHead | null, index: number): SetStart {
  const text = (element: number, component = 1): string => unh.text(element, component) ?? '';
  const [type, version, release, association] = [text(2), text(2, 2), text(2, 3), text(2, 5)];
  const isSubset = association !== '';
  return {
    syntax: 'edifact',
    type,
    release: `${version}${release}${isSubset ? `:${association}` : ''}`,
    reference: text(1),
    group,
    index,
    identifier: [type, version, release, text(2, 4), ...(isSubset ? [association] : [])],
    isSubset,
  };
}

/** What S009 must name beside the message: version, release and agency. */
const identifying = [2, 3, 4] as const;

/** The type alone tells which message was agreed: a part of S009 that is missing is no reason to refuse. */
function checkIdentifier(unh: LexedSegment, reporter: Reporter): void {
  for (const component of identifying) {
    if (unh.text(2, component) !== undefined) continue;
    const message = `UNH02-0${component} is missing, it is mandatory`;
    const place = { ...unh.place(2, component), segment: 1 };
    reporter.reportOptional('mandatory', 'element-missing', message, place);
  }
}

function checkSet(unh: LexedSegment, set: SetInProgress, isRepeated: boolean): void {
  const { reporter, start } = set;
  checkIdentifier(unh, reporter);
  if (!/^[A-Z]{6}$/.test(start.type)) {
    const message = `UNH02-01 holds "${start.type}", which is no message type`;
    reporter.add(finding('set-type', 'fatal', message, { ...unh.place(2, 1), segment: 1 }));
  }
  if (start.reference === '') {
    reporter.report('references', 'set-reference', 'UNH01 is missing', { ...unh.place(1), segment: 1 });
  }
  if (!isRepeated) return;
  const message = `Another message of the interchange has the reference "${start.reference}" too`;
  reporter.report('duplicateReferences', 'set-reference-duplicate', message, { ...unh.place(1), segment: 1 });
}

function tally({ groups, sets }: Contents): Tally {
  return {
    ...(groups > 0 ? { count: groups, of: 'groups' } : { count: sets, of: 'messages' }),
    ...(sets === 0 && { empty: 'The interchange holds no message' }),
  };
}
