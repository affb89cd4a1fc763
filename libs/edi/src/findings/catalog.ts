import { contentCodes } from './content-codes.js';
import { csvCodes } from './csv-codes.js';
import { documentCodes } from './document-codes.js';
import { envelopeCodes } from './envelope-codes.js';
import { limitCodes } from './limit-codes.js';
import { structureCodes } from './structure-codes.js';
import { writingCodes } from './writing-codes.js';

/** The codes with which acknowledgements answer a finding; what a standard has no code for is absent. */
export interface AnswerCodes {
  /** TA105, interchange. */
  readonly ta105?: string;
  /** AK905, group. */
  readonly ak905?: string;
  /** AK502 and IK502, set. */
  readonly ak502?: string;
  /** AK304 and IK304, segment. */
  readonly ak304?: string;
  /** AK403 and IK403, element. */
  readonly ak403?: string;
  /** EDIFACT 0085. */
  readonly e0085?: string;
}

const all = {
  ...{ ...envelopeCodes, ...structureCodes, ...contentCodes, ...writingCodes },
  ...{ ...csvCodes, ...documentCodes, ...limitCodes },
};

/** Every code that this library can report; docs/findings.md explains each. */
export type FindingCode = keyof typeof all;

/** The answer codes of each finding: acknowledgements are views through this table. */
export const findingCatalog: Readonly<Record<FindingCode, AnswerCodes>> = all;

/** The answer codes of a finding by its code; a code from elsewhere has none. */
export function answerCodes(code: string): AnswerCodes {
  return (findingCatalog as Readonly<Record<string, AnswerCodes>>)[code] ?? {};
}
