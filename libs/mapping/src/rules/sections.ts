import type { Loop, LoopDefinition, Segment, SetDefinition } from '@quayside/edi';

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

/** The tree of a message in the same way. */
export function treeWithSections(root: Loop): Loop {
  const at = root.children.findIndex((child) => child.kind === 'segment' && child.tag === separator);
  if (at < 0) return root;
  const isEnd = (child: Loop | Segment) => child.kind === 'segment' && child.tag === 'UNT';
  const behind = root.children.slice(at);
  const loop: Loop = {
    kind: 'loop',
    id: separator,
    repetition: 1,
    children: behind.filter((child) => !isEnd(child)),
  };
  return { ...root, children: [...root.children.slice(0, at), loop, ...behind.filter(isEnd)] };
}

function loopOf(id: string, places: LoopDefinition['places']): LoopDefinition {
  const byTag = new Map<string, number[]>();
  for (const [i, place] of places.entries()) byTag.set(place.tag, [...(byTag.get(place.tag) ?? []), i]);
  const mandatory = places.flatMap((place, i) => (place.mandatory ? [i] : []));
  return { id, places, byTag, mandatory };
}
