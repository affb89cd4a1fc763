import type { LoopDefinition, PlaceDefinition } from './definition.js';

/**
 * Reads the compact form of a set: one segment a line, "!" when mandatory, then how often ("*" any number), "loop" when it opens a
 * loop of nothing but itself; lines indented under a segment stand in the loop that it opens.
 */
export function parseSet(id: string, source: string): LoopDefinition {
  const lines = source.split('\n').filter((line) => line.trim() !== '');
  let next = 0;
  const places = (indent: number): PlaceDefinition[] => {
    const found: PlaceDefinition[] = [];
    for (let line = lines[next]; line !== undefined && indentOf(line) === indent; line = lines[next]) {
      next++;
      found.push(place(line, places(indent + 2)));
    }
    return found;
  };
  return loop(id, places(0));
}

function place(line: string, inner: readonly PlaceDefinition[]): PlaceDefinition {
  const [tag = '', ...rest] = line.trim().split(/\s+/);
  const count = rest.find((word) => /^(\d+|\*)$/.test(word)) ?? '1';
  return {
    tag,
    mandatory: rest.includes('!'),
    max: count === '*' ? Infinity : Number(count),
    ...((inner.length > 0 || rest.includes('loop')) && { loop: loop(tag, inner) }),
  };
}

function loop(id: string, places: readonly PlaceDefinition[]): LoopDefinition {
  const byTag = new Map<string, number[]>();
  places.forEach((each, n) => byTag.set(each.tag, [...(byTag.get(each.tag) ?? []), n]));
  const mandatory = places.flatMap((each, n) => (each.mandatory ? [n] : []));
  return { id, places, byTag, mandatory };
}

/** Every tag of a loop and of the loops in it. */
export function tagsOf(definition: LoopDefinition): Set<string> {
  const tags = new Set<string>();
  for (const each of definition.places) {
    tags.add(each.tag);
    if (each.loop !== undefined) for (const tag of tagsOf(each.loop)) tags.add(tag);
  }
  return tags;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
