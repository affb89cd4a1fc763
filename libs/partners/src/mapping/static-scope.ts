import type { CompositeDefinition, ElementDefinition, LoopDefinition, SetDefinition } from '@quayside/edi';
import { fail, ok, type Result } from '@quayside/std';
import { didYouMean } from '../yaml/nearest.js';
import { lastStep, type Path, type Step } from './path.js';

/** Where a rule stands in the dictionary: in a loop, or at one segment of it. */
export interface StaticScope {
  readonly set: SetDefinition;
  readonly loop: LoopDefinition;
  /** The tag of the only segment that paths may name. */
  readonly segment?: string;
}

export function rootScope(set: SetDefinition): StaticScope {
  return { set, loop: set.root };
}

/** The scope that `each: path` opens; the error says what the dictionary has instead. */
export function scopeAt(scope: StaticScope, path: Path): Result<StaticScope> {
  let loop = scope.loop;
  for (const step of path.steps.slice(0, -1)) {
    const inner = loopNamed(scope.set, loop, step.tag);
    if (!inner) return fail(noPlace(step.tag, scope.set, loop));
    loop = inner;
  }
  const last = lastStep(path);
  const inner = loopNamed(scope.set, loop, last.tag);
  if (inner && !(path.steps.length === 1 && scope.segment === last.tag)) return ok({ set: scope.set, loop: inner });
  if (!hasSegment(loop, last.tag)) return fail(noPlace(last.tag, scope.set, loop));
  return ok({ set: scope.set, loop, segment: last.tag });
}

/** The element that a path ends in; of a pair the one that holds the value. */
export function elementAt(scope: StaticScope, path: Path): Result<ElementDefinition> {
  const inside = scope.segment === undefined ? scopeAt(scope, path) : onlySegment(scope, lastStep(path));
  if (!inside.ok) return inside;
  if (path.element === undefined) return fail(`"${path.text}" names no element; write ${path.text}.01, for example`);
  const { tag } = lastStep(path);
  const elements = scope.set.segment(tag)?.elements ?? [];
  const definition = elements[path.pair ? path.element : path.element - 1];
  if (!definition)
    return fail(`"${path.text}": ${tag} has ${elements.length} elements in release ${scope.set.release}`);
  return componentOf(definition, path);
}

function componentOf(definition: ElementDefinition | CompositeDefinition, path: Path): Result<ElementDefinition> {
  if (definition.kind === 'element') {
    return path.component === undefined ? ok(definition) : fail(`"${path.text}": this element has no components`);
  }
  const component = definition.components[(path.component ?? 1) - 1];
  return component ? ok(component) : fail(`"${path.text}": it has ${definition.components.length} components`);
}

function onlySegment(scope: StaticScope, step: Step): Result<StaticScope> {
  if (step.tag === scope.segment) return ok(scope);
  return fail(`"${step.tag}" cannot be read here: the rule goes through each ${scope.segment ?? ''}`);
}

/** The loop of that name under a loop. Levels of an HL tree all stand side by side under the set. */
export function loopNamed(set: SetDefinition, loop: LoopDefinition, tag: string): LoopDefinition | undefined {
  const from = tag === 'HL' ? set.root : loop;
  return from.places.find((place) => place.tag === tag && place.loop)?.loop;
}

function hasSegment(loop: LoopDefinition, tag: string): boolean {
  return tag === loop.id || loop.byTag.has(tag);
}

function noPlace(tag: string, set: SetDefinition, loop: LoopDefinition): string {
  const where = loop === set.root ? `set ${set.type}` : `loop ${loop.id} of set ${set.type}`;
  const names = loop.places.map((place) => place.tag);
  const known = set.segment(tag) ? '' : `, and release ${set.release} knows no segment ${tag}`;
  return `"${tag}" has no place in ${where}${known}${didYouMean(tag, names)}`;
}
