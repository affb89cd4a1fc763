import { isFatal } from '@quayside/std';
import type { InterchangeReading, SetSummary, SetVerdict } from './reading.js';
import { isWithin } from './within.js';

/** Whether the envelope lets the interchange be used: a missing trailer or a fatal finding of its own refuses all of it. */
export function interchangeVerdict(reading: InterchangeReading): 'accepted' | 'rejected' {
  return reading.complete && !reading.findings.some(isFatal) ? 'accepted' : 'rejected';
}

/**
 * What finally holds for a set, when the reading of its interchange has ended: its own verdict, unless the fault of its group or
 * interchange refuses it with them.
 */
export function settledVerdict(reading: InterchangeReading, set: SetSummary): SetVerdict {
  if (interchangeVerdict(reading) === 'rejected') return 'rejected';
  const group = reading.groups.find((each) => isWithin(set, each));
  return group?.findings.some(isFatal) === true ? 'rejected' : set.verdict;
}
