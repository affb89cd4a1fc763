/** Findings about CSV files, which no acknowledgement of EDI answers. */
export const csvCodes = {
  'csv-encoding': {},
  'csv-syntax': {},
  'csv-limit': {},
  'csv-columns': {},
  'csv-rows': {},
  'csv-count': {},
} as const;
