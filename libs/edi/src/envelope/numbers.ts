/** The number of an N0 element ("007" is 7); undefined when it is none. */
export function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
}

/** How two control numbers of type N0 compare: leading zeros make them differ in form only. */
export function compareReferences(a: string, b: string): 'same' | 'same-number' | 'different' {
  if (a === b) return 'same';
  const left = numberOf(a);
  return left !== undefined && left === numberOf(b) ? 'same-number' : 'different';
}
