import { isDeepStrictEqual } from 'node:util';
import { qualifiersOf, type Scope, scopesAt } from './find.js';
import { lastStep, type Path } from '../rules/path.js';
import { firstTextAt, holds, readValue } from './read-value.js';
import type { ReadingNotes } from './reading-notes.js';
import type { GroupRule, ListRule, Rule, Slot } from '../rules/rule.js';
import { pathsIn } from '../rules/rule-paths.js';

/** A value that a rule read, and whether the set said any of it. */
interface Read {
  readonly value: unknown;
  readonly said: boolean;
}

/** Whether something that lacks a required field is a fault, or simply not there. */
type Expected = 'must' | 'may';

/** Reads what a rule says about a field. */
export function readRule(
  rule: Rule,
  scope: Scope,
  pointer: string,
  notes: ReadingNotes,
  expected: Expected,
): Read | undefined {
  switch (rule.kind) {
    case 'value':
      return readValue(rule, scope, pointer, notes);
    case 'group':
      return readGroup(rule, scope, pointer, notes, expected);
    case 'list':
      return readList(rule, scope, pointer, notes);
  }
}

/** Reads a group. One in which the set said nothing is not there, and leaves what it took to others. */
export function readGroup(
  rule: GroupRule,
  scope: Scope,
  pointer: string,
  notes: ReadingNotes,
  expected: Expected,
): { value: Record<string, unknown>; said: boolean } | undefined {
  if (rule.when && !holds(rule.when, scope, notes)) return undefined;
  const mark = notes.mark();
  const faults = notes.findings.length;
  const { value, said } = readFields(rule, scope, pointer, notes);
  const missing = rule.required.filter((name) => !(name in value));
  if (pointer !== '' && isNothing(said, missing, expected)) {
    notes.backTo(mark);
    return undefined;
  }
  // What is missing because it could not be read has been reported.
  const reported = notes.findings.slice(faults).map(({ field = '' }) => `${field}/`);
  const unsaid = missing.filter((name) => !reported.some((field) => field.startsWith(`${pointer}/${name}/`)));
  notes.findings.push(...unsaid.map((name) => missingField(rule, name, scope, pointer)));
  return { value, said };
}

function isNothing(said: boolean, missing: readonly string[], expected: Expected): boolean {
  return !said || (missing.length > 0 && expected === 'may');
}

function readFields(rule: GroupRule, scope: Scope, pointer: string, notes: ReadingNotes) {
  const value: Record<string, unknown> = {};
  let said = false;
  for (const [name, field] of rule.fields) {
    const read = readRule(field, scope, `${pointer}/${name}`, notes, 'may');
    if (!read) continue;
    value[name] = read.value;
    said ||= read.said;
  }
  return { value, said };
}

function readList(rule: ListRule, scope: Scope, pointer: string, notes: ReadingNotes): Read | undefined {
  const value: unknown[] = [];
  for (const slot of rule.slots) {
    const named = new Map<string, unknown>();
    for (const inner of slotScopes(slot, scope)) {
      if (slot.when && !holds(slot.when, inner, notes)) continue;
      if (isSaidBefore(slot, inner, notes, named)) continue;
      const at = value.length;
      readItems(slot, inner, pointer, notes, value);
      const name = nameOf(slot, inner);
      if (name !== undefined) named.set(name, value[at]);
    }
  }
  return value.length === 0 ? undefined : { value, said: true };
}

function readItems(slot: Slot, scope: Scope, pointer: string, notes: ReadingNotes, into: unknown[]): void {
  for (const item of slot.items) {
    const read = readRule(item, scope, `${pointer}/${into.length}`, notes, slot.each ? 'must' : 'may');
    if (!read?.said) continue;
    into.push(read.value);
    if (slot.each) takeQualifier(slot.each, scope, notes);
  }
}

/**
 * Whether an item with the same name was read before, or it has none. What it says as the first one does is read with that; what
 * it says otherwise is left over.
 */
function isSaidBefore(slot: Slot, scope: Scope, notes: ReadingNotes, named: ReadonlyMap<string, unknown>): boolean {
  const name = nameOf(slot, scope);
  if (name === undefined || !named.has(name)) return slot.distinct !== undefined && name === undefined;
  const mark = notes.mark();
  const again: unknown[] = [];
  readItems(slot, scope, '', notes, again);
  notes.onlyTaken(mark);
  if (!isDeepStrictEqual(again[0], named.get(name))) notes.backTo(mark);
  return true;
}

function nameOf({ distinct }: Slot, scope: Scope): string | undefined {
  return distinct && firstTextAt(scope, distinct);
}

// The code that made this segment one of the list has been read.
function takeQualifier(path: Path, scope: Scope, notes: ReadingNotes): void {
  const [first] = scope.loop.children;
  const segment = scope.segment ?? (first?.kind === 'segment' ? first : undefined);
  const { qualifier } = lastStep(path);
  if (qualifier?.below) {
    for (const by of qualifiersOf(scope.loop, lastStep(path))) if (by.segment) notes.take(by.segment, by.element);
    return;
  }
  if (segment && qualifier) notes.take(segment, qualifier.element, qualifier.component);
}

function slotScopes(slot: Slot, scope: Scope): Scope[] {
  if (!slot.each) return [scope];
  return scopesAt(scope, slot.each, slot.lowest);
}

function missingField(rule: GroupRule, name: string, scope: Scope, pointer: string) {
  const field = rule.fields.find(([each]) => each === name)?.[1];
  const paths = field ? pathsIn(field).map((path) => path.text) : [];
  const where =
    paths.length === 0
      ? 'and the mapping does not say where it stands'
      : `the mapping looks for it in ${paths.join(', ')}`;
  const [first] = scope.loop.children;
  const segment = scope.segment ?? (first?.kind === 'segment' ? first : undefined);
  const severity = 'fatal' as const;
  return {
    ...segment?.place(),
    code: 'field-missing',
    severity,
    field: `${pointer}/${name}`,
    message: `missing; ${where}`,
  };
}
