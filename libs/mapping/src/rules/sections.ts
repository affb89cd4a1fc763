import { type LoopDefinition, outside, type SetDefinition, type SetIndex } from '@quayside/edi';

// UNS separates the parts of an EDIFACT message. The same segments stand before and behind it, with another meaning: what
// stands behind is seen as a loop that UNS opens, so that a path can name it: UNS/MOA[77].

const separator = 'UNS';

/** The definition of a message whose summary stands in a loop that UNS opens; others stay as they are. */
export function withSections(set: SetDefinition): SetDefinition {
  const { places } = set.root;
  const at = places.findIndex((place) => place.tag === separator);
  const before = places[at];
  if (!before || before.loop) return set;
  const closing = places.filter((place) => place.tag === 'UNT');
  const summary = places.slice(at + 1).filter((place) => place.tag !== 'UNT');
  const loop = loopOf(separator, summary);
  return { ...set, root: loopOf(set.root.id, [...places.slice(0, at), { ...before, loop }, ...closing]) };
}

/** The index of a message in the same way. */
export function indexWithSections(index: SetIndex): SetIndex {
  let at = 0;
  while (at < index.length && index.tags[at] !== separator) at = index.behind(at);
  if (at >= index.length || index.ends[at] !== 0) return index;
  const sections = index.copy();
  const last = sections.length - 1;
  const isClosed = sections.tags[last] === 'UNT' && sections.parents[last] === outside;
  const end = isClosed ? last : last + 1;
  for (let behind = at + 1; behind < end; behind = index.behind(behind)) sections.parents[behind] = at;
  sections.ends[at] = end;
  return sections;
}

function loopOf(id: string, places: LoopDefinition['places']): LoopDefinition {
  const byTag = new Map<string, number[]>();
  for (const [i, place] of places.entries()) byTag.set(place.tag, [...(byTag.get(place.tag) ?? []), i]);
  const mandatory = places.flatMap((place, i) => (place.mandatory ? [i] : []));
  return { id, places, byTag, mandatory };
}
