/**
 * A number as people write it who do not look at its case: as it stands, in capitals and in small letters, each once. Exact texts
 * can be asked of an index; a search without case looks at everything.
 */
export function inEachCase(number: string): readonly string[] {
  return [...new Set([number, number.toUpperCase(), number.toLowerCase()])];
}
