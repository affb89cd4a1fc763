import type { CompositeDefinition, ElementDefinition, SetDefinition } from '@quayside/edi';
import { type Decimal, decimal, fail, fixed, localDate, ok, shifted } from '@quayside/std';
import { wholeYear } from './century.js';
import type { CodeTable } from './code-table.js';
import type { Codec, Note } from './codec.js';
import type { MappingSettings } from './mapping-settings.js';
import type { ScalarShape } from './document-shape.js';
import { csvCodec, type CsvForms, defaultCsvForms } from './csv-codec.js';
import { elementCodec } from './element-codec.js';
import { gtinCodec, gtinOf, noGtinCodec } from './gtin-codec.js';
import { noSsccCodec, packageCodec, ssccCodec } from './sscc-codec.js';
import type { Format } from './formats.js';
import { dayOf, type End, instantOf, instantText, isPeriod, unknownZone } from './edifact-time.js';

export interface CodecOptions {
  readonly shape: ScalarShape;
  readonly element: ElementDefinition;
  readonly composite?: CompositeDefinition;
  readonly settings: MappingSettings;
  readonly syntax: SetDefinition['syntax'];
  /** How numbers and days are written in XML or JSON, where not as these do. */
  readonly forms?: CsvForms;
  readonly table?: CodeTable;
  readonly format?: Format;
}

/** The codec that canonical field and element ask for: codes by a table, dates and decimals by the element's type. */
export function codecFor(options: CodecOptions): Codec {
  const { shape, element, table, format } = options;
  if (table) return table;
  if (element.id === '2380') return timeCodec(options);
  if (shape.kind === 'date' && isPeriodForm(format)) return periodCodec(format, options.settings);
  return ownCodec(options) ?? ediCodec(options);
}

/** How CSV, XML and JSON write something that EDI writes in another way. */
function ownCodec({ shape, settings, syntax, format, forms }: CodecOptions): Codec | undefined {
  switch (syntax) {
    case 'csv':
      return format === undefined ? csvCodec(shape, settings.csv ?? defaultCsvForms, settings.timeZone) : undefined;
    case 'xml':
    case 'json':
      return (forms && formsCodec(shape, forms, settings.timeZone)) ?? elementCodec(shape, settings.timeZone, format);
    case 'x12':
    case 'edifact':
      return undefined;
  }
}

// Text is text, whatever spreadsheets do to it.
function formsCodec(shape: ScalarShape, forms: CsvForms, zone: string): Codec | undefined {
  return shape.kind === 'text' ? undefined : csvCodec(shape, forms, zone);
}

function ediCodec({ shape, element, settings, syntax, format }: CodecOptions): Codec {
  if (format !== undefined) return formCodec(format);
  switch (shape.kind) {
    case 'decimal':
      if (element.type === 'N2') return impliedCodec(settings);
      return syntax === 'edifact' ? eitherMarkCodec : decimalCodec;
    case 'date':
      return dateCodec(element.max);
    case 'choice':
      return choiceCodec(shape.values);
    case 'text':
    case 'instant':
      return textCodec;
  }
}

function formCodec(format: Format): Codec {
  switch (format) {
    case 'sscc':
    case 'sscc-20':
      return ssccCodec(format === 'sscc-20');
    case 'no-sscc':
      return noSsccCodec;
    case 'package':
    case 'package-20':
      return packageCodec(format === 'package-20');
    case 'gtin':
      return gtinCodec;
    case 'gtin-12':
    case 'gtin-13':
    case 'gtin-14':
      return gtinOf(Number(format.slice('gtin-'.length)));
    case 'gtin-any':
      return gtinOf(undefined);
    case 'no-gtin':
      return noGtinCodec;
    case 'period':
    case 'period-start':
    case 'period-end':
    case 'text-of-parts':
    case 'date-time':
      return textCodec;
  }
}

const textCodec: Codec = { read: ok, write: (value) => value };

const decimalCodec: Codec = { read: decimal, write: (value) => value };

