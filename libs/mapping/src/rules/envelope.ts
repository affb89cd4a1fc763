/** The envelope of a set belongs to the reader. */
export const envelope: ReadonlySet<string> = new Set(['ST', 'SE', 'UNH', 'UNS', 'UNT']);
