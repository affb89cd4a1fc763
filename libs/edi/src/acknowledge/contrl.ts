import { isFatal, must, type Finding } from '@quayside/std';
import { answerCodes } from '../findings/catalog.js';
import type { GroupReading, InterchangeHead, InterchangeReading, SetSummary } from '../reading.js';
import { interchangeVerdict, settledVerdict } from '../verdict.js';
import { isWithin } from '../within.js';
import { carries } from '../write/edifact-data.js';
import { defaultEdifactFraming, type EdifactHeadTree, type EdifactParty } from '../write/edifact-tree.js';
import { writeEdifact } from '../write/write-edifact.js';
import type { WrittenElement, WrittenSegment } from '../write/written-segment.js';
import { stamp } from './outgoing-head.js';
import type { Acknowledgement, AcknowledgementPolicy, OutgoingEnvelope } from './policy.js';
import { toldOfSegments } from './told-of-segments.js';

/** 0083: this level and all below rejected; acknowledged, next level too unless rejected; received. */
const action = { rejected: '4', acknowledged: '7', received: '8' } as const;

/** One interchange with a CONTRL for the reading: UCI, and for each message (or each refused one) UCM with its faults. */
export function writeContrl(
  reading: InterchangeReading,
  sets: readonly SetSummary[],
  policy: AcknowledgementPolicy,
  envelope: OutgoingEnvelope,
  controlNumber: string,
): Acknowledgement {
  const segments = [interchangeAnswer(reading, policy), ...details(reading, sets, policy)];
  const head = headOf(reading, envelope, controlNumber, segments);
  const version = head.syntaxVersion === 4 ? { version: '4', release: '1' } : { version: 'D', release: '3' };
  const message = { type: 'CONTRL', ...version, agency: 'UN', reference: '1', segments };
  const framing = { ...(envelope.edifactFraming ?? defaultEdifactFraming), replacement: ' ' };
  return { type: 'CONTRL', content: must(writeEdifact({ head, messages: [message] }, framing)) };
}

function interchangeAnswer(reading: InterchangeReading, policy: AcknowledgementPolicy): WrittenSegment {
  const { sender, receiver, controlNumber } = reading;
  const parties = [partyElement(sender), partyElement(receiver)] as const;
  // UCI repeats the parties as received; only the envelope swaps them.
  const start = ['UCI', writable(controlNumber, 14), ...parties] as const;
  if (interchangeVerdict(reading) === 'rejected') {
    return [...start, action.rejected, ...faultOf(reading.findings.find(isFatal), 'UNZ')];
  }
  return [...start, policy.contrl === 'receipt' ? action.received : action.acknowledged];
}

function details(
  reading: InterchangeReading,
  sets: readonly SetSummary[],
  policy: AcknowledgementPolicy,
): WrittenSegment[] {
  if (policy.contrl === 'receipt' || interchangeVerdict(reading) === 'rejected') return [];
  const alone = sets.filter((set) => set.group === null);
  const answered = alone.flatMap((set) => messageAnswer(reading, set, policy));
  return [...answered, ...reading.groups.flatMap((group) => groupAnswer(reading, group, sets, policy))];
}

function groupAnswer(
  reading: InterchangeReading,
  group: GroupReading,
  sets: readonly SetSummary[],
  policy: AcknowledgementPolicy,
): WrittenSegment[] {
  const fault = group.findings.find(isFatal);
  const start = [
    'UCF',
    writable(group.controlNumber, 14),
    writable(group.sender, 35),
    writable(group.receiver, 35),
  ] as const;
  if (fault !== undefined) return [[...start, action.rejected, ...faultOf(fault, 'UNE')]];
  const inside = sets.filter((set) => isWithin(set, group));
  return [[...start, action.acknowledged], ...inside.flatMap((set) => messageAnswer(reading, set, policy))];
}

