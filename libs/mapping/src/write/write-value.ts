import type { Condition } from '../rules/condition.js';
import { dayAndTimeIn, isoDayAndTime } from '../values/instant.js';
import { ensureSegment, type OutScope, type OutSegment, segmentsOf, setText, textOf } from './out-tree.js';
import { lastStep, type Path } from '../rules/path.js';
import type { ElementSource, InstantSource, Source, ValueRule } from '../rules/rule.js';
import { wrapped } from './wrapped.js';

/** Writes a value to the first source that can say it; false if none can. */
export function writeValue(rule: ValueRule, value: string, scope: OutScope): boolean {
  if (rule.constant !== undefined) return rule.constant === value;
  return rule.sources.some((source) => writeSource(source, value, scope));
}

/** Whether a value could be written by its codes and forms alone. */
export function canWrite(rule: ValueRule, value: string): boolean {
  if (rule.constant !== undefined) return rule.constant === value;
  // A default is read again where nothing stands.
  if (rule.default === value) return true;
  // What is only read is not expected to be written, and stands in nobody's way.
  const written = rule.sources.filter((source) => source.only !== 'reading');
  return (
    written.length === 0 ||
    written.some((source) => source.kind !== 'element' || source.codec.write(value) !== undefined)
  );
}

/** Makes conditions true where a code alone does it, so that what is written is read again. */
export function satisfy(condition: Condition | undefined, scope: OutScope): void {
  for (const each of condition?.all ?? []) {
    if (each.test !== 'is' || each.path.element === undefined || isElsewhere(each.path)) continue;
    const segment = ensureSegment(scope, each.path);
    const { element, component } = each.path;
    if (segment && textOf(segment, element, component) === '')
      setText(segment, element, each.codes[0] ?? '', component);
  }
}

function isElsewhere({ look }: Path): boolean {
  return look === 'outer' || look === 'everywhere';
}

/** Whether something was written that a condition says must not be there, or what must be is not: it would not be read again. */
function isContradicted(condition: Condition | undefined, scope: OutScope): boolean {
  return (condition?.all ?? []).some(({ test, path }) => {
    if (test !== 'absent' && test !== 'present') return false;
    const isThere = isWritten(path, scope);
    return isThere !== undefined && isThere !== (test === 'present');
  });
}

/** Whether something stands where a path leads; nothing where a whole segment of a set is meant, which may be there for another reason. */
function isWritten(path: Path, { segment, loop }: OutScope): boolean | undefined {
  if (path.look === 'everywhere') return undefined;
  const { element = loop.definition.opens === undefined ? undefined : 1, component } = path;
  if (element === undefined) return undefined;
  const segments = segment ? [segment].filter(({ tag }) => tag === lastStep(path).tag) : segmentsOf(loop, path);
  return segments.some((each) => path.element === undefined || textOf(each, element, component) !== '');
}

function writeSource(source: Source, value: string, scope: OutScope): boolean {
  if (source.only === 'reading') return false;
  switch (source.kind) {
    case 'joined':
    case 'sum':
    case 'expression':
      return false;
    case 'instant':
      return writeInstant(source, value, scope);
    case 'element':
      return writeElement(source, value, scope);
  }
}

function writeInstant(source: InstantSource, value: string, scope: OutScope): boolean {
  const { day, time } = source.form === 'iso' ? isoDayAndTime(source.zone, value) : dayAndTimeIn(source.zone, value);
  return writeText(source.day, day, scope) && writeText(source.time, time, scope);
}

function writeElement(source: ElementSource, value: string, scope: OutScope): boolean {
  const { path, codec, formatIn, parts } = source;
  const text = codec.write(value);
  if (text === undefined) return false;
  // What stands in a loop around this one was written when its place was chosen.
  if (path.look === 'outer') return true;
  if (isContradicted(source.when, scope)) return false;
  satisfy(source.when, scope);
  if (parts) return writeParts(path, wrapped(text, parts.longest), parts.count, scope);
  const format = codec.format?.(value);
  const isWritten = scope.level ? writeAtLevel(path, text, scope) : writeText(path, text, scope);
  if (isWritten && format !== undefined && formatIn !== undefined) {
    writeText({ ...path, component: formatIn }, format, scope);
  }
  return isWritten;
}

