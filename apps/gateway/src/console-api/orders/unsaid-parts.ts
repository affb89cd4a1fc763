import { labelOf } from '@quayside/canonical';

/** What kind of thing fields are, whichever of several: "price of lines (unit)", where of a price its unit stays unsaid. */
export function unsaidParts(pointers: readonly string[]): string[] {
  const parts = new Map<string, Set<string>>();
  for (const pointer of pointers) {
    const names = pointer.split('/').filter((step) => step !== '' && !/^\d+$/.test(step));
    const [first = '', second, ...inner] = names;
    const part = second === undefined ? lower(first) : `${lower(second)} of ${lower(first)}`;
    const found = parts.get(part) ?? new Set();
    parts.set(part, inner.length === 0 ? found : found.add(inner.map(lower).join(' ')));
  }
  return [...parts].map(([part, inner]) => (inner.size === 0 ? part : `${part} (${[...inner].join(', ')})`));
}

function lower(name: string): string {
  return labelOf(name).toLowerCase();
}
