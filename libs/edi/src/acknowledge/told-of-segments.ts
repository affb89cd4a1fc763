import { answerCodes } from '../findings/catalog.js';
import type { EdiFinding } from '../findings/edi-finding.js';
import type { SetSummary } from '../reading.js';

/** The findings of a set that an answer tells of its segments and elements. */
export function toldOfSegments(set: SetSummary): EdiFinding[] {
  const told = set.findings.filter((found) => found.severity !== 'info' && answerCodes(found.code).ak304 !== undefined);
  return told as EdiFinding[];
}
