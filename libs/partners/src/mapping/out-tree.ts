import type { LoopDefinition, SetDefinition } from '@quayside/edi';
import { loopNamed } from './static-scope.js';
import { lastStep, type Path, type Step } from './path.js';

/** A segment that is being written: its elements, each one text or the texts of its components. */
export interface OutSegment {
  readonly kind: 'segment';
  readonly tag: string;
  readonly elements: (string | string[])[];
}

/** A loop that is being written, its opening segment first. */
export interface OutLoop {
  readonly kind: 'loop';
  readonly definition: LoopDefinition;
  readonly children: (OutSegment | OutLoop)[];
}

/** Where a rule writes: into a loop, or into one segment of it. */
export interface OutScope {
  readonly set: SetDefinition;
  readonly loop: OutLoop;
  readonly segment?: OutSegment;
  /** The level of an HL tree that this is, with what is still to be settled about its place in the tree. */
  readonly level?: OutLevel;
}

/** A level of an HL tree before the tree is put together. */
export interface OutLevel {
  readonly loop: OutLoop;
  /** What the document calls it, and what it says it stands in. */
  id?: string;
  parent?: string;
  /** What belongs to a level above, by the code of that level: an item's order number stands at its order. */
  readonly shared: { readonly code: string; readonly path: Path; readonly write: (scope: OutScope) => boolean }[];
  /** Equal keys share one level above. */
  readonly sharedKey: string[];
}

export function newLoop(definition: LoopDefinition, qualifier?: Step['qualifier']): OutLoop {
  return { kind: 'loop', definition, children: definition.id === '' ? [] : [newSegment(definition.id, qualifier)] };
}

/** The segment that a path ends in; it and the loops on the way are made if they are not there. */
export function ensureSegment(scope: OutScope, path: Path): OutSegment | undefined {
  const last = lastStep(path);
  if (scope.segment) return scope.segment.tag === last.tag ? scope.segment : undefined;
  const loop = path.steps.slice(0, -1).reduce<OutLoop>((at, step) => ensureLoop(scope.set, at, step), scope.loop);
  return segmentIn(scope.set, loop, last);
}

/** What the loops around an item must say: it stands in the one that does. */
export type Around = readonly { readonly path: Path; readonly text: string }[];

/** A new segment or loop for one more item of a list. */
export function addScope(scope: OutScope, path: Path, around: Around = []): OutScope {
  const last = lastStep(path);
  const loop = path.steps
    .slice(0, -1)
    .reduce<OutLoop>((at, step) => ensureLoopSaying(scope.set, at, step, around), scope.loop);
  const definition = loopNamed(scope.set, loop.definition, last.tag);
  if (definition) {
    const inner = newLoop(definition, onlyCode(last));
    loop.children.push(inner);
    return { set: scope.set, loop: inner };
  }
  const segment = newSegment(last.tag, onlyCode(last));
  loop.children.push(segment);
  return { set: scope.set, loop, segment };
}

/** Where several codes are possible and no field said which, the first one it is. */
export function settleQualifier({ loop, segment }: OutScope, path: Path): void {
  const { qualifier } = lastStep(path);
  const opening = segment ?? openingOf(loop)[0];
  if (!qualifier || !opening || textOf(opening, qualifier.element, qualifier.component) !== '') return;
  setText(opening, qualifier.element, qualifier.codes[0] ?? '', qualifier.component);
}

// Of several codes a field of the item says which.
function onlyCode({ qualifier }: Step): Step['qualifier'] {
  return qualifier?.codes.length === 1 ? qualifier : undefined;
}

/** Every segment that a path leads to among what was written. */
export function segmentsOf(root: OutLoop, path: Path): OutSegment[] {
  const loops = path.steps
    .slice(0, -1)
    .reduce<OutLoop[]>((at, step) => at.flatMap((loop) => loopsOf(loop, step)), [root]);
  const last = lastStep(path);
  return loops.flatMap((loop) => [
    ...loop.children.flatMap((child) =>
      child.kind === 'segment' && child.tag === last.tag && fits(child, last) ? [child] : [],
    ),
    ...loopsOf(loop, last).flatMap((inner) => openingOf(inner)),
  ]);
}

