import { answerCodes } from '../findings/catalog.js';
import type { EdiFinding, FindingTrigger } from '../findings/edi-finding.js';
import type { SetSummary } from '../reading.js';
import type { WrittenElement, WrittenSegment } from '../write/written-segment.js';
import { toldOfSegments } from './told-of-segments.js';

/** What CTX01 says of a rule that holds only in a situation. */
const situational = 'SITUATIONAL TRIGGER';

/** AK4 and IK4 may come this often under one segment. */
const mostElements = 99;

/** AK3 with its AK4 (IK3, IK4 in a 999) for the segments of a set that have findings, in the order of the set. */
export function segmentNotes(type: '997' | '999', set: SetSummary): WrittenSegment[] {
  const told = toldOfSegments(set);
  const bySegment = new Map<string, EdiFinding[]>();
  for (const found of told) {
    // Findings about elements share one AK3 with code 8, each other kind of finding has an AK3 of its own.
    const key = `${found.segment ?? 0} ${answerCodes(found.code).ak304} ${found.tag}`;
    bySegment.set(key, [...(bySegment.get(key) ?? []), found]);
  }
  return [...bySegment.values()]
    .sort((a, b) => (a[0]?.segment ?? 0) - (b[0]?.segment ?? 0))
    .flatMap((findings) => segmentNote(type, findings, type === '999' || set.release >= '005010'));
}

function segmentNote(type: '997' | '999', findings: readonly EdiFinding[], newer: boolean): WrittenSegment[] {
  const first = findings[0];
  if (first === undefined) return [];
  const tags = type === '999' ? { segment: 'IK3', element: 'IK4' } : { segment: 'AK3', element: 'AK4' };
  const code = answerCodes(first.code).ak304 ?? '8';
  const elements = findings.filter(
    (found) => answerCodes(found.code).ak403 !== undefined && found.element !== undefined,
  );
  const context = (found: EdiFinding): WrittenSegment[] => (type === '999' ? contextsOf(found) : []);
  const noted = elements
    .slice(0, mostElements)
    .flatMap((found): WrittenSegment[] => [elementNote(tags.element, found, newer), ...context(found)]);
  return [
    [tags.segment, tagOf(first), String(first.segment ?? 1), type === '999' ? loopOf(first) : '', code],
    ...(elements.length > 0 ? [] : context(first)),
    ...noted,
  ];
}

/** IK303: at most four characters. */
function loopOf(found: EdiFinding): string {
  return found.trigger?.loop?.slice(0, 4) ?? '';
}

/** Why the rule applied, if something made it: the loop that lacks the segment, or the element that asks for another. */
function contextsOf({ trigger }: EdiFinding): WrittenSegment[] {
  return trigger === undefined ? [] : [contextOf(trigger)];
}

/** CTX of a situational rule: the segment that made it apply, its loop, and where it is one the element with its number. */
function contextOf({ tag, segment, loop = '', element, component, dataElement }: FindingTrigger): WrittenSegment {
  const start = ['CTX', situational, tag, String(segment), loop.slice(0, 4)] as const;
  if (element === undefined) return start;
  const where = component === undefined ? [String(element)] : [String(element), String(component)];
  return [...start, where, /^\d{1,4}$/.test(dataElement ?? '') ? (dataElement ?? '') : ''];
}

/** From 005010 on there are codes of their own for what was "too many elements" before. */
const newerCodes: Readonly<Record<string, string>> = { 'repetitions-too-many': '12', 'components-too-many': '13' };

function elementNote(tag: string, found: EdiFinding, newer: boolean): WrittenSegment {
  const number = /^\d{1,4}$/.test(found.dataElement ?? '') ? (found.dataElement ?? '') : '';
  const code = (newer ? newerCodes[found.code] : undefined) ?? answerCodes(found.code).ak403 ?? '';
  return [tag, position(found), number, code, badData(found)];
}

/** Composite C030: the element, then the component within it. */
function position(found: EdiFinding): WrittenElement {
  const element = String(found.element ?? 1);
  return found.component === undefined ? element : [element, String(found.component)];
}

/** AK404 repeats the value unless it holds something that no element may hold. */
function badData(found: EdiFinding): string {
  return found.value !== undefined && /^[ -~]*$/.test(found.value) ? found.value : '';
}

/** AK301 needs a tag even where the segment has none that could be written. */
function tagOf(found: EdiFinding): string {
  return /^[A-Z][A-Z0-9]{1,2}$/.test(found.tag ?? '') ? (found.tag ?? '') : 'ZZZ';
}
