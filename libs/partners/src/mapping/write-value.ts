import type { Condition } from './condition.js';
import { dayAndTimeIn } from './instant.js';
import { ensureSegment, type OutScope, setText, textOf } from './out-tree.js';
import { lastStep, type Path } from './path.js';
import type { ElementSource, InstantSource, Source, ValueRule } from './rule.js';

/** Writes a value to the first source that can say it; false if none can. */
export function writeValue(rule: ValueRule, value: string, scope: OutScope): boolean {
  if (rule.constant !== undefined) return rule.constant === value;
  return rule.sources.some((source) => writeSource(source, value, scope));
}

/** Whether a value could be written by its codes and forms alone. */
export function canWrite(rule: ValueRule, value: string): boolean {
  if (rule.constant !== undefined) return rule.constant === value;
  return rule.sources.some((source) => source.kind !== 'element' || source.codec.write(value) !== undefined);
}

/** Makes a condition true where a code alone does it, so that what is written is read again. */
export function satisfy(condition: Condition | undefined, scope: OutScope): void {
  if (condition?.test !== 'is' || condition.path.element === undefined) return;
  const segment = ensureSegment(scope, condition.path);
  const { element } = condition.path;
  if (segment && textOf(segment, element) === '') setText(segment, element, condition.codes[0] ?? '');
}

function writeSource(source: Source, value: string, scope: OutScope): boolean {
  if (source.only === 'reading') return false;
  switch (source.kind) {
    case 'joined':
      return false;
    case 'instant':
      return writeInstant(source, value, scope);
    case 'element':
      return writeElement(source, value, scope);
  }
}

function writeInstant(source: InstantSource, value: string, scope: OutScope): boolean {
  const { day, time } = dayAndTimeIn(source.zone, value);
  return writeText(source.day, day, scope) && writeText(source.time, time, scope);
}

function writeElement(source: ElementSource, value: string, scope: OutScope): boolean {
  const text = source.codec.write(value);
  if (text === undefined) return false;
  satisfy(source.when, scope);
  return scope.level ? writeAtLevel(source.path, text, scope) : writeText(source.path, text, scope);
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
  if (!path.pair) return setText(segment, path.element, text, path.component);
  const qualifier = path.pair[0] ?? '';
  let at = path.element;
  while (textOf(segment, at) !== '') {
    if (textOf(segment, at) === qualifier) return textOf(segment, at + 1) === text;
    at += 2;
  }
  if (at + 1 > elementsOf(path, scope)) return false;
  return setText(segment, at, qualifier) && setText(segment, at + 1, text);
}

function elementsOf(path: Path, scope: OutScope): number {
  return scope.set.segment(lastStep(path).tag)?.elements.length ?? 0;
}
