import type { SetReading } from '../reading.js';
import type { Loop, Segment } from '../segment.js';
import type { AcknowledgementReading } from './acknowledgement-reading.js';
import { readContrl } from './read-contrl.js';
import { readFunctional } from './read-functional.js';

/**
 * Turns an incoming 997, 999 or CONTRL into verdicts on what we sent, down to the element. Undefined for any other set, and for one that
 * does not say what it answers. A TA1 needs no reading: it is a note of its interchange.
 *
 * @example
 * const readings = [];
 * const reader = createInterchangeReader({ onSet: (set) => readings.push(readAcknowledgement(set)) });
 * reader.push(functionalAcknowledgement);
 * reader.end();
 * readings[0].answers; // => { functionalId: 'PO', controlNumber: '17' }
 * readings[0].sets[0].verdict; // => 'rejected'
 * readings[0].sets[0].segments[0].position; // => 3
 */
export function readAcknowledgement(set: SetReading): AcknowledgementReading | undefined {
  if (set.type === '997' || set.type === '999') return readFunctional(set.type, segmentsOf(set.tree));
  return set.type === 'CONTRL' ? readContrl(segmentsOf(set.tree)) : undefined;
}

/** In the order of the file: the answer reads the same even where its loops are broken. */
function segmentsOf(loop: Loop): Segment[] {
  return loop.children.flatMap((child) => (child.kind === 'loop' ? segmentsOf(child) : [child]));
}
