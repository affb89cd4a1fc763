import type { ProvenanceJson } from './origin.js';
import type { PlaceColumns } from './place-columns.js';
import { PlaceColumnsBuilder } from './place-columns-builder.js';

/** Provenance that came as JSON: what was stored before it was kept as columns. */
export function placesFromJson(json: ProvenanceJson): PlaceColumns {
  const places = new PlaceColumnsBuilder();
  for (const [pointer, origin] of Object.entries(json)) places.addOrigin(pointer, origin);
  return places.build();
}
