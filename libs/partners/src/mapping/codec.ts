import type { ElementDefinition } from '@quayside/edi';
import { type Decimal, decimal, fail, fixed, localDate, ok, type Result, shifted } from '@quayside/std';
import type { CodeTable } from './code-table.js';
import type { MappingSettings } from './compile-mapping.js';
import type { ScalarShape } from './document-shape.js';

/** Turns the text of an element into a canonical value and back. */
export interface Codec {
  /** The error says what is wrong with the text. */
  read(text: string): Result<string>;
  /** Nothing when the element cannot say this value. */
  write(value: string): string | undefined;
}

export interface CodecOptions {
  readonly shape: ScalarShape;
  readonly element: ElementDefinition;
  readonly settings: MappingSettings;
  readonly table?: CodeTable;
  readonly format?: Format;
}

/** Forms of identifiers that lengths tell apart. */
export const formats = ['sscc', 'sscc-20', 'gtin-12', 'gtin-13', 'gtin-14'] as const;
export type Format = (typeof formats)[number];

/** The codec that canonical field and element ask for: codes by a table, dates and decimals by the element's type. */
export function codecFor({ shape, element, settings, table, format }: CodecOptions): Codec {
  if (table) return table;
  if (format !== undefined) return identifierCodec(format);
  switch (shape.kind) {
    case 'decimal':
      return element.type === 'N2' ? impliedCodec(settings) : decimalCodec;
    case 'date':
      return dateCodec(element.max);
    case 'choice':
      return choiceCodec(shape.values);
    case 'text':
    case 'instant':
      return textCodec;
  }
}

function identifierCodec(format: Format): Codec {
  if (format === 'sscc' || format === 'sscc-20') return ssccCodec(format);
  return digitsCodec(Number(format.slice('gtin-'.length)));
}

const textCodec: Codec = { read: ok, write: (value) => value };

const decimalCodec: Codec = { read: decimal, write: (value) => value };

function choiceCodec(values: readonly string[]): Codec {
  return {
    read: (text) => (values.includes(text) ? ok(text) : fail(`"${text}" is none of ${values.join(', ')}`)),
    write: (value) => value,
  };
}

// Type N2 writes 3508.20 as 350820. Whether a partner puts a point there all the same is agreed, never guessed.
function impliedCodec(settings: MappingSettings): Codec {
  if (settings.amounts.impliedDecimals === 'explicit-point') return decimalCodec;
  return {
    read: (text) => {
      const value = decimal(text);
      if (!value.ok) return value;
      if (!text.includes('.')) return ok(shifted(value.value, 2));
      return fail(
        `"${text}" has a point where two decimals are implied; if the partner means it so, the profile says amounts.impliedDecimals: explicit-point`,
      );
    },
    write: (value) => {
      const cents = shifted(value as Decimal, -2);
      return cents.includes('.') ? undefined : fixed(cents, 0);
    },
  };
}

function dateCodec(longest: number): Codec {
  return {
    read: (text) => {
      const digits = text.length === 6 ? `${Number(text.slice(0, 2)) < 70 ? '20' : '19'}${text}` : text;
      const date = localDate(digits.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
      return date.ok ? date : fail(`"${text}" is not a day written as CCYYMMDD or YYMMDD`);
    },
    write: (value) => value.replaceAll('-', '').slice(longest < 8 ? 2 : 0),
  };
}

// GM says an SSCC with its application identifier 00 in front, 20 digits; many send the bare 18.
function ssccCodec(format: 'sscc' | 'sscc-20'): Codec {
  return {
    read: (text) => {
      const digits = text.length === 20 && text.startsWith('00') ? text.slice(2) : text;
      return /^\d{18}$/.test(digits)
        ? ok(digits)
        : fail(`"${text}" is not an SSCC of 18 digits, with or without 00 before it`);
    },
    write: (value) => (format === 'sscc-20' ? `00${value}` : value),
  };
}

function digitsCodec(length: number): Codec {
  return { read: ok, write: (value) => (value.length === length ? value : undefined) };
}
