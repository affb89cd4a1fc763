import type {
  CompositeDefinition,
  ElementDefinition,
  LoopDefinition,
  SegmentDefinition,
  SetDefinition,
} from '@quayside/edi';
import { fail, ok, type Result } from '@quayside/std';
import { didYouMean } from '../yaml/nearest.js';
import { lastStep, own, type Path, type Qualifier, type Step } from './path.js';

/** Where a rule stands in the dictionary: in a loop, or at one segment of it. */
export interface StaticScope {
  readonly set: SetDefinition;
  readonly loop: LoopDefinition;
  /** The tag of the only segment that paths may name. */
  readonly segment?: string;
  /** What the path that opened this scope asks of the segment. */
  readonly only?: Qualifier;
  /** The loops around this one, the nearest first. */
  readonly around: readonly LoopDefinition[];
}

/** A path that the dictionary knows, with everything filled in that it leaves to the dictionary, and what it leads to. */
export interface Target {
  readonly path: Path;
  readonly element: ElementDefinition;
  /** The composite that the element is a component of. */
  readonly composite?: CompositeDefinition;
}

export function rootScope(set: SetDefinition): StaticScope {
  return { set, loop: set.root, around: [] };
}

/** The scope that `each: path` opens; the error says what the dictionary has instead. */
export function scopeAt(scope: StaticScope, path: Path): Result<StaticScope> {
  const { set } = scope;
  let { loop, around } = scope;
  for (const step of path.steps.slice(0, -1)) {
    const inner = loopNamed(set, loop, step.tag);
    if (!inner) return fail(noPlace(step.tag, set, loop));
    const wrong = wrongQualifier(set, inner, step, [loop, ...around]);
    if (wrong !== undefined) return fail(wrong);
    around = [loop, ...around];
    loop = inner;
  }
  const last = lastStep(path);
  const inner = loopNamed(set, loop, last.tag);
  const only = last.qualifier ? { only: last.qualifier } : {};
  const wrong = inner && wrongQualifier(set, inner, last, [loop, ...around]);
  if (wrong !== undefined) return fail(wrong);
  if (inner && !(path.steps.length === 1 && scope.segment === last.tag)) {
    return ok({ set, loop: inner, around: [loop, ...around], ...only });
  }
  return segmentScope({ set, loop, around: [loop, ...around], ...only }, last.tag);
}

function segmentScope(scope: StaticScope, tag: string): Result<StaticScope> {
  return hasSegment(scope.loop, tag) ? ok({ ...scope, segment: tag }) : fail(noPlace(tag, scope.set, scope.loop));
}

/** What is wrong with the condition in the brackets of an element. */
function wrongQualifier(
  set: SetDefinition,
  loop: LoopDefinition,
  { qualifier }: Step,
  around: readonly LoopDefinition[],
): string | undefined {
  if (!qualifier || loop.opens === undefined) return undefined;
  const { below = [{ tag: own }], element } = qualifier;
  const text = `${loop.id}[...]`;
  const target = targetOf({ set, loop, around }, { text, look: 'here', steps: below, element });
  return target.ok ? undefined : target.error;
}

/** What a path ends in; of a pair the element that holds the value. */
export function targetOf(scope: StaticScope, path: Path): Result<Target> {
  const inside = placeOf(scope, path);
  if (!inside.ok) return inside;
  const { tag } = lastStep(path);
  const { loop } = inside.value;
  const segment = scope.set.segment(tag === own ? loop.id : tag);
  if (loop.opens === own) return textOrAttribute(path, tag === own ? loop.id : tag, segment);
  const whole = withElement(withComponents(path, scope.set), segment);
  if (whole.element === undefined) {
    return fail(`"${path.text}" names no element; write ${path.text}.01, for example`);
  }
  return elementIn(whole, segment, scope.set);
}

/** The text of an element of XML or JSON where the path names no attribute. */
function textOrAttribute(path: Path, name: string, segment: SegmentDefinition | undefined): Result<Target> {
  const { element: number = 1 } = path;
  const element = segment?.elements[number - 1];
  if (element?.kind === 'element' && element.id !== '') return ok({ path: { ...path, element: number }, element });
  const possible = segment?.elements.flatMap(({ id }) => (id.startsWith('@') ? [id] : [])) ?? [];
  const wanted = path.text.slice(path.text.lastIndexOf('@'));
  const known = possible.length > 0 ? `; there are ${possible.join(', ')}` : '';
  return fail(`"${path.text}": ${name} has no attribute ${wanted}${didYouMean(wanted, possible) || known}`);
}

/** Whether the path has a place at all, whatever element it ends in. */
export function placeOf(scope: StaticScope, path: Path): Result<StaticScope> {
  if (path.up !== undefined) return upperPlace(scope, path, path.up);
  if (path.look === 'outer') return outerScope(scope, path);
  return scope.segment === undefined ? scopeAt(scope, path) : onlySegment(scope, lastStep(path));
}

