/** What a file needs that its reader may not use: who runs the reader sets these limits. */
export const limitCodes = {
  'reading-cpu': { ta105: '024', e0085: '18' },
  'reading-memory': { ta105: '024', e0085: '18' },
  'reading-lines': { ta105: '024', e0085: '18' },
} as const;
