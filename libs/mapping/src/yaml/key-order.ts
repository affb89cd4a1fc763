import { type Document, isMap, isScalar, isSeq, type Node } from 'yaml';

// An object of JavaScript puts keys that look like numbers first. In a table of codes the order means something: of several
// codes with one meaning the first is written. So the order in which they stand is kept beside the object.
const orders = new WeakMap<object, readonly string[]>();

/** The keys of a group in the order in which they were written. */
export function keysInOrder(group: object): readonly string[] {
  return orders.get(group) ?? Object.keys(group);
}

/** Gives a key of a group a value; a new one stands last. */
export function putKey(group: Record<string, unknown>, key: string, value: unknown): void {
  if (!(key in group)) orders.set(group, [...keysInOrder(group), key]);
  group[key] = value;
}

/** Takes a key out of a group. */
export function dropKey(group: Record<string, unknown>, key: string): void {
  const rest = keysInOrder(group).filter((each) => each !== key);
  delete group[key];
  orders.set(group, rest);
}

/** Notes the order of all maps of a YAML document beside their plain values. */
export function noteOrder(document: Document, value: unknown): void {
  note(document.contents, value);
}

function note(node: Node | null, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) note(item as Node, (value as unknown[])[i]);
  } else if (isMap(node)) {
    const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
    orders.set(value, keys);
    for (const [i, pair] of node.items.entries())
      note(pair.value as Node | null, (value as Record<string, unknown>)[keys[i] ?? '']);
  }
}

/** A deep copy that keeps the order of keys. */
export function cloned<T>(value: T): T {
  if (Array.isArray(value)) return value.map((each: unknown) => cloned(each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cloned<unknown>(inner)]));
  orders.set(copy, keysInOrder(value));
  return copy as T;
}

/** Two groups as one: what the second says counts, in the place where the first had it. */
export function merged(first: object, second: object): Record<string, unknown> {
  const both = { ...first, ...second };
  orders.set(both, [...new Set([...keysInOrder(first), ...keysInOrder(second)])]);
  return both;
}
