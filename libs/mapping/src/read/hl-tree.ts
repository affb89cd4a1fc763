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

// Shipment, order, pallet, carton, inner pack, item: nobody goes deeper, and a set that does must not cost more.
const deepest = 32;

/** The level itself and what stands above it, the nearest first. */
export function upward(level: Level): Level[] {
  const all: Level[] = [];
  for (let at: Level | undefined = level; at && all.length < deepest; at = at.parent) all.push(at);
  return all;
}

/** The level itself and those above it as long as nothing else stands below them. */
export function upwardAlone(level: Level): Level[] {
  const all = upward(level);
  const shared = all.findIndex((each, i) => i > 0 && each.children.length > 1);
  return shared < 0 ? all : all.slice(0, shared);
}

function openLevel(child: Loop | Segment): OpenLevel[] {
  if (child.kind !== 'loop' || child.id !== 'HL') return [];
  const [hl] = child.children;
  return hl?.kind === 'segment' ? [{ loop: child, hl, parent: undefined, children: [] }] : [];
}