/** The path with the component of each qualifier that stands in a composite. */
export function withComponents(path: Path, set: SetDefinition): Path {
  const steps = path.steps.map((step): Step => {
    const { qualifier } = step;
    const element = set.segment(step.tag)?.elements[(qualifier?.element ?? 0) - 1];
    if (!qualifier || qualifier.component !== undefined || element?.kind !== 'composite') return step;
    return { ...step, qualifier: { ...qualifier, component: 1 } };
  });
  return { ...path, steps };
}

// DTM[137], RFF[ON], QTY[21]: a segment made of one composite, a qualifier and what it qualifies. REF[VN]: what stands behind it.
function withElement(path: Path, segment: SegmentDefinition | undefined): Path {
  if (path.element !== undefined) return path;
  const [first] = segment?.elements ?? [];
  if (first?.kind === 'composite' && first.components.length > 1) return { ...path, element: 1, component: 2 };
  const { qualifier } = lastStep(path);
  return qualifier?.element === 1 ? { ...path, element: 2 } : path;
}

function elementIn(path: Path, segment: SegmentDefinition | undefined, set: SetDefinition): Result<Target> {
  const elements = segment?.elements ?? [];
  const at = path.element ?? 1;
  const opening = elements[at - 1];
  if (opening?.kind === 'composite') return componentIn(path, opening);
  const element = path.pair ? elements[at] : opening;
  if (element?.kind !== 'element') {
    return fail(`"${path.text}": ${lastStep(path).tag} has ${elements.length} elements in release ${set.release}`);
  }
  if (path.component !== undefined) return fail(`"${path.text}": this element has no components`);
  return ok({ path, element });
}

function componentIn(path: Path, composite: CompositeDefinition): Result<Target> {
  const pairIn = path.pair && pairOf(composite);
  const number = pairIn?.value ?? path.component ?? 1;
  const element = composite.components[number - 1];
  if (!element) return fail(`"${path.text}": it has ${composite.components.length} components`);
  return ok({ path: pairIn ? { ...path, pairIn, component: number } : path, element, composite });
}

// In C212 (LIN, PIA) and C206 (GIR) the code stands behind the number that it qualifies; elsewhere before it.
function pairOf({ id }: CompositeDefinition): { code: number; value: number } {
  return id === 'C212' || id === 'C206' ? { code: 2, value: 1 } : { code: 1, value: 2 };
}

function upperPlace({ set, around }: StaticScope, path: Path, up: number): Result<StaticScope> {
  const loop = around[up - 1];
  if (loop) return scopeAt({ set, loop, around: around.slice(up) }, { ...path, look: 'here', up: undefined });
  return fail(`"${path.text}" goes up beyond what the rule goes through: ${around.map(({ id }) => id).join(', ')}`);
}

function outerScope(scope: StaticScope, path: Path): Result<StaticScope> {
  const [first] = path.steps;
  const loop = scope.around.find((each) => each.id === first?.tag);
  if (loop && path.steps.length === 1) return ok({ set: scope.set, loop, around: [] });
  if (loop) return scopeAt({ set: scope.set, loop, around: [] }, { ...path, look: 'here', steps: path.steps.slice(1) });
  const names = scope.around.map((each) => each.id).filter(Boolean);
  const known = names.length > 0 ? `; around it are ${names.join(', ')}` : '';
  return fail(`"${path.text}" names no loop around this one${known}`);
}

function onlySegment(scope: StaticScope, step: Step): Result<StaticScope> {
  if (step.tag === scope.segment) return ok(scope);
  return fail(`"${step.tag}" cannot be read here: the rule goes through each ${scope.segment ?? ''}`);
}

/** The loop of that name under a loop. Levels of an HL tree all stand side by side under the set. */
export function loopNamed(set: SetDefinition, loop: LoopDefinition, tag: string): LoopDefinition | undefined {
  if (tag === own) return undefined;
  const from = tag === 'HL' && loop.opens === undefined ? set.root : loop;
  return (from.places.find((place) => place.tag === tag && place.loop) ?? from.made?.(tag))?.loop;
}

function hasSegment(loop: LoopDefinition, tag: string): boolean {
  return tag === (loop.opens ?? loop.id) || loop.byTag.has(tag);
}

function noPlace(tag: string, set: SetDefinition, loop: LoopDefinition): string {
  if (loop.opens === own) return noElement(tag, set, loop);
  const where = loop === set.root ? `set ${set.type}` : `loop ${loop.id} of set ${set.type}`;
  const names = loop.places.map((place) => place.tag);
  const known = set.segment(tag) ? '' : `, and release ${set.release} knows no segment ${tag}`;
  return `"${tag}" has no place in ${where}${known}${didYouMean(tag, names)}`;
}

function noElement(tag: string, set: SetDefinition, loop: LoopDefinition): string {
  const names = loop.places.map((place) => place.tag);
  const where = loop === set.root ? `${set.type} ${set.release}`.trim() : loop.id;
  if (names.length === 0) return `"${tag}" has no place in ${where}, which holds text only, or is not described`;
  return `"${tag}" has no place in ${where}${didYouMean(tag, names)}`;
}
