import type { Finding, Place, Severity } from '@quayside/std';
import type { FindingCode } from './catalog.js';

/** A finding of this library: what an acknowledgement repeats of it travels along. */
export interface EdiFinding extends Finding {
  readonly code: FindingCode;
  /** The number of the data element in the dictionary: "373", "2380". */
  readonly dataElement?: string;
  /** The offending value of the element itself, cut to 99 characters; never more of the document. */
  readonly value?: string;
}

/** What a finding may carry beside its place. */
export interface FindingDetails {
  readonly dataElement?: string | undefined;
  readonly value?: string | undefined;
}

const longestValue = 99;

/** Builds a finding; details that are not there are left out. */
export function finding(
  code: FindingCode,
  severity: Severity,
  message: string,
  place: Place,
  details: FindingDetails = {},
): EdiFinding {
  return {
    code,
    severity,
    message,
    ...place,
    ...(details.dataElement !== undefined && { dataElement: details.dataElement }),
    ...(details.value !== undefined && { value: details.value.slice(0, longestValue) }),
  };
}
