/** Forms of identifiers that lengths tell apart, ends of a period, and text that goes over several components. */
export const formats = [
  'sscc',
  'sscc-20',
  'no-sscc',
  'package',
  'package-20',
  'gtin',
  'gtin-12',
  'gtin-13',
  'gtin-14',
  'gtin-any',
  'no-gtin',
  'period',
  'period-start',
  'period-end',
  'text-of-parts',
  'date-time',
] as const;
export type Format = (typeof formats)[number];
