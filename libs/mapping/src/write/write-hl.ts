import type { SetDefinition } from '@quayside/edi';
import { newLoop, openingOf, type OutLevel, type OutLoop, setText } from './out-tree.js';
import { loopNamed } from '../rules/static-scope.js';

interface Node {
  readonly loop: OutLoop;
  readonly children: Node[];
}

/**
 * Puts the levels of an HL tree together: the shipment on top, an order for each different thing that items say of theirs,
 * packs in what they stand in, items in their packs; then numbers them from the top down.
 */
export function assembleLevels(set: SetDefinition, root: OutLoop, levels: readonly OutLevel[]): void {
  const definition = loopNamed(set, set.root, 'HL');
  if (!definition || levels.length === 0) return;
  const top = topLevel(root) ?? newLoop(definition, { element: 3, codes: ['S'] });
  const nodes = new Map(levels.map((level) => [level, node(level.loop)]));
  const shipment = node(top);
  const byId = new Map(levels.flatMap((level) => (level.id === undefined ? [] : [[level.id, level] as const])));
  const shared = new Map<string, Node>();
  for (const level of levels) {
    const parent = level.parent === undefined ? undefined : byId.get(level.parent);
    const above = parent ? nodes.get(parent) : sharedNode(set, level, levels, shared, shipment);
    const own = nodes.get(level);
    if (own) (above ?? shipment).children.push(own);
    if (parent) sayOwn(set, level, topOf(level, byId), levels);
  }
  const others = root.children.filter((child) => child.kind !== 'loop' || child.definition !== definition);
  root.children.splice(0, root.children.length, ...others, ...numbered(shipment));
}

function node(loop: OutLoop): Node {
  return { loop, children: [] };
}

function topLevel(root: OutLoop): OutLoop | undefined {
  return root.children.find((child): child is OutLoop => child.kind === 'loop' && child.definition.id === 'HL');
}

// The level above by what it says; made when somebody says it first.
function sharedNode(
  set: SetDefinition,
  level: OutLevel,
  levels: readonly OutLevel[],
  known: Map<string, Node>,
  shipment: Node,
): Node | undefined {
  const says = level.shared.length > 0 ? level : firstBelow(level, levels, new Set());
  const [first] = says?.shared ?? [];
  if (!says || !first) return undefined;
  const key = says.sharedKey.join('\n');
  const found = known.get(key);
  if (found) return found;
  const loop = newLoop(shipment.loop.definition, { element: 3, codes: [first.code] });
  for (const { write } of says.shared) write({ set, loop });
  const made = node(loop);
  known.set(key, made);
  shipment.children.push(made);
  return made;
}

/** What stands in a package with goods of another order names its own order itself. */
function sayOwn(set: SetDefinition, level: OutLevel, top: OutLevel, levels: readonly OutLevel[]): void {
  const says = top.shared.length > 0 ? top : firstBelow(top, levels, new Set());
  if (!says || says.sharedKey.join('\n') === level.sharedKey.join('\n')) return;
  for (const { write } of level.shared) write({ set, loop: level.loop });
}

function topOf(level: OutLevel, byId: ReadonlyMap<string, OutLevel>): OutLevel {
  const seen = new Set<OutLevel>();
  let at = level;
  for (let above: OutLevel | undefined = at; above && !seen.has(above);) {
    seen.add((at = above));
    above = at.parent === undefined ? undefined : byId.get(at.parent);
  }
  return at;
}

function firstBelow(level: OutLevel, levels: readonly OutLevel[], seen: Set<OutLevel>): OutLevel | undefined {
  if (level.id === undefined || seen.has(level)) return undefined;
  seen.add(level);
  for (const child of levels.filter((each) => each.parent === level.id)) {
    const found = child.shared.length > 0 ? child : firstBelow(child, levels, seen);
    if (found) return found;
  }
  return undefined;
}

function numbered(top: Node): OutLoop[] {
  const all: OutLoop[] = [];
  const number = (at: Node, parent: string): void => {
    const id = String(all.push(at.loop));
    const [hl] = openingOf(at.loop);
    if (!hl) return;
    setText(hl, 1, id);
    setText(hl, 2, parent);
    setText(hl, 4, at.children.length > 0 ? '1' : '0');
    for (const child of at.children) number(child, id);
  };
  number(top, '');
  return all;
}
