import { interchangeVerdict, settledVerdict, type InterchangeReading, type SetSummary } from '@quayside/edi';
import { isFatal, type Finding } from '@quayside/std';

/** Why an interchange is refused whole, if it is. */
export function refusalOf(reading: InterchangeReading): Finding | undefined {
  if (interchangeVerdict(reading) === 'accepted') return undefined;
  return reading.findings.find(isFatal) ?? general('The interchange is refused as a whole.', reading);
}

/** Sets that were right in themselves and are refused with their group or interchange, with the finding that says why. */
export function refusedSets(
  reading: InterchangeReading,
  sets: readonly SetSummary[],
): readonly { readonly finding: Finding; readonly sets: readonly number[] }[] {
  const whole = refusalOf(reading);
  if (whole) return [{ finding: whole, sets: sets.map((each) => each.index) }];
  const refused = sets.filter((set) => set.verdict !== 'rejected' && settledVerdict(reading, set) === 'rejected');
  return refused.map((set) => ({ finding: groupFault(reading, set), sets: [set.index] }));
}

function groupFault(reading: InterchangeReading, set: SetSummary): Finding {
  const group = reading.groups.find((each) => each.offset < set.offset && set.offset < each.offset + each.length);
  return group?.findings.find(isFatal) ?? general('The group of this set is refused.', group ?? reading);
}

function general(message: string, { offset, length }: { readonly offset: number; readonly length: number }): Finding {
  return { code: 'interchange-rejected', severity: 'fatal', message, offset, length };
}
