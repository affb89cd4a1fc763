import type { PlaceColumns } from '@quayside/canonical';
import type { CompiledMapping } from '@quayside/mapping';

/**
 * The fields that reading again does not give: the bytes at the place of a field, read by its rules, must be its value. What was
 * put together from several texts is left out; a second place that only names the format is used as such.
 */
export function notReadAgain(
  mapping: CompiledMapping,
  document: object,
  provenance: PlaceColumns,
  cut: (place: { readonly offset?: number; readonly length?: number }) => string,
): string[] {
  return [...provenance.entries()].flatMap(([pointer, origin]) => {
    const value = pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
    const [beside, ...more] = origin.also ?? [];
    const isJoined = more.length > 0 || (beside !== undefined && beside.component !== 3);
    if (isJoined || pointer === '/type' || typeof value !== 'string') return [];
    const readings = mapping.readings(pointer, cut(origin).trim(), beside && cut(beside));
    return readings.includes(value) ? [] : [`${pointer}: "${cut(origin)}" is not read as "${value}"`];
  });
}
