import type { PlaceColumns } from '@quayside/canonical';
import type { DocumentStretch } from '@quayside/store';
import { leavesOf, type Leaf } from './leaves.js';
import { pointersAround } from './places.js';

/** Of a catalogue of 20,000 lines a page shows so many at once, of whatever the document lists. */
export const elementsShown = 200;
/** Lines may hold lists themselves: nobody reads more fields than this, and no browser shows more at once. */
const mostFields = 4000;

/** The first stretch of what a document says: enough for its first fields and for the start of its JSON text. */
export const firstStretch = { from: 0, count: 1000 };

/** A stretch of what a document says, from the element at which its fields are shown. */
export interface Stretched {
  readonly stretch: DocumentStretch;
  readonly from: number;
}

/** The same, with the places of the fields that are shown. */
export interface Said extends Stretched {
  readonly provenance: PlaceColumns;
}

/** The fields that are shown of a stretch, and how many more there are. */
export function shownLeaves({ stretch, from }: Stretched): {
  readonly shown: readonly Leaf[];
  readonly leftOut: number;
} {
  const all = leavesOf(stretch.document, { from, count: elementsShown });
  const shown = all.slice(0, mostFields);
  return { shown, leftOut: all.length - shown.length };
}

/** Where the places of the fields that are shown may be kept, and of others that are asked for. */
export function pointersShown(stretched: Stretched, others: readonly string[] = []): readonly string[] {
  return pointersAround([...shownLeaves(stretched).shown.map((each) => each.pointer), ...others]);
}
