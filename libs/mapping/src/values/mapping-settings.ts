import type { Decimal } from '@quayside/std';
import type { CsvForms } from './csv-codec.js';

/** So many units are what a price is of: for one item, by any of its numbers, or for all. */
export interface AgreedBasis {
  readonly per: Decimal;
  readonly item?: string | undefined;
}

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
