import type { LoopDefinition, SetDefinition } from '@quayside/edi';
import { loopNamed } from '../rules/static-scope.js';
import { lastStep, own, type Path, type Step } from '../rules/path.js';

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
  return { kind: 'loop', definition, children: openingSegments(definition, qualifier) };
}

// What an element of XML or JSON says itself opens it; of a set there is nothing before its first segment.
function openingSegments({ id, opens }: LoopDefinition, qualifier: Step['qualifier']): OutSegment[] {
  const tag = opens ?? id;
  return tag === '' ? [] : [newSegment(tag, qualifier?.below ? undefined : qualifier)];
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
  // What it says of what it stands in that is not on the way: a line of its document.
  const { length } = path.steps;
  for (const each of around.filter(({ path: { up } }) => up === length)) say(scope.set, scope.loop, each);
  const loop = path.steps
    .slice(0, -1)
    .reduce<OutLoop>(
      (at, step, i) => ensureLoopSaying(scope.set, at, step, of(around, step, length - 1 - i)),
      scope.loop,
    );
  const definition = loopNamed(scope.set, loop.definition, last.tag);
  if (definition) {
    const inner = newLoop(definition, onlyCode(last));
    loop.children.push(inner);
    writeBelow(scope.set, inner, onlyCode(last));
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
  if (!qualifier || qualifier.below || !opening || textOf(opening, qualifier.element, qualifier.component) !== '')
    return;
  setText(opening, qualifier.element, qualifier.codes[0] ?? '', qualifier.component);
}

// Of several codes a field of the item says which.
function onlyCode({ qualifier }: Step): Step['qualifier'] {
  return qualifier?.codes.length === 1 ? qualifier : undefined;
}

/** Every scope that `each: path` would open in what was written. */
export function scopesIn({ set, loop }: OutScope, path: Path): OutScope[] {
  const last = lastStep(path);
  const loops = path.steps
    .slice(0, -1)
    .reduce<OutLoop[]>((at, step) => at.flatMap((each) => loopsOf(each, step)), [loop]);
  return loops.flatMap((each) => [
    ...loopsOf(each, last).map((inner) => ({ set, loop: inner })),
    ...each.children.flatMap((child) =>
      child.kind === 'segment' && child.tag === last.tag && fits(child, last)
        ? [{ set, loop: each, segment: child }]
        : [],
    ),
  ]);
}

/** What stands where a path leads in a scope; '' where nothing does. */
export function textIn({ loop, segment }: OutScope, path: Path): string {
  const [found] = segment ? [segment] : segmentsOf(loop, path);
  return found ? textOf(found, path.element ?? 1, path.component) : '';
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

/** What an item says of a loop around it: of the one with that name, or of an element so many elements up. */
function of(around: Around, step: Step, up: number): Around {
  return around.filter(({ path }) => (path.up === undefined ? lastStep(path).tag === step.tag : path.up === up));
}

function ensureLoopSaying(set: SetDefinition, loop: OutLoop, step: Step, wanted: Around): OutLoop {
  if (wanted.length === 0) return ensureLoop(set, loop, step);
  const found = loopsOf(loop, step).find((each) =>
    wanted.every(({ path, text }) => saidIn(each, path).every((said) => said === text)),
  );
  if (found) return found;
  const made = addLoop(set, loop, step);
  for (const each of wanted) say(set, made, each);
  return made;
}

/** What a loop says where a path that begins in it leads; '' where nothing stands yet. */
function saidIn(loop: OutLoop, path: Path): string[] {
  const segments = path.up === undefined ? openingOf(loop) : segmentsOf(loop, path);
  const texts = segments.map((segment) => textOf(segment, path.element ?? 1, path.component));
  return texts.length === 0 ? [''] : texts;
}

function say(set: SetDefinition, loop: OutLoop, { path, text }: Around[number]): void {
  if (text === '') return;
  const inside = path.up === undefined ? openingOf(loop)[0] : ensureSegment({ set, loop }, { ...path, up: undefined });
  if (inside) setText(inside, path.element ?? 1, text, path.component);
}

function ensureLoop(set: SetDefinition, loop: OutLoop, step: Step): OutLoop {
  return loopsOf(loop, step)[0] ?? addLoop(set, loop, step);
}

function addLoop(set: SetDefinition, loop: OutLoop, step: Step): OutLoop {
  const definition = loopNamed(set, loop.definition, step.tag);
  if (!definition) throw new TypeError(`${step.tag} is no loop of ${loop.definition.id}`);
  const made = newLoop(definition, step.qualifier);
  loop.children.push(made);
  writeBelow(set, made, step.qualifier);
  return made;
}

function segmentIn(set: SetDefinition, loop: OutLoop, step: Step): OutSegment | undefined {
  const [opening] = openingOf(loop);
  const name = loop.definition.opens ?? loop.definition.id;
  if (opening && step.tag === name && (step.tag === own || loop.definition !== set.root)) return opening;
  if (loopNamed(set, loop.definition, step.tag)) return openingOf(ensureLoop(set, loop, step))[0];
  const found = loop.children.find(
    (child): child is OutSegment => child.kind === 'segment' && child.tag === step.tag && fits(child, step),
  );
  if (found) return found;
  const made = newSegment(step.tag, step.qualifier);
  loop.children.push(made);
  return made;
}

/** The loops of that name, with the codes that the step asks for. */
export function loopsOf(loop: OutLoop, step: Step): OutLoop[] {
  return loop.children.filter(
    (child): child is OutLoop =>
      child.kind === 'loop' &&
      child.definition.id === step.tag &&
      openingOf(child).some((opening) => fits(opening, step, child)),
  );
}

function newSegment(tag: string, qualifier?: Step['qualifier']): OutSegment {
  const segment: OutSegment = { kind: 'segment', tag, elements: [] };
  if (qualifier) setText(segment, qualifier.element, qualifier.codes[0] ?? '', qualifier.component);
  return segment;
}

/** The first of the codes that must stand below an element, where none does. */
function writeBelow(set: SetDefinition, loop: OutLoop, qualifier: Step['qualifier']): void {
  if (!qualifier?.below) return;
  const path: Path = { text: '', look: 'here', steps: qualifier.below };
  const segment = ensureSegment({ set, loop }, path);
  if (segment && textOf(segment, qualifier.element) === '')
    setText(segment, qualifier.element, qualifier.codes[0] ?? '');
}

function fits(segment: OutSegment, { qualifier }: Step, loop?: OutLoop): boolean {
  if (qualifier?.below) {
    const path: Path = { text: '', look: 'here', steps: qualifier.below };
    const texts = loop ? segmentsOf(loop, path).map((each) => textOf(each, qualifier.element)) : [];
    return texts.some((text) => qualifier.codes.includes(text));
  }
  return !qualifier || qualifier.codes.includes(textOf(segment, qualifier.element, qualifier.component));
}
