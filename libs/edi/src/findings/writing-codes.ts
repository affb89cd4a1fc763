/** Findings about what we were asked to write. */
export const writingCodes = {
  'not-writable': {},
  'text-not-writable': {},
} as const;
