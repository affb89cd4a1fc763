/** GS01 by set type, for the sets of this library's dictionaries and their neighbours. */
const functionalIds: Readonly<Record<string, string>> = {
  '810': 'IN',
  '820': 'RA',
  '824': 'AG',
  '830': 'PS',
  '832': 'SC',
  '846': 'IB',
  '850': 'PO',
  '855': 'PR',
  '856': 'SH',
  '860': 'PC',
  '861': 'RC',
  '862': 'SS',
  '865': 'CA',
  '997': 'FA',
  '999': 'FA',
};

/** The GS01 that a set type belongs under; undefined for a type that is not listed. */
export function functionalIdOf(setType: string): string | undefined {
  return functionalIds[setType];
}
