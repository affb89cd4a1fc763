import type { Provenance } from '@quayside/canonical';
import type { Place } from '@quayside/std';
import type { z } from 'zod';
import type { placeShape } from './field-shapes.js';

export type ShownPlace = z.input<typeof placeShape>;

export function placeOf(place: Place | undefined): ShownPlace | null {
  if (place?.offset === undefined) return null;
  const shown = { offset: place.offset, length: place.length ?? 0 };
  return place.segment === undefined ? shown : { ...shown, segment: place.segment };
}

/** These pointers and those of everything around them: one of them has the place. */
export function pointersAround(pointers: readonly string[]): readonly string[] {
  const around = new Set<string>();
  for (const pointer of pointers) {
    for (let at = pointer; at !== '' && !around.has(at); at = at.slice(0, at.lastIndexOf('/'))) around.add(at);
  }
  return [...around];
}

/** A field's own place, or that of the nearest thing around it that has one. */
export function nearest(provenance: Provenance, pointer: string): Place | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = provenance[at];
    if (place) return place;
  }
  return undefined;
}
