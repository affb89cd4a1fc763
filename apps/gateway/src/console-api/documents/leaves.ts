import { type CanonicalDocument, labelOf } from '@quayside/canonical';
import type { Stretch } from '@quayside/store';

/** A value that holds no others. */
export interface Leaf {
  readonly pointer: string;
  readonly path: readonly string[];
  /** The path for people: what stands in a list is counted from 1, and what has a number as its name keeps it. */
  readonly words: readonly string[];
  readonly value: string;
}

/** The leaves of a document: of its lists those of a stretch; what it says as a whole comes first, with the start of the lists. */
export function leavesOf(document: CanonicalDocument, { from, count }: Stretch): readonly Leaf[] {
  const all = leaves(document).filter(({ pointer }) => pointer !== '/type');
  const ofWhole = from === 0 ? all.filter((leaf) => elementOf(leaf) === undefined) : [];
  const listed = all.filter((leaf) => {
    const element = elementOf(leaf);
    return element !== undefined && element >= from && element < from + count;
  });
  return [...ofWhole, ...listed];
}

/** Which element of a list of the document a leaf belongs to. */
function elementOf({ path }: Leaf): number | undefined {
  const [, second] = path;
  return second !== undefined && /^\d+$/.test(second) ? Number(second) : undefined;
}

export function leaves(value: unknown, path: readonly string[] = [], words: readonly string[] = []): Leaf[] {
  if (value !== null && typeof value === 'object') {
    const wordOf = (key: string) => (Array.isArray(value) ? String(Number(key) + 1) : labelOf(key));
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key], [...words, wordOf(key)]));
  }
  if (value === undefined || value === null || value === '') return [];
  const pointer = path.map((step) => `/${step.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
  return [{ pointer, path, words, value: typeof value === 'string' ? value : JSON.stringify(value) }];
}