// Either mark may stand before decimals in EDIFACT, and neither ever groups thousands.
const eitherMarkCodec: Codec = { read: (text) => decimal(text.replace(',', '.')), write: (value) => value };

function isPeriodForm(format: Format | undefined): format is PeriodForm {
  return format === 'period' || format === 'period-start' || format === 'period-end';
}

type PeriodForm = 'period' | 'period-start' | 'period-end';

/** Which end of a period a form asks for; what asks for none of them gets the one that was agreed. */
function endOf(form: Format | undefined, { dates }: MappingSettings): End {
  if (form === 'period-start') return 'start';
  return form === 'period-end' || dates?.period !== 'first' ? 'end' : 'start';
}

function shortened(text: string, end: End): Note {
  return {
    code: 'period-shortened',
    message: `"${text}" is a period; its ${end === 'start' ? 'first' : 'last'} day is taken`,
  };
}

function timeCodec({ shape, settings, format: form }: CodecOptions): Codec {
  const { timeZone: zone } = settings;
  const end = endOf(form, settings);
  const isWhole = form !== 'period-start' && form !== 'period-end';
  const note = (text: string, format?: string): Note | undefined => {
    if (isWhole && isPeriod(format ?? '')) return shortened(text, end);
    const word = unknownZone(text, format);
    if (word === undefined) return undefined;
    const message = `"${word}" behind the time of "${text}" is no zone that is known; its day is taken as it is written`;
    return { code: 'zone-unknown', message };
  };
  if (shape.kind !== 'instant') {
    return {
      note,
      read: (text, format) => dayOf(text, { format, zone, end }),
      write: (value) => value.replaceAll('-', ''),
      format: () => '102',
    };
  }
  return {
    note,
    read: (text, format) => instantOf(text, { format, zone, end }),
    write: (value) => instantText(zone, value).text,
    format: (value) => instantText(zone, value).format,
  };
}

// X12 format RD8 says a period in one element: 20261101-20261130. Only read: ends of a period are days of their own.
function periodCodec(form: PeriodForm, settings: MappingSettings): Codec {
  const day = dateCodec(8);
  const end = endOf(form, settings);
  return {
    read: (text) => day.read(text.split('-').at(end === 'start' ? 0 : -1) ?? ''),
    write: () => undefined,
    ...(form === 'period' && {
      note: (text: string) => (text.includes('-') ? shortened(text, end) : undefined),
    }),
  };
}

function choiceCodec(values: readonly string[]): Codec {
  return {
    read: (text) => (values.includes(text) ? ok(text) : fail(`"${text}" is none of ${values.join(', ')}`)),
    write: (value) => value,
  };
}

// Type N2 writes 3508.20 as 350820. Whether a partner puts a point there all the same, or writes yen without decimals, is
// agreed, never guessed.
function impliedCodec({ amounts: { impliedDecimals, decimals = 2 } }: MappingSettings): Codec {
  if (impliedDecimals === 'explicit-point') return decimalCodec;
  return {
    read: (text) => {
      const value = decimal(text);
      if (!value.ok) return value;
      if (!text.includes('.')) return ok(shifted(value.value, decimals));
      return fail(
        `"${text}" has a point where ${decimals === 2 ? 'two' : decimals} decimals are implied; if the partner means it so, the profile says amounts.impliedDecimals: explicit-point`,
      );
    },
    write: (value) => {
      const cents = shifted(value as Decimal, -decimals);
      return cents.includes('.') ? undefined : fixed(cents, 0);
    },
  };
}

function dateCodec(longest: number): Codec {
  return {
    read: (text) => {
      const digits = text.length === 6 ? `${wholeYear(text.slice(0, 2))}${text.slice(2)}` : text;
      const date = localDate(digits.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
      return date.ok ? date : fail(`"${text}" is not a day written as CCYYMMDD or YYMMDD`);
    },
    write: (value) => value.replaceAll('-', '').slice(longest < 8 ? 2 : 0),
  };
}
