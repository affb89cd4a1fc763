import type { SetVerdict } from '../reading.js';
import type { Segment } from '../segment.js';
import type {
  AcknowledgedElement,
  AcknowledgedSegment,
  AcknowledgedSet,
  AcknowledgementReading,
} from './acknowledgement-reading.js';
import { parts } from './parts.js';

/** 0083: 4 refuses, 8 only confirms receipt; 7, and 1 to 3 and 6 of older directories, accept. */
const refusing = '4';

/** Reads the segments of a CONTRL: UCI, then per message UCM, UCS and UCD; groups (UCF) hand their refusal to their messages. */
export function readContrl(segments: readonly Segment[]): AcknowledgementReading | undefined {
  const uci = segments.find((each) => each.tag === 'UCI');
  const controlNumber = uci?.text(1);
  if (uci === undefined || controlNumber === undefined) return undefined;
  const sets = parts(segments, ['UCM']).map(readMessage);
  const groupRefused = segments.some((each) => each.tag === 'UCF' && each.text(4) === refusing);
  return {
    type: 'CONTRL',
    answers: { controlNumber },
    verdict: verdictOf(uci.text(4), groupRefused || sets.some((set) => set.verdict === 'rejected')),
    codes: [uci.text(5)].filter((code) => code !== undefined),
    sets,
  };
}

function verdictOf(action: string | undefined, refusals: boolean): AcknowledgementReading['verdict'] {
  if (action === refusing) return 'rejected';
  if (action === '8') return 'received';
  return refusals ? 'partially-accepted' : 'accepted';
}

function readMessage(part: readonly Segment[]): AcknowledgedSet {
  const [ucm] = part;
  const verdict: SetVerdict = ucm?.text(3) === refusing ? 'rejected' : 'accepted';
  return {
    type: ucm?.text(2, 1) ?? '',
    reference: ucm?.text(1) ?? '',
    verdict,
    codes: [ucm?.text(4)].filter((code) => code !== undefined),
    segments: parts(part, ['UCS']).map(readSegment),
  };
}

function readSegment(part: readonly Segment[]): AcknowledgedSegment {
  const [ucs] = part;
  const code = ucs?.text(2);
  return {
    position: Number(ucs?.text(1) ?? 0),
    ...(code !== undefined && { code }),
    elements: part.filter((each) => each.tag === 'UCD').map(readElement),
  };
}

/** 0098 counts the tag of the segment as 1, so that element 1 is its 2. */
function readElement(ucd: Segment): AcknowledgedElement {
  const component = ucd.text(2, 2);
  return {
    element: Number(ucd.text(2, 1) ?? 1) - 1,
    ...(component !== undefined && { component: Number(component) }),
    code: ucd.text(1) ?? '',
  };
}
