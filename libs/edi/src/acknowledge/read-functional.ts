import type { SetVerdict } from '../reading.js';
import type { Segment } from '../segment.js';
import { parts } from './parts.js';
import { contextsOf } from './read-context.js';
import type {
  AcknowledgedElement,
  AcknowledgedSegment,
  AcknowledgedSet,
  AcknowledgementReading,
} from './acknowledgement-reading.js';

const groupVerdicts: Readonly<Record<string, AcknowledgementReading['verdict']>> = {
  A: 'accepted',
  E: 'accepted-with-errors',
  P: 'partially-accepted',
};

/** Reads the segments of a 997 or 999: AK1, then per set AK2, AK3 or IK3, AK4 or IK4, AK5 or IK5, at the end AK9. */
export function readFunctional(type: '997' | '999', segments: readonly Segment[]): AcknowledgementReading | undefined {
  const ak1 = segments.find((each) => each.tag === 'AK1');
  const controlNumber = ak1?.text(2);
  if (ak1 === undefined || controlNumber === undefined) return undefined;
  const ak9 = segments.find((each) => each.tag === 'AK9');
  const functionalId = ak1.text(1);
  return {
    type,
    answers: { ...(functionalId !== undefined && { functionalId }), controlNumber },
    // Every other letter (R, M, W, X) refuses the group.
    verdict: groupVerdicts[ak9?.text(1) ?? ''] ?? 'rejected',
    codes: ak9 === undefined ? [] : codesFrom(ak9, 5),
    sets: parts(segments, ['AK2']).map(readSet),
  };
}

function readSet(part: readonly Segment[]): AcknowledgedSet {
  const end = part.find((each) => each.tag === 'AK5' || each.tag === 'IK5');
  return {
    type: part[0]?.text(1) ?? '',
    reference: part[0]?.text(2) ?? '',
    verdict: setVerdict(end?.text(1)),
    codes: end === undefined ? [] : codesFrom(end, 2),
    segments: parts(part, ['AK3', 'IK3']).map(readSegment),
  };
}

function setVerdict(letter: string | undefined): SetVerdict {
  if (letter === 'A') return 'accepted';
  return letter === 'E' ? 'accepted-with-errors' : 'rejected';
}

function readSegment(part: readonly Segment[]): AcknowledgedSegment {
  const head = part[0] as Segment;
  const [tag, loop, code] = [head.text(1), head.text(3), head.text(4)];
  const notes = parts(part, ['AK4', 'IK4']);
  const [firstNote] = notes[0] ?? [];
  const own = firstNote === undefined ? part : part.slice(0, part.indexOf(firstNote));
  return {
    ...(tag !== undefined && { tag }),
    position: Number(head.text(2) ?? 0),
    ...(code !== undefined && { code }),
    elements: notes.map(readElement),
    ...(loop !== undefined && { loop }),
    ...contextsOf(own),
  };
}

function readElement(part: readonly Segment[]): AcknowledgedElement {
  const segment = part[0] as Segment;
  const component = segment.text(1, 2);
  const dataElement = segment.text(2);
  const value = segment.text(4);
  return {
    element: Number(segment.text(1, 1) ?? 0),
    ...(component !== undefined && { component: Number(component) }),
    ...(dataElement !== undefined && { dataElement }),
    code: segment.text(3) ?? '',
    ...(value !== undefined && { value }),
    ...contextsOf(part),
  };
}

function codesFrom(segment: Segment, first: number): string[] {
  const codes: string[] = [];
  for (let n = first; n <= segment.elements; n++) codes.push(segment.text(n) ?? '');
  return codes.filter((code) => code !== '');
}