export function textOf(segment: OutSegment, element: number, component = 1): string {
  const value = segment.elements[element - 1] ?? '';
  if (typeof value === 'string') return component === 1 ? value : '';
  return value[component - 1] ?? '';
}

/** Sets an element or component; false if something else stands there. */
export function setText(segment: OutSegment, element: number, text: string, component = 1): boolean {
  pad(segment.elements, element);
  const before = segment.elements[element - 1] ?? '';
  const components = typeof before === 'string' ? [before] : before;
  pad(components, component);
  if (components[component - 1] !== '' && components[component - 1] !== text) return false;
  components[component - 1] = text;
  segment.elements[element - 1] = components.length === 1 ? text : components;
  return true;
}

function pad(texts: (string | string[])[], length: number): void {
  while (texts.length < length) texts.push('');
}

/** The opening segment of a loop. */
export function openingOf(loop: OutLoop): OutSegment[] {
  const [first] = loop.children;
  return first?.kind === 'segment' ? [first] : [];
}

function ensureLoopSaying(set: SetDefinition, loop: OutLoop, step: Step, around: Around): OutLoop {
  const wanted = around.filter(({ path }) => lastStep(path).tag === step.tag);
  if (wanted.length === 0) return ensureLoop(set, loop, step);
  const says = (each: OutLoop) =>
    openingOf(each).every((opening) =>
      wanted.every(({ path, text }) => textOf(opening, path.element ?? 1, path.component) === text),
    );
  const found = loopsOf(loop, step).find(says);
  if (found) return found;
  const made = addLoop(set, loop, step);
  for (const { path, text } of wanted) {
    for (const opening of openingOf(made)) if (text !== '') setText(opening, path.element ?? 1, text, path.component);
  }
  return made;
}

function ensureLoop(set: SetDefinition, loop: OutLoop, step: Step): OutLoop {
  return loopsOf(loop, step)[0] ?? addLoop(set, loop, step);
}

function addLoop(set: SetDefinition, loop: OutLoop, step: Step): OutLoop {
  const definition = loopNamed(set, loop.definition, step.tag);
  if (!definition) throw new TypeError(`${step.tag} is no loop of ${loop.definition.id}`);
  const made = newLoop(definition, step.qualifier);
  loop.children.push(made);
  return made;
}

function segmentIn(set: SetDefinition, loop: OutLoop, step: Step): OutSegment | undefined {
  const [opening] = openingOf(loop);
  if (opening && step.tag === loop.definition.id && loop.definition !== set.root) return opening;
  if (loopNamed(set, loop.definition, step.tag)) return openingOf(ensureLoop(set, loop, step))[0];
  const found = loop.children.find(
    (child): child is OutSegment => child.kind === 'segment' && child.tag === step.tag && fits(child, step),
  );
  if (found) return found;
  const made = newSegment(step.tag, step.qualifier);
  loop.children.push(made);
  return made;
}

function loopsOf(loop: OutLoop, step: Step): OutLoop[] {
  return loop.children.filter(
    (child): child is OutLoop =>
      child.kind === 'loop' &&
      child.definition.id === step.tag &&
      openingOf(child).some((opening) => fits(opening, step)),
  );
}

function newSegment(tag: string, qualifier?: Step['qualifier']): OutSegment {
  const segment: OutSegment = { kind: 'segment', tag, elements: [] };
  if (qualifier) setText(segment, qualifier.element, qualifier.codes[0] ?? '', qualifier.component);
  return segment;
}

function fits(segment: OutSegment, { qualifier }: Step): boolean {
  return !qualifier || qualifier.codes.includes(textOf(segment, qualifier.element, qualifier.component));
}
