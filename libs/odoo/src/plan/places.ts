import type { PlaceColumns } from '@quayside/canonical';
import type { Place } from '@quayside/std';

/** Pointer inside an effect's values to the pointer of the document field that it came from. */
export type Sources = Readonly<Record<string, string | undefined>>;

/** Where in the file each value of an effect came from; what has no place (a constant, a default) is left out. */
export function placesOf(sources: Sources, provenance: PlaceColumns): Record<string, Place> {
  const found: Record<string, Place> = {};
  for (const [value, field] of Object.entries(sources)) {
    const place = field === undefined ? undefined : placeOf(field, provenance);
    if (place) found[value] = place;
  }
  return found;
}

/** The place of a field, of the first one in the file inside it, or of the nearest field that holds it. */
function placeOf(field: string, provenance: PlaceColumns): Place | undefined {
  return provenance.origin(field) ?? provenance.firstWithin(field) ?? provenance.nearest(field);
}
