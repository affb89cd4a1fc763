import type { AgreedBasis } from '../read/agreed-bases.js';
import type { CsvForms } from './csv-codec.js';

/** What of a profile a mapping depends on. */
export interface MappingSettings {
  readonly timeZone: string;
  readonly amounts: {
    readonly impliedDecimals: 'standard' | 'explicit-point';
    /** How many decimals X12 type N2 implies; two where nothing else was agreed. */
    readonly decimals?: number;
  };
  /** Of a period where one day is asked for: its last day, unless the first was agreed. */
  readonly dates?: { readonly period: 'first' | 'last' };
  /** What cuts the number of an order out of a text, such as P\d{5}. */
  readonly orderNumbers?: { readonly pattern?: string | undefined };
  /** Of how many units prices are that do not say it themselves; the first that fits an item counts. */
  readonly prices?: readonly AgreedBasis[];
  /** How numbers and days are written in CSV files. */
  readonly csv?: CsvForms;
}