function writeParts(path: Path, lines: readonly string[] | undefined, count: number, scope: OutScope): boolean {
  if (!lines || lines.length > count) return false;
  const segment = ensureSegment(scope, path);
  if (!segment || path.element === undefined) return false;
  const { element } = path;
  return lines.every((line, i) => setText(segment, element, line, (path.component ?? 1) + i));
}

// In an HL tree ids and parents are settled when the tree is put together, and so is what stands at a level above.
function writeAtLevel(path: Path, text: string, scope: OutScope): boolean {
  const { level } = scope;
  const [first, ...rest] = path.steps;
  if (!level || !first) return false;
  if (first.tag !== 'HL') return writeText(path, text, scope);
  if (rest.length === 0 && path.element === 1) {
    if (path.look === 'here') level.id = text;
    else level.parent = text;
    return true;
  }
  if (rest.length === 0) return writeText(path, text, scope);
  const inner: Path = { ...path, look: 'here', steps: rest };
  const code = first.qualifier?.codes[0] ?? '';
  level.shared.push({ code, path: inner, write: (at) => writeText(inner, text, at) });
  level.sharedKey.push(`${path.text}=${text}`);
  return true;
}

function writeText(path: Path, text: string, scope: OutScope): boolean {
  const segment = ensureSegment(scope, path);
  if (!segment || path.element === undefined) return false;
  if (!path.pair)
    return isChoice(path, text) ? choose(segment, path, text) : setText(segment, path.element, text, path.component);
  return path.pairIn ? writeCompositePair(path, segment, text, scope) : writePair(path, segment, text, scope);
}

/** The element is the very qualifier of the segment, and the text one of the codes that it may have. */
function isChoice(path: Path, text: string): boolean {
  const { qualifier } = lastStep(path);
  if (!qualifier || qualifier.codes.length < 2 || !qualifier.codes.includes(text)) return false;
  return qualifier.element === path.element && (qualifier.component ?? 1) === (path.component ?? 1);
}

// The segment began with the first code that is possible; now a field says which it is.
function choose(segment: OutSegment, { element = 1, component = 1 }: Path, text: string): boolean {
  const before = segment.elements[element - 1];
  if (Array.isArray(before)) before[component - 1] = '';
  else segment.elements[element - 1] = '';
  return setText(segment, element, text, component);
}

function writePair(path: Path, segment: OutSegment, text: string, scope: OutScope): boolean {
  const qualifier = path.pair?.[0] ?? '';
  let at = path.element ?? 1;
  while (textOf(segment, at) !== '') {
    if (textOf(segment, at) === qualifier) return textOf(segment, at + 1) === text;
    at += 2;
  }
  if (at + 1 > elementsOf(path, scope)) return false;
  return setText(segment, at, qualifier) && setText(segment, at + 1, text);
}

// LIN has one such composite, PIA five in a row: the first that is free, as long as it is of the same kind.
function writeCompositePair(path: Path, segment: OutSegment, text: string, scope: OutScope): boolean {
  const { code, value } = path.pairIn ?? { code: 1, value: 2 };
  const qualifier = path.pair?.[0] ?? '';
  const places = sameComposites(path, scope);
  const written = places.find((at) => textOf(segment, at, code) === qualifier);
  if (written !== undefined) return textOf(segment, written, value) === text;
  const free = places.find((at) => textOf(segment, at, code) === '' && textOf(segment, at, value) === '');
  return free !== undefined && setText(segment, free, qualifier, code) && setText(segment, free, text, value);
}

function sameComposites(path: Path, scope: OutScope): number[] {
  const elements = scope.set.segment(lastStep(path).tag)?.elements ?? [];
  const from = path.element ?? 1;
  const places: number[] = [];
  for (let at = from; at <= elements.length && elements[at - 1]?.id === elements[from - 1]?.id; at++) places.push(at);
  return places;
}

function elementsOf(path: Path, scope: OutScope): number {
  return scope.set.segment(lastStep(path).tag)?.elements.length ?? 0;
}
