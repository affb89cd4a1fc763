import { type CanonicalDocument, fieldWords, labelOf, singular } from '@quayside/canonical';
import type { DocumentStretch } from '@quayside/store';
import type { z } from 'zod';
import type { fieldPageShape, fieldShape } from './field-shapes.js';
import type { Leaf } from './leaves.js';
import { placeOf, type ShownPlace } from './places.js';
import { elementsShown, firstStretch, shownLeaves, type Said } from './said.js';

type Field = z.input<typeof fieldShape>;
type FieldPage = z.input<typeof fieldPageShape>;

/** The fields of a stretch with their places; those of the document as a whole come first of all. */
export function presentFields(said: Said): FieldPage {
  const { stretch, from, provenance } = said;
  const { shown, leftOut } = shownLeaves(said);
  return {
    rows: shown.map((leaf) => presentField(leaf, placeOf(provenance.nearest(leaf.pointer)))),
    leftOut,
    ...whatFollows(stretch, from),
  };
}

export const noFields: FieldPage = { rows: [], leftOut: 0, next: null, list: null };

/** One field as it is shown, with the place that it came from. */
function presentField({ pointer, value }: Leaf, place: ShownPlace | null): Field {
  return { pointer, ...fieldWords(pointer), value, place };
}

function whatFollows({ lists }: DocumentStretch, from: number): Pick<FieldPage, 'next' | 'list'> {
  const [longest] = [...lists].sort((a, b) => b.length - a.length);
  if (!longest) return { next: null, list: null };
  const next = from + elementsShown;
  return {
    next: next < longest.length ? next : null,
    list: { ...wordsOfList(longest.name), length: longest.length },
  };
}

/** "line" and "lines", for what stands in the list "lines". */
function wordsOfList(name: string): { one: string; many: string } {
  return { one: labelOf(singular(name)).toLowerCase(), many: labelOf(name).toLowerCase() };
}

/** As much of the JSON text as a page shows. */
const mostJson = 256 * 1024;

/** The canonical document as text, the start of it if it is long. */
export function jsonOf({ document, lists }: DocumentStretch): string {
  const json = JSON.stringify(document satisfies CanonicalDocument, null, 2);
  const isCut = lists.some(({ length }) => length > firstStretch.count);
  const shown = json.length <= mostJson ? json : json.slice(0, json.lastIndexOf('\n', mostJson));
  return isCut || shown.length < json.length ? `${shown}\n... the rest is not shown` : shown;
}