function messageAnswer(reading: InterchangeReading, set: SetSummary, policy: AcknowledgementPolicy): WrittenSegment[] {
  const rejected = settledVerdict(reading, set) === 'rejected';
  if (!rejected && policy.detail === 'errors') return [];
  const identifier = set.identifier ?? [set.type];
  const start = ['UCM', writable(set.reference, 14), identifier.map((part) => writable(part, 6))] as const;
  if (!rejected) return [[...start, action.acknowledged]];
  const own = set.findings.find((found) => isFatal(found) && answerCodes(found.code).ak502 !== undefined);
  const told = toldOfSegments(set);
  return [[...start, action.rejected, ...faultOf(own, 'UNT'), ...elementOf(own)], ...segmentAnswers(told)];
}

/** UCS for each segment with faults, UCD for each element: 0098 counts the tag as 1. */
function segmentAnswers(told: readonly Finding[]): WrittenSegment[] {
  const positions = [...new Set(told.map((found) => found.segment ?? 1))].sort((a, b) => a - b).slice(0, 999);
  return positions.flatMap((position) => {
    const here = told.filter((found) => (found.segment ?? 1) === position);
    const whole = here.find((found) => found.element === undefined);
    const elements = here.filter((found) => found.element !== undefined).slice(0, 99);
    return [
      ['UCS', String(position), ...(whole === undefined ? [] : [codeOf(whole)])] as WrittenSegment,
      ...elements.map((found): WrittenSegment => ['UCD', codeOf(found), placeOf(found)]),
    ];
  });
}

function placeOf(found: Finding): WrittenElement {
  const component = found.component === undefined ? [] : [String(found.component)];
  return [String((found.element ?? 0) + 1), ...component];
}

/** 0085 and 0013: the fault, and which service segment it is about. */
function faultOf(found: Finding | undefined, segment: string): WrittenElement[] {
  if (found === undefined) return [];
  const tag = /^UN[A-Z]$/.test(found.tag ?? '') ? (found.tag ?? segment) : segment;
  return [codeOf(found), tag];
}

/** S011: the element of that service segment, where the fault is in one. */
function elementOf(found: Finding | undefined): WrittenElement[] {
  return found?.element === undefined ? [] : [placeOf(found)];
}

function codeOf(found: Finding): string {
  return answerCodes(found.code).e0085 ?? '18';
}

function headOf(
  head: InterchangeHead,
  envelope: OutgoingEnvelope,
  controlNumber: string,
  segments: readonly WrittenSegment[],
): EdifactHeadTree {
  const { day, shortDay, time } = stamp(envelope.at);
  const version = head.version.endsWith(':4') ? 4 : head.version.endsWith(':1') ? 1 : 3;
  return {
    syntax: syntaxFor(head, segments),
    syntaxVersion: version,
    sender: envelope.sender ?? partyOf(head.receiver),
    receiver: envelope.receiver ?? partyOf(head.sender),
    date: version === 4 ? day : shortDay,
    time,
    controlNumber,
    usage: envelope.usage ?? head.usage,
  };
}

/** The level of the interchange that is answered, unless it could not carry what must be repeated. */
function syntaxFor(head: InterchangeHead, segments: readonly WrittenSegment[]): string {
  const level = head.version.slice(0, 4);
  if (level !== 'UNOA' && level !== 'UNOB') return 'UNOC';
  const ids = [head.sender.id, head.sender.qualifier, head.receiver.id, head.receiver.qualifier];
  const repeated = [...segments.flat(2), ...ids].filter((each) => typeof each === 'string');
  return Array.from(repeated.join('')).every(carries(level)) ? level : 'UNOC';
}

function partyOf(party: { readonly id: string; readonly qualifier: string }): EdifactParty {
  const qualifier = writable(party.qualifier, 4);
  return { id: writable(party.id, 35) || 'UNKNOWN', ...(qualifier !== '' && { qualifier }) };
}

function partyElement(party: { readonly id: string; readonly qualifier: string }): WrittenElement {
  return [writable(party.id, 35), writable(party.qualifier, 4)];
}

/** What a damaged envelope said, cut down to what an answer may repeat. */
function writable(text: string, most: number): string {
  return Array.from(text.slice(0, most), (each) => (/[\p{Cc}]/u.test(each) ? ' ' : each)).join('');
}
