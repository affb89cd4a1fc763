/** Rows in the order in which a statement named them. */
export function inOrderOf<T extends { readonly id: string }>(
  named: readonly { readonly id: string }[],
  rows: readonly T[],
): readonly T[] {
  const byId = new Map(rows.map((each) => [each.id, each]));
  return named.flatMap(({ id }) => byId.get(id) ?? []);
}
