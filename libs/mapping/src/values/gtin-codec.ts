import { isGtin } from '@quayside/canonical';
import { fail, ok } from '@quayside/std';
import type { Codec } from './codec.js';
import { spreadsheetDamage } from './spreadsheet-damage.js';

/** A GTIN where one was asked for. One that has lost its leading zeros is an error: nobody adds them by guess. */
export const gtinCodec: Codec = {
  isPartial: true,
  read: (text) => {
    if (isGtin(text)) return ok(text);
    return isDamaged(text)
      ? fail(`"${text}" is not a GTIN of 8, 12, 13 or 14 digits${spreadsheetDamage(text, 14)}`)
      : ok('');
  },
  write: (value) => value,
};

/** Digits that are too few, or what a spreadsheet makes of many. */
function isDamaged(text: string): boolean {
  return /^\d+([.,]\d+)?(E\+\d+)?$/i.test(text) && !/^(\d{8}|\d{12,14})$/.test(text);
}

/** A GTIN where other numbers stand too, under the same qualifier; in writing only one of that length. */
export function gtinOf(length: number | undefined): Codec {
  return {
    isPartial: true,
    read: (text) => ok(isGtin(text) ? text : ''),
    write: (value) => (length === undefined || value.length === length ? value : undefined),
  };
}

/** What stands where a GTIN should, and is none: another number of the item. One that was damaged is a finding of the GTIN. */
export const noGtinCodec: Codec = {
  isPartial: true,
  read: (text) => ok(isGtin(text) || /E\+/i.test(text) ? '' : text),
  write: (value) => (isGtin(value) ? undefined : value),
};
