/** A place where two documents differ, by its JSON pointer. */
export interface DocumentChange {
  readonly pointer: string;
  /** Nothing where the first document has nothing there. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two documents differ, the deepest place of each difference, in the order of the fields. */
export function documentChanges(before: unknown, after: unknown, pointer = ''): DocumentChange[] {
  if (before === after) return [];
  if (!isStructure(before) || !isStructure(after)) return [{ pointer, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => documentChanges(before[key], after[key], `${pointer}/${escaped(key)}`));
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
