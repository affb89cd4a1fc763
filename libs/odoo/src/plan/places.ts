import type { Provenance } from '@quayside/canonical';
import type { Place } from '@quayside/std';

/** Pointer inside an effect's values to the pointer of the document field that it came from. */
export type Sources = Readonly<Record<string, string | undefined>>;

/** Where in the file each value of an effect came from; what has no place (a constant, a default) is left out. */
export function placesOf(sources: Sources, provenance: Provenance): Record<string, Place> {
  const found: Record<string, Place> = {};
  for (const [value, field] of Object.entries(sources)) {
    const place = field === undefined ? undefined : placeOf(field, provenance);
    if (place) found[value] = place;
  }
  return found;
}

/** The place of a field, of the nearest field that holds it, or of the first one inside it. */
function placeOf(field: string, provenance: Provenance): Place | undefined {
  for (let pointer = field; pointer.lastIndexOf('/') > 0; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const place = provenance[pointer];
    if (place) return place;
    if (pointer === field) {
      const inside = firstInside(field, provenance);
      if (inside) return inside;
    }
  }
  return provenance[field];
}

// First in the file: the database does not keep the order of members.
function firstInside(field: string, provenance: Provenance): Place | undefined {
  const inside = Object.entries(provenance).filter(([pointer]) => pointer.startsWith(`${field}/`));
  return inside.map(([, place]) => place).toSorted((a, b) => (a.offset ?? 0) - (b.offset ?? 0))[0];
}
