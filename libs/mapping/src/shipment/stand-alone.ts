import type { PlaceColumns, ShipNotice } from '@quayside/canonical';

interface Alone {
  readonly document: ShipNotice;
  readonly provenance: PlaceColumns;
}

/**
 * Takes away what a ship notice says of packs that it does not have: the level of the consignment itself is no pack, so that
 * what stands directly in it is loose.
 */
export function standAlone(document: ShipNotice, provenance: PlaceColumns): Alone {
  const known = new Set(document.packs.map((pack) => pack.id));
  const dropped = new Set<string>();
  const packs = document.packs.map((pack, i) => without(pack, 'parent', known, `/packs/${i}/parent`, dropped));
  const lines = document.lines.map((line, i) => without(line, 'pack', known, `/lines/${i}/pack`, dropped));
  if (dropped.size === 0) return { document, provenance };
  return { document: { ...document, packs, lines }, provenance: provenance.without(dropped) };
}

function without<T extends object>(
  from: T,
  name: string & keyof T,
  known: ReadonlySet<string>,
  pointer: string,
  dropped: Set<string>,
): T {
  const value = from[name];
  if (value === undefined || known.has(value as string)) return from;
  dropped.add(pointer);
  const { [name]: _, ...rest } = from;
  return rest as T;
}
