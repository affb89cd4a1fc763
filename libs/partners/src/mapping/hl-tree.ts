import type { Loop, Segment } from '@quayside/edi';

/** One level of an HL tree with what stands above and below it, by HL02 and never by position. */
export interface Level {
  readonly loop: Loop;
  readonly hl: Segment;
  readonly parent: Level | undefined;
  readonly children: readonly Level[];
}

interface OpenLevel extends Level {
  parent: Level | undefined;
  readonly children: Level[];
}

/** The levels of a set in their order. One whose HL02 names nothing, or that would stand below itself, stands at the top. */
export function hlLevels(root: Loop): Level[] {
  const levels = root.children.flatMap((child) => openLevel(child));
  const byId = new Map<string, OpenLevel>();
  for (const level of levels) {
    const parent = byId.get(level.hl.text(2) ?? '');
    // Only what came before can be above: so no cycle can be.
    if (parent) {
      level.parent = parent;
      parent.children.push(level);
    }
    byId.set(level.hl.text(1) ?? '', level);
  }
  return levels;
}

/** The level itself and what stands above it, the nearest first. */
export function upward(level: Level): Level[] {
  const all: Level[] = [];
  for (let at: Level | undefined = level; at; at = at.parent) all.push(at);
  return all;
}

/** The levels below which nothing stands, under a level. */
export function lowestUnder(level: Level): Level[] {
  return level.children.length === 0 ? [level] : level.children.flatMap(lowestUnder);
}

function openLevel(child: Loop | Segment): OpenLevel[] {
  if (child.kind !== 'loop' || child.id !== 'HL') return [];
  const [hl] = child.children;
  return hl?.kind === 'segment' ? [{ loop: child, hl, parent: undefined, children: [] }] : [];
}
