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
