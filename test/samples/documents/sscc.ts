import { checkDigit } from '@quayside/canonical';
import fc from 'fast-check';

/** An SSCC with its check digit. */
export const sscc = fc.stringMatching(/^[1-9]\d{16}$/).map((digits) => digits + checkDigit(digits));
