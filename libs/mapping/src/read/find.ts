import type { Loop, Segment } from '@quayside/edi';
import { type Level, upward, upwardAlone } from './hl-tree.js';
import { lastStep, own, type Path, type Step } from '../rules/path.js';

/** Where a rule stands in a set that is being read: in a loop, at one segment of it, at a level of its HL tree. */
export interface Scope {
  readonly loop: Loop;
  readonly segment?: Segment;
  readonly level?: Level;
  readonly levels: readonly Level[];
  /** The loops around this one, the nearest first. */
  readonly around?: readonly Loop[];
}

/** An element that a path leads to. */
export interface Spot {
  readonly segment: Segment;
  readonly element: number;
  readonly component?: number;
  /** Elements whose codes led here. */
  readonly qualifiers: readonly QualifiedBy[];
}

/** An element whose code led somewhere; of another segment than the one that it led to where one is named. */
interface QualifiedBy {
  readonly segment?: Segment;
  readonly element: number;
  readonly component?: number;
}

/** Every scope that `each: path` opens, in the order of the set. */
export function scopesAt(scope: Scope, path: Path, lowest: boolean): Scope[] {
  const [first] = path.steps;
  if (first?.tag === 'HL' && path.steps.length === 1) {
    return scope.levels
      .filter((level) => fits(level.hl, first) && (!lowest || level.children.length === 0))
      .map((level) => ({ loop: level.loop, level, levels: scope.levels }));
  }
  return loopsBefore(scope, path).flatMap((found) => inside(found, lastStep(path), scope));
}

/** Every element that a path leads to, the first one being the one that counts. */
export function spotsAt(scope: Scope, path: Path): Spot[] {
  const { element } = path;
  if (element === undefined) return [];
  const base = path.up === undefined ? scope : upperScope(scope, path.up);
  if (!base) return [];
  if (openingOf(base.loop)?.tag === own) return elementSpots(base, path, element);
  return segmentsAt(scope, path).flatMap((segment) => spotIn(segment, element, path));
}

// In an element tree the codes of the elements on the way stand there for the path alone: they are taken with the value.
function elementSpots(scope: Scope, path: Path, element: number): Spot[] {
  const last = lastStep(path);
  return loopsBefore(scope, path).flatMap(({ loop, by = [] }) =>
    segmentsIn(loop, last).flatMap((segment) =>
      spotIn(segment, element, path).map((spot) => ({ ...spot, qualifiers: [...spot.qualifiers, ...by] })),
    ),
  );
}

/** Every segment that a path leads to. */
export function segmentsAt(scope: Scope, path: Path): Segment[] {
  const step = lastStep(path);
  if (path.up !== undefined) {
    const base = upperScope(scope, path.up);
    return base ? segmentsAt(base, { ...path, look: 'here', up: undefined }) : [];
  }
  if (path.look === 'outer') return outerSegments(scope, step);
  if (scope.segment) return scope.segment.tag === step.tag && fits(scope.segment, step) ? [scope.segment] : [];
  for (const base of basesOf(scope, path)) {
    const found =
      path.steps.length === 1
        ? segmentsIn(base.loop, step)
        : loopsBefore(base, path).flatMap(({ loop }) => segmentsIn(loop, step));
    if (found.length > 0) return found;
  }
  return [];
}

/** The scope some elements up, in which such a path begins. */
function upperScope({ around = [], levels }: Scope, up: number): Scope | undefined {
  const loop = around[up - 1];
  return loop && { loop, levels, around: around.slice(up) };
}

/** The segments in which the codes of a step stand that begins a loop. */
export function qualifiersOf(loop: Loop, { qualifier }: Step): QualifiedBy[] {
  const opening = openingOf(loop);
  if (!qualifier || opening?.tag !== own) return [];
  return holdersOf(loop, qualifier.below).map((segment) => ({ segment, element: qualifier.element }));
}

function holdersOf(loop: Loop, below: readonly Step[] | undefined): Segment[] {
  const path: Path = { text: '', look: 'here', steps: below ?? [{ tag: own }] };
  return segmentsAt({ loop, levels: [] }, path);
}

/** What opens the nearest loop of that name around this one. */
function outerSegments({ around = [] }: Scope, step: Step): Segment[] {
  const opening = around.map(openingOf).find((segment) => segment?.tag === step.tag);
  return opening && fits(opening, step) ? [opening] : [];
}

// The scopes in which a path is tried, one after another: only here, or up the HL tree.
function basesOf(scope: Scope, { look }: Path): Scope[] {
  const { level, levels } = scope;
  if (look === 'here' || look === 'outer' || !level) return [scope];
  return levelsTried(level, look).map((base) => ({ loop: base.loop, level: base, levels }));
}

