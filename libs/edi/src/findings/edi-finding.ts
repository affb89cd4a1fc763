import { cutText, type Finding, type Place, type Severity, shown } from '@quayside/std';
import type { FindingCode } from './catalog.js';

/** A finding of this library: what an acknowledgement repeats of it travels along. */
export interface EdiFinding extends Finding {
  readonly code: FindingCode;
  /** The number of the data element in the dictionary: "373", "2380". */
  readonly dataElement?: string;
  /** The offending value of the element itself, cut to 99 characters; never more of the document. */
  readonly value?: string;
  /** What made the rule apply: the opener of the loop that lacks something, or the element of the same segment that asks for it. */
  readonly trigger?: FindingTrigger;
}

/** The segment, and where it is one the element, that made a rule apply. */
export interface FindingTrigger {
  readonly tag: string;
  /** ST or UNH is 1. */
  readonly segment: number;
  /** The loop that the segment opens. */
  readonly loop?: string;
  readonly element?: number;
  readonly component?: number;
  readonly dataElement?: string;
}

/** What a finding may carry beside its place. */
export interface FindingDetails {
  readonly dataElement?: string | undefined;
  readonly value?: string | undefined;
  readonly trigger?: FindingTrigger | undefined;
}

const longestValue = 99;

/** Builds a finding; details that are not there are left out. What its message repeats of the file is shown, not run. */
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
    message: shown(message),
    ...place,
    ...(details.dataElement !== undefined && { dataElement: details.dataElement }),
    ...(details.value !== undefined && { value: cutText(details.value, longestValue) }),
    ...(details.trigger !== undefined && { trigger: details.trigger }),
  };
}
