import { fail, ok, type Result } from '@quayside/std';
import type { Codec } from './codec.js';
import { spreadsheetDamage } from './spreadsheet-damage.js';

/** The SSCC that a text is: 18 digits, with or without 00 in front, as labels print it. */
function ssccIn(text: string): string | undefined {
  const label = text.replace(/[\s()]/g, ''); // (00) 0 9520000 0000000011
  const digits = label.length === 20 && label.startsWith('00') ? label.slice(2) : label;
  return /^\d{18}$/.test(digits) ? digits : undefined;
}

/** What a spreadsheet makes of a long number tells no package from another one. */
function isShortened(text: string): boolean {
  return /^\d([.,]\d+)?E\+\d+$/i.test(text);
}

function shortened(text: string): Result<string> {
  return fail(`"${text}" is not an SSCC of 18 digits${spreadsheetDamage(text, 18)}`);
}

/** An SSCC where packages may have other numbers too. GM of X12 says it with its application identifier 00, 20 digits. */
export function ssccCodec(isLong: boolean): Codec {
  return {
    isPartial: true,
    read: (text) => (isShortened(text) ? shortened(text) : ok(ssccIn(text) ?? '')),
    write: (value) => (isLong ? `00${value}` : value),
  };
}

/** What stands on a package and is no SSCC: a name of its own. */
export const noSsccCodec: Codec = {
  isPartial: true,
  read: (text) => ok(isShortened(text) || ssccIn(text) !== undefined ? '' : text),
  write: (value) => (ssccIn(value) === undefined ? value : undefined),
};

/** The number of a package, whether it is an SSCC or not. */
export function packageCodec(isLong: boolean): Codec {
  return {
    read: (text) => (isShortened(text) ? shortened(text) : ok(ssccIn(text) ?? text)),
    write: (value) => (isLong && ssccIn(value) !== undefined ? `00${value}` : value),
  };
}