function levelsTried(level: Level, look: 'upward' | 'above' | 'alone'): Level[] {
  switch (look) {
    case 'upward':
      return upward(level);
    case 'above':
      return upward(level).slice(1);
    case 'alone':
      return upwardAlone(level);
  }
}

/** A loop, and the loops around it that were gone through to get there. */
interface Found {
  readonly loop: Loop;
  readonly around: readonly Loop[];
  /** Where the codes stand that led there. */
  readonly by?: readonly QualifiedBy[];
}

function loopsBefore(scope: Scope, path: Path): Found[] {
  let loops: Found[] = [{ loop: scope.loop, around: scope.around ?? [] }];
  for (const [i, step] of path.steps.slice(0, -1).entries()) {
    if (i === 0 && step.tag === 'HL') loops = levelsNamed(scope, step).map((loop) => ({ loop, around: [] }));
    else loops = loops.flatMap((found) => loopsIn(found, step));
  }
  return loops;
}

// In a level HL[O] is this level if it is one, from the set itself every such level.
function levelsNamed(scope: Scope, step: Step): Loop[] {
  const levels = scope.level ? [scope.level] : scope.levels;
  return levels.filter((level) => fits(level.hl, step)).map((level) => level.loop);
}

function inside({ loop, around }: Found, step: Step, { levels }: Scope): Scope[] {
  const outside = [loop, ...around];
  return loop.children.flatMap((child): Scope[] => {
    if (child.kind === 'segment') {
      return child.tag === step.tag && fits(child, step) ? [{ loop, segment: child, levels, around: outside }] : [];
    }
    return child.id === step.tag && opensWith(child, step) ? [{ loop: child, levels, around: outside }] : [];
  });
}

function loopsIn({ loop, around, by = [] }: Found, step: Step): Found[] {
  return loop.children.flatMap((child) =>
    child.kind === 'loop' && child.id === step.tag && opensWith(child, step)
      ? [{ loop: child, around: [loop, ...around], by: step.qualifier ? [...by, ...qualifiersOf(child, step)] : by }]
      : [],
  );
}

function segmentsIn(loop: Loop, step: Step): Segment[] {
  // Each field of each line comes by here: one list, and no look into loops of other names.
  const found: Segment[] = [];
  for (const child of loop.children) {
    if (child.kind === 'segment') {
      if (child.tag === step.tag && fits(child, step)) found.push(child);
      continue;
    }
    const opening = child.id === step.tag ? openingOf(child) : undefined;
    if (opening && fits(opening, step, child)) found.push(opening);
  }
  return found;
}

function openingOf(loop: Loop): Segment | undefined {
  const [first] = loop.children;
  return first?.kind === 'segment' && (first.tag === loop.id || first.tag === own) ? first : undefined;
}

function opensWith(loop: Loop, step: Step): boolean {
  const opening = openingOf(loop);
  return opening !== undefined && fits(opening, step, loop);
}

function fits(segment: Segment, { qualifier }: Step, loop?: Loop): boolean {
  if (!qualifier) return true;
  if (qualifier.below) {
    const holders = loop ? holdersOf(loop, qualifier.below) : [];
    return holders.some((each) => qualifier.codes.includes(each.text(qualifier.element)?.trim() ?? ''));
  }
  return qualifier.codes.includes(segment.text(qualifier.element, qualifier.component) ?? '');
}

function spotIn(segment: Segment, element: number, path: Path): Spot[] {
  const { qualifier } = lastStep(path);
  const qualifiers = qualifier && !qualifier.below ? [qualifier] : [];
  if (!path.pair) {
    return [{ segment, element, qualifiers, ...(path.component !== undefined && { component: path.component }) }];
  }
  return path.pairIn ? compositePairs(segment, element, path, qualifiers) : pairs(segment, element, path, qualifiers);
}

function pairs(segment: Segment, element: number, { pair = [] }: Path, qualifiers: Spot['qualifiers']): Spot[] {
  const found: Spot[] = [];
  for (let at = element; at < segment.elements; at += 2) {
    if (pair.includes(segment.text(at) ?? '')) {
      found.push({ segment, element: at + 1, qualifiers: [...qualifiers, { element: at }] });
    }
  }
  return found;
}

function compositePairs(segment: Segment, element: number, path: Path, qualifiers: Spot['qualifiers']): Spot[] {
  const { pair = [], pairIn = { code: 1, value: 2 } } = path;
  const found: Spot[] = [];
  for (let at = element; at <= segment.elements; at++) {
    if (!pair.includes(segment.text(at, pairIn.code) ?? '')) continue;
    const by = { element: at, component: pairIn.code };
    found.push({ segment, element: at, component: pairIn.value, qualifiers: [...qualifiers, by] });
  }
  return found;
}
