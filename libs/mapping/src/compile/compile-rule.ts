import { didYouMean, unknownKey } from '../yaml/nearest.js';
import { compileCondition, compilePath, compileSource } from './compile-source.js';
import { shadowed } from './doubtful.js';
import type { Surroundings } from './compilation.js';
import { isGroup, type Said, textIn, under } from './said.js';
import type { GroupShape, ListShape, ScalarShape, Shape } from '../values/document-shape.js';
import type { GroupRule, ListRule, Rule, Slot, ValueRule, WhichLevels } from '../rules/rule.js';
import type { Path } from '../rules/path.js';
import { scopeAt, type StaticScope, targetOf } from '../rules/static-scope.js';

/** Compiles what a mapping says about a field. The canonical schema tells what the field is: a value, a group or a list. */
export function compileRule(said: Said, shape: Shape, around: Surroundings): Rule | undefined {
  switch (shape.kind) {
    case 'group':
      return compileGroup(said, shape, around);
    case 'list':
      return compileList(said, shape, around);
    case 'text':
    case 'decimal':
    case 'date':
    case 'instant':
    case 'choice':
      return compileValue(said, shape, around);
  }
}

/** The fields of a group; `when` beside them says when there is one. */
export function compileGroup(said: Said, shape: GroupShape, around: Surroundings): GroupRule | undefined {
  if (!isGroup(said.value)) {
    around.compilation.complain(said, `expected a group with some of ${[...shape.fields.keys()].join(', ')}`);
    return undefined;
  }
  const fields: [string, Rule][] = [];
  for (const name of Object.keys(said.value).filter((key) => key !== 'when')) {
    const field = under(said, name);
    const inner = shape.fields.get(name);
    const rule = inner ? compileRule(field, inner, around) : unknownField(field, name, shape, around);
    if (rule) refuseRange(rule, field, around);
    if (rule) fields.push([name, rule]);
  }
  const when = compileCondition(said, around);
  const { needed = [] } = shape;
  for (const name of [...shape.required, ...needed].filter(
    (each) => each !== 'type' && !(each in (said.value as object)),
  )) {
    around.compilation.complain(said, `the field "${name}" must be there, and no rule says where it stands`, {
      atKey: true,
    });
  }
  // The type is the mapping's own, and a list that is not there is an empty one.
  const required = shape.required.filter((name) => name !== 'type' && shape.fields.get(name)?.kind !== 'list');
  return { kind: 'group', fields, required, ...(when && { when }) };
}

function refuseRange(rule: Rule, field: Said, { compilation }: Surroundings): void {
  if (rule.kind !== 'value') return;
  const elements = rule.sources.filter((source) => source.kind === 'element');
  if (elements.some(({ upTo }) => upTo)) {
    compilation.complain(field, 'a range is several values: "to" is for the values of a list');
  }
  if (elements.some(({ split }) => split)) {
    compilation.complain(field, 'what is split is several values: "split" is for the values of a list');
  }
}

function unknownField(said: Said, name: string, shape: GroupShape, around: Surroundings): undefined {
  const names = [...shape.fields.keys()];
  const hint = didYouMean(name, names) || `; there are ${names.join(', ')}`;
  around.compilation.complain(said, `there is no field "${name}" here${hint}`, { atKey: true });
}

function compileValue(said: Said, shape: ScalarShape, around: Surroundings): ValueRule {
  const parts = Array.isArray(said.value) ? said.value.map((_, i) => under(said, i)) : [said];
  const written = parts.flatMap((part) => compileSource(part, shape, around).map((source) => ({ source, part })));
  const sources = written.map(({ source }) => source);
  for (const [later, earlier] of shadowed(sources)) {
    const part = written.find(({ source }) => source === later)?.part ?? said;
    const message = `"${later.path.text}" is never read: "${earlier.path.text}" before it takes whatever stands there`;
    around.compilation.complain(part, message, { severity: 'warn' });
  }
  return { kind: 'value', sources, ...fixedValues(parts, shape, around), ...(shape.isLink && { isLink: true }) };
}

