/** Names a record that was there before us as a target: it has no key of ours. */
export function knownRecord(model: string, id: string): string {
  return `${model}/${id}`;
}

/** The id of such a record; nothing where the target is a key. */
export function knownId(model: string, target: string): number | undefined {
  const [of, id, ...more] = target.split('/');
  return of === model && more.length === 0 && /^\d+$/.test(id ?? '') ? Number(id) : undefined;
}
