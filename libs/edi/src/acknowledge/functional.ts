import { isFatal, must } from '@quayside/std';
import { answerCodes } from '../findings/catalog.js';
import type { GroupReading, InterchangeReading, SetSummary, SetVerdict } from '../reading.js';
import { settledVerdict } from '../verdict.js';
import { isWithin } from '../within.js';
import { writeX12 } from '../write/write-x12.js';
import type { WrittenSegment } from '../write/written-segment.js';
import type { X12SetTree } from '../write/x12-tree.js';
import { answerFraming, answerHead, stamp } from './outgoing-head.js';
import type { Acknowledgement, AcknowledgementPolicy, OutgoingEnvelope } from './policy.js';
import { segmentNotes } from './segment-notes.js';
import { writable } from './writable.js';

/** A set with the verdict that finally holds for it. */
interface Settled {
  readonly set: SetSummary;
  readonly verdict: SetVerdict;
}

/** The implementation that a 999 names in ST03 and GS08. */
const implementation999 = '005010X231A1';

/** One interchange with a 997 or 999 for each group of the reading; groups of acknowledgements are left out. */
export function writeFunctional(
  reading: InterchangeReading,
  sets: readonly SetSummary[],
  policy: AcknowledgementPolicy,
  envelope: OutgoingEnvelope,
  controlNumber: string,
): Acknowledgement {
  const type = policy.functional === '999' ? '999' : '997';
  const groups = answeredGroups(reading);
  const first = groups[0];
  const { day, time } = stamp(envelope.at);
  const answers = groups.map((group, n) => answerGroup(type, group, settledOf(reading, group, sets), policy, n));
  const tree = {
    head: answerHead(reading, envelope, controlNumber),
    groups: [
      {
        functionalId: 'FA',
        sender: padded(first?.receiver),
        receiver: padded(first?.sender),
        date: day,
        time,
        controlNumber: String(Number(controlNumber)),
        version: type === '999' ? implementation999 : releaseOf(first),
        sets: answers,
      },
    ],
  };
  return { type, content: must(writeX12(tree, answerFraming(envelope))) };
}

/** The groups that get an answer: an acknowledgement is never acknowledged. */
export function answeredGroups(reading: InterchangeReading): readonly GroupReading[] {
  return reading.groups.filter((group) => group.functionalId !== 'FA');
}

function settledOf(reading: InterchangeReading, group: GroupReading, sets: readonly SetSummary[]): Settled[] {
  return sets.filter((set) => isWithin(set, group)).map((set) => ({ set, verdict: settledVerdict(reading, set) }));
}

/** AK1 to AK9 for one group. */
function answerGroup(
  type: '997' | '999',
  group: GroupReading,
  sets: readonly Settled[],
  policy: AcknowledgementPolicy,
  index: number,
): X12SetTree {
  const named = policy.detail === 'all' ? sets : sets.filter(({ verdict }) => verdict !== 'accepted');
  const versioned = type === '999' || releaseOf(group) >= '005010';
  return {
    type,
    reference: String(index + 1).padStart(4, '0'),
    ...(type === '999' && { implementation: implementation999 }),
    segments: [
      [
        ...(['AK1', writable(group.functionalId, 2), writable(group.controlNumber, 9)] as const),
        ...(versioned ? [writable(group.version, 12)] : []),
      ],
      ...named.flatMap((settled) => answerSet(type, settled)),
      groupAnswer(group, sets),
    ],
  };
}

function answerSet(type: '997' | '999', { set, verdict }: Settled): WrittenSegment[] {
  const tag = type === '999' ? 'IK5' : 'AK5';
  const codes = setCodes(set);
  const letter = verdict === 'accepted' ? 'A' : verdict === 'accepted-with-errors' ? 'E' : 'R';
  const notes = verdict === 'accepted' ? [] : segmentNotes(type, set);
  const named = ['AK2', writable(set.type, 3), writable(set.reference, 9)] as const;
  return [named, ...notes, [tag, letter, ...(verdict === 'accepted' ? [] : codes)]];
}

/** AK502 to AK506: at most five codes, 5 when any segment has errors. */
function setCodes(set: SetSummary): string[] {
  const told = set.findings.filter((found) => found.severity !== 'info').map((found) => answerCodes(found.code));
  const own = told.flatMap((codes) => (codes.ak502 === undefined ? [] : [codes.ak502]));
  const segments = told.some((codes) => codes.ak304 !== undefined) ? ['5'] : [];
  return [...new Set([...own, ...segments])].slice(0, 5);
}

function groupAnswer(group: GroupReading, sets: readonly Settled[]): WrittenSegment {
  const refused = group.findings.some(isFatal);
  const accepted = sets.filter(({ verdict }) => verdict !== 'rejected').length;
  const codes = group.findings.flatMap((found) => {
    const code = answerCodes(found.code).ak905;
    return code === undefined || found.severity === 'info' ? [] : [code];
  });
  const declared = String(group.declaredSets ?? group.receivedSets);
  const letter = refused ? 'R' : groupLetter(sets, accepted, codes.length > 0);
  return ['AK9', letter, declared, String(group.receivedSets), String(accepted), ...[...new Set(codes)].slice(0, 5)];
}

function groupLetter(sets: readonly Settled[], accepted: number, noted: boolean): 'A' | 'E' | 'P' | 'R' {
  if (accepted === 0 && sets.length > 0) return 'R';
  if (accepted < sets.length) return 'P';
  return noted || sets.some(({ verdict }) => verdict === 'accepted-with-errors') ? 'E' : 'A';
}

function releaseOf(group: GroupReading | undefined): string {
  return /^\d{6}/.exec(group?.version ?? '')?.[0] ?? '004010';
}

/** GS02 and GS03 need two characters; a damaged group may have none. */
function padded(id: string | undefined): string {
  return writable(id ?? '', 15).padEnd(2, '0');
}
