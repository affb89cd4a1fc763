import { fail, ok, type Result } from '@quayside/std';
import {
  ensureSegment,
  loopsOf,
  openingOf,
  type OutLoop,
  type OutScope,
  type OutSegment,
  segmentsOf,
  setText,
  textIn,
  textOf,
} from './out-tree.js';
import { lastStep, own, type Path } from '../rules/path.js';
import { loopNamed } from '../rules/static-scope.js';

/** Something that a set needs and that no field says: a text, a count, or what stands elsewhere. */
export interface Extra {
  readonly path: Path;
  /** Only where this element of the same segment has something. */
  readonly beside?: number;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'count'; readonly tag: string }
    /** Of elements: 1 in the first of them, 2 in the second. */
    | { readonly kind: 'position' }
    | { readonly kind: 'copy'; readonly path: Path }
    | { readonly kind: 'own'; readonly element: number };
}

/** Reads `'00'`, `position`, `3 beside 07`, `count of PO1`, `same as BAK.09`, or `same as 03` of the same segment. */
export function parseExtra(path: Path, text: string, parsePath: (text: string) => Result<Path>): Result<Extra> {
  const [, tag] = /^count of (\S+)$/.exec(text) ?? [];
  if (tag !== undefined) return ok({ path, content: { kind: 'count', tag } });
  if (text === 'position') return ok({ path, content: { kind: 'position' } });
  const [, own] = /^same as (\d{1,2})$/.exec(text) ?? [];
  if (own !== undefined) return ok({ path, content: { kind: 'own', element: Number(own) } });
  const [, where] = /^same as (.+)$/.exec(text) ?? [];
  if (where === undefined) return ok(textExtra(path, text));
  const from = parsePath(where);
  return from.ok ? ok({ path, content: { kind: 'copy', path: from.value } }) : fail(from.error);
}

function textExtra(path: Path, said: string): Extra {
  const [, text = said, beside] = /^(\S+) beside (\d{1,2})$/.exec(said) ?? [];
  return { path, content: { kind: 'text', text }, ...(beside !== undefined && { beside: Number(beside) }) };
}

/** Writes it wherever its segment is and has nothing there yet; a segment of the set itself is made for it. */
export function writeExtra(extra: Extra, scope: OutScope): void {
  const { path, beside, content } = extra;
  if (scope.loop.definition.opens !== undefined) makeElement(extra, scope);
  else if (isOnItsOwn(extra) && isMade(scope, extra)) ensureSegment(scope, path);
  if (content.kind === 'copy' && content.path.up !== undefined) return copyFromAround(path, content.path, scope);
  const segments = isOfAll(extra, scope) ? bearers(scope.loop, extra, scope) : segmentsOf(scope.loop, path);
  for (const [i, segment] of segments.entries()) {
    if (beside === undefined || isFilled(segment, beside)) fill(segment, extra, scope.loop, i);
  }
}

/** What stands in an element around goes into each element that a path leads to: "../@quantity". */
function copyFromAround(path: Path, { up = 1, ...from }: Path, { set, loop }: OutScope): void {
  const stacks = path.steps.reduce<OutLoop[][]>(
    (at, step) =>
      at.flatMap((stack) => stack.slice(-1).flatMap((last) => loopsOf(last, step).map((each) => [...stack, each]))),
    [[loop]],
  );
  for (const stack of stacks) {
    const around = stack.at(-1 - up);
    const text = around === undefined ? '' : textIn({ set, loop: around }, { ...from, look: 'here' });
    const [segment] = stack.slice(-1).flatMap(openingOf);
    const { element = 1 } = path;
    if (segment && text !== '' && textOf(segment, element) === '') setText(segment, element, text);
  }
}

// An element of the document itself is made, and one within others where they are; an attribute makes nothing.
function makeElement({ path, beside }: Extra, { set, loop }: OutScope): void {
  if (beside !== undefined || (path.element ?? 1) !== 1) return;
  const last = lastStep(path);
  const parents = path.steps
    .slice(0, -1)
    .reduce<OutLoop[]>((at, step) => at.flatMap((each) => loopsOf(each, step)), [loop]);
  for (const parent of parents) ensureSegment({ set, loop: parent }, { ...path, steps: [last] });
}

// What counts is made within a loop as well, such as the summary of an EDIFACT message.
function isOnItsOwn({ path, beside, content }: Extra): boolean {
  const isOfSet = path.steps.length === 1 || content.kind === 'count';
  return beside === undefined && content.kind !== 'own' && isOfSet;
}

// "@currencyID" alone is about every element that says something and can have such an attribute.
function isOfAll({ path: { steps, element = 1 } }: Extra, { loop }: OutScope): boolean {
  return loop.definition.opens !== undefined && element > 1 && steps.length === 1 && steps[0]?.tag === own;
}

function bearers(loop: OutLoop, extra: Extra, scope: OutScope): OutSegment[] {
  const definition = scope.set.segment(loop.definition.id)?.elements[(extra.path.element ?? 1) - 1];
  const bears = definition !== undefined && definition.id !== '';
  const opening = openingOf(loop).filter((each) => bears && textOf(each, 1) !== '');
  return [...opening, ...loop.children.flatMap((child) => (child.kind === 'loop' ? bearers(child, extra, scope) : []))];
}

function fill(segment: OutSegment, { path, content }: Extra, root: OutLoop, index: number): void {
  const { element, component } = path;
  if (element === undefined || textOf(segment, element, component) !== '') return;
  const text = content.kind === 'own' ? textOf(segment, content.element) : contentOf(content, root, index);
  if (text !== undefined) setText(segment, element, text, component);
}

function isFilled({ elements }: OutSegment, element: number): boolean {
  const value = elements[element - 1] ?? '';
  return typeof value === 'string' ? value !== '' : value.some((part) => part !== '');
}

/** A segment of the set itself, a loop that the set must have, and whatever counts. */
function isMade({ set, loop }: OutScope, { path, content }: Extra): boolean {
  const { tag } = lastStep(path);
  if (content.kind === 'count' || !loopNamed(set, loop.definition, tag)) return true;
  return loop.definition.places.some((place) => place.tag === tag && place.mandatory);
}

function contentOf(
  content: Exclude<Extra['content'], { kind: 'own' }>,
  root: OutLoop,
  index: number,
): string | undefined {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'position':
      return String(index + 1);
    case 'count':
      return String(countOf(root, content.tag));
    case 'copy': {
      const [segment] = segmentsOf(root, content.path);
      const text =
        segment && content.path.element !== undefined
          ? textOf(segment, content.path.element, content.path.component)
          : '';
      return text === '' ? undefined : text;
    }
  }
}

function countOf(loop: OutLoop, tag: string): number {
  return loop.children.reduce((count, child) => {
    if (child.kind === 'segment') return count + (child.tag === tag ? 1 : 0);
    const isElement = child.definition.opens !== undefined && child.definition.id === tag;
    return count + (isElement ? 1 : 0) + countOf(child, tag);
  }, 0);
}
