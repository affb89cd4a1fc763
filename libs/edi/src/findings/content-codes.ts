/** Findings about elements and their values. */
export const contentCodes = {
  'element-missing': { ak304: '8', ak403: '1', e0085: '13' },
  'element-condition': { ak304: '8', ak403: '2', e0085: '13' },
  'element-exclusion': { ak304: '8', ak403: '10', e0085: '12' },
  'elements-too-many': { ak304: '8', ak403: '3', e0085: '16' },
  'components-too-many': { ak304: '8', ak403: '3', e0085: '16' },
  'repetitions-too-many': { ak304: '8', ak403: '3', e0085: '35' },
  'element-too-short': { ak304: '8', ak403: '4', e0085: '40' },
  'element-too-long': { ak304: '8', ak403: '5', e0085: '39' },
  'character-invalid': { ak304: '8', ak403: '6', e0085: '21' },
  'character-undecodable': { ak304: '8', ak403: '6', e0085: '21' },
  'number-invalid': { ak304: '8', ak403: '6', e0085: '37' },
  'code-unknown': { ak304: '8', ak403: '7', e0085: '12' },
  'date-invalid': { ak304: '8', ak403: '8', e0085: '12' },
  'time-invalid': { ak304: '8', ak403: '9', e0085: '12' },
  'separators-trailing': {},
} as const;
