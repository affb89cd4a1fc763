import { decimal, fail, localDate, ok, type Result } from '@quayside/std';
import { wholeYear } from './century.js';
import { dayIn, isoInstant } from './instant.js';
import { dayWithName } from './named-month.js';
import type { Codec } from './codec.js';
import type { ScalarShape } from './document-shape.js';

/** How numbers and days are written in the CSV files of a partner. */
export interface CsvForms {
  readonly decimal: '.' | ',';
  /** Forms such as DD.MM.YYYY; the first one is written. */
  readonly dates: readonly string[];
}

export const defaultCsvForms: CsvForms = { decimal: '.', dates: ['YYYY-MM-DD', 'YYYYMMDD'] };

/** The codec of a cell; nothing where a cell is plain text that needs none. */
export function csvCodec(shape: ScalarShape, forms: CsvForms, zone: string): Codec | undefined {
  if (shape.kind === 'decimal') return numberCodec(forms.decimal);
  if (shape.kind === 'date') return dayCodec(forms.dates, zone);
  return shape.kind === 'text' ? wordCodec : undefined;
}

// What a spreadsheet makes of a long number: its digits are gone, and no one may guess them.
const shortened = /^\d([.,]\d+)?E\+\d+$/i;

const wordCodec: Codec = {
  read: (text) => (shortened.test(text) ? fail(damaged(text)) : ok(text)),
  write: (value) => value,
};

function damaged(text: string): string {
  return `"${text}" is what a spreadsheet makes of a long number; its digits are lost. Format the column as text and export it again`;
}

function numberCodec(mark: '.' | ','): Codec {
  const group = mark === ',' ? '.' : ',';
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+(\\${mark}\\d+)?$`);
  return {
    read: (text) => {
      if (shortened.test(text)) return fail(damaged(text));
      const bare = withoutGaps(signInFront(withoutUnit(text)));
      const plain = grouped.test(bare) ? bare.replaceAll(group, '') : bare;
      if (plain.includes(group)) {
        return fail(
          `"${text}" is no number with "${mark}" before its decimals; the profile says which mark is used (csv.decimal)`,
        );
      }
      return decimal(plain.replace(mark, '.'));
    },
    write: (value) => value.replace('.', mark),
  };
}

/** 1 000 and 1'000: blanks of any kind and apostrophes group thousands, and nothing else. */
const gapped = /^[+-]?\d{1,3}(?:[\s\u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?$/;

function withoutGaps(text: string): string {
  return gapped.test(text) ? text.replace(/[\s\u00a0\u2009\u202f'’]/g, '') : text;
}

/** 19 % and 2,50 €: a sign of percent, or of a currency on either side. */
function withoutUnit(text: string): string {
  return text.replace(/^\p{Sc}\s*(?=[-+\d])|(?<=[-\d])\s*(?:%|\p{Sc})$/gu, '').replace(/^([-+])\s*\p{Sc}\s*/u, '$1');
}

/** 12,50-, as some programs write what is negative. */
function signInFront(text: string): string {
  return /^\d(?:.*\d)?-$/.test(text) ? `-${text.slice(0, -1)}` : text;
}

function dayCodec(forms: readonly string[], zone: string): Codec {
  const patterns = forms.map(patternOf);
  return {
    read: (text) => {
      for (const pattern of patterns) {
        const found = dayBy(text, pattern);
        if (found) return found;
      }
      const named = dayWithName(text);
      if (named) return named;
      // What a program exported with its time and zone is on the day that it is in the zone of the partner.
      const instant = isoInstant(zone, text);
      if (instant.ok) return ok(dayIn(zone, instant.value));
      return fail(`"${text}" is not a day written as ${forms.join(' or ')}`);
    },
    write: (value) => written(value, forms[0] ?? 'YYYY-MM-DD'),
  };
}

function dayBy(text: string, pattern: RegExp): Result<string> | undefined {
  const { y, m, d } = pattern.exec(text)?.groups ?? {};
  if (y === undefined || m === undefined || d === undefined) return undefined;
  const year = wholeYear(y);
  return localDate(`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
}

function patternOf(form: string): RegExp {
  const escaped = form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const body = escaped
    .replace('YYYY', '(?<y>\\d{4})')
    .replace('YY', '(?<y>\\d{2})')
    .replace('MM', '(?<m>\\d{2})')
    .replace('DD', '(?<d>\\d{2})')
    .replace(/(?<![<?])M(?![a-z>])/, '(?<m>\\d{1,2})')
    .replace(/(?<![<?\\])D(?![a-z>])/, '(?<d>\\d{1,2})');
  // Behind a day programs like to put a time of it: midnight, or the one that is meant.
  return new RegExp(`^${body}(?:[ T](?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?)?$`);
}

function written(value: string, form: string): string {
  const [year = '', month = '', day = ''] = value.split('-');
  return form
    .replace('YYYY', year)
    .replace('YY', year.slice(2))
    .replace('MM', month)
    .replace('DD', day)
    .replace(/M(?![a-z])/, String(Number(month)))
    .replace(/D(?![a-z])/, String(Number(day)));
}