function fixedValues(parts: readonly Said[], shape: ScalarShape, { compilation }: Surroundings) {
  const found: { default?: string; constant?: string; counted?: boolean } = {};
  for (const part of parts.filter((each) => isGroup(each.value))) {
    for (const [key, name] of [['default', 'default'] as const, ['always', 'constant'] as const]) {
      const { value } = under(part, key);
      if (typeof value !== 'string') continue;
      if (name === 'default' && value === 'position') {
        found.counted = true;
        continue;
      }
      found[name] = value;
      if (shape.kind === 'choice' && !shape.values.includes(value)) {
        const hint = didYouMean(value, shape.values);
        compilation.complain(under(part, key), `expected one of ${shape.values.join(', ')}${hint}`);
      }
    }
  }
  return found;
}

function compileList(said: Said, shape: ListShape, around: Surroundings): ListRule {
  const parts = Array.isArray(said.value) ? said.value.map((_, i) => under(said, i)) : [said];
  return { kind: 'list', slots: parts.flatMap((part) => compileSlot(part, shape.item, around)) };
}

/** Everything that a part of a list may say. */
export const slotKeys = ['each', 'when', 'several', 'distinct', 'apart', 'again', 'fields', 'value', 'values'];

function compileSlot(said: Said, item: Shape, around: Surroundings): Slot[] {
  if (typeof said.value === 'string' || !isGroup(said.value) || said.value['each'] === undefined) {
    const rule = compileRule(said, item, around);
    return rule ? [{ items: [rule] }] : [];
  }
  for (const key of Object.keys(said.value).filter((each) => !slotKeys.includes(each))) {
    around.compilation.complain(under(said, key), unknownKey(key, slotKeys), { atKey: true });
  }
  const each = eachOf(said, around);
  if (!each) return [];
  const inside = { ...around, scope: each.scope };
  const items = itemsOf(said).flatMap((part) => compileRule(part, item, inside) ?? []);
  return [{ each: each.path, ...each.which, items, ...limitsOf(said, item, inside) }];
}

function limitsOf(said: Said, item: Shape, inside: Surroundings): Partial<Slot> {
  const when = compileCondition(said, inside);
  const distinct = distinctOf(said, inside);
  const apart = apartOf(said, item, inside);
  return {
    ...(under(said, 'several').value === 'yes' && { several: true }),
    ...(under(said, 'several').value === 'only' && { several: true, onlySeveral: true }),
    ...(distinct && { distinct }),
    ...(apart && { apart }),
    ...(when && { when }),
  };
}

function distinctOf(said: Said, around: Surroundings): Path | undefined {
  const written = under(said, 'distinct');
  if (written.value === undefined) return undefined;
  const path = compilePath(written, around);
  const target = path && targetOf(around.scope, path);
  if (target && !target.ok) around.compilation.complain(written, target.error);
  return target?.ok ? target.value.path : undefined;
}

function apartOf(said: Said, item: Shape, { compilation }: Surroundings): Slot['apart'] {
  const written = under(said, 'apart');
  if (written.value === undefined) return undefined;
  const [list = '', by = ''] = textIn(written.value).split('.');
  const entries = fieldIn(item, list);
  const field = entries?.kind === 'list' ? fieldIn(entries.item, by) : undefined;
  if (!field || field.kind === 'list' || field.kind === 'group') {
    compilation.complain(written, 'expected a list of the item and a field of its entries, such as commitments.status');
    return undefined;
  }
  return { list, by, again: [under(said, 'again').value ?? []].flat().map(textIn) };
}

function fieldIn(shape: Shape, name: string): Shape | undefined {
  return shape.kind === 'group' ? shape.fields.get(name) : undefined;
}

function itemsOf(said: Said): Said[] {
  const { value } = under(said, 'values');
  if (Array.isArray(value)) return value.map((_, i) => under(under(said, 'values'), i));
  return [under(said, isGroup(said.value) && said.value['fields'] !== undefined ? 'fields' : 'value')];
}

function eachOf(said: Said, around: Surroundings) {
  const written = under(said, 'each');
  const [, which, text] = /^(?:(lowest|topmost|below) )?(.*)$/.exec(String(written.value)) ?? [];
  const path = compilePath({ ...written, value: text }, around);
  const scope = path && scopeAt(around.scope, path);
  if (!path || !scope) return undefined;
  if (!scope.ok) {
    around.compilation.complain(written, scope.error);
    return undefined;
  }
  around.compilation.elements?.lists.add(scope.value.loop);
  return { path, scope: scope.value satisfies StaticScope, which: which ? { which: which as WhichLevels } : {} };
}
