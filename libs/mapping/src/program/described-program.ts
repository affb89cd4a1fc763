import type { Field } from './field.js';
import { GroupField } from './group-field.js';
import { ListField, type Slot } from './list-field.js';
import type { ScopeProgram } from './scope-program.js';
import type { Source } from './source.js';
import { ConstantField, ValueField } from './value-field.js';
import type { When } from './when.js';

/**
 * A program as people read it, a line for each operation: of each scope its slots and which tags fill them, then the fields in
 * the order in which they are read.
 */
export function describedProgram(scope: ScopeProgram, type: Field, fields: GroupField): string[] {
  const lines = ['the set', ...indented(scopeLines(scope))];
  lines.push(...indented(fieldLines('type', type)));
  for (const [name, field] of fields.fields) lines.push(...indented(fieldLines(name, field)));
  return lines;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function scopeLines({ slots, table, gates }: ScopeProgram): string[] {
  if (slots.length === 0) return [];
  return [
    `slots: ${slots.map((slot, n) => `${n} ${slot}`).join(' · ')}`,
    ...table.described().map((line) => `${line}`),
    ...gates.flatMap((gate) => gate.table.described().map((line) => `in ${gate.text}: ${line}`)),
  ];
}

function fieldLines(name: string, field: Field): string[] {
  if (field instanceof ConstantField) return [`${name}: always ${field.value}`];
  if (field instanceof ValueField) return [`${name}: ${valueText(field)}`];
  if (field instanceof GroupField) return groupLines(name, field);
  return field instanceof ListField ? field.slots.flatMap((slot) => slotLines(name, slot)) : [];
}

function valueText({ sources, otherwise, counted }: ValueField): string {
  const last = counted ? ['the place in the list'] : otherwise === undefined ? [] : [`"${otherwise}"`];
  return [...sources.map(sourceText), ...last].join(', else ');
}

function sourceText({ paths, when }: Source): string {
  return `${paths.join(' and ')}${whenText(when)}`;
}

function whenText(when: When | undefined): string {
  if (!when) return '';
  const all = when.all.map(({ text }) => text).join(' and ');
  const any = when.any.map(({ text }) => text).join(' or ');
  if (all === '' || any === '') return ` if ${all}${any}`;
  return ` if ${all} and (${any})`;
}

function groupLines(name: string, group: GroupField): string[] {
  const asked = [...new Set(group.lookups.map(({ path }) => path))];
  const first = `${name}: a group${whenText(group.when)}, nothing without ${asked.join(', ') || 'a constant'}`;
  return [first, ...indented(group.fields.flatMap(([inner, field]) => fieldLines(inner, field)))];
}

function slotLines(name: string, { opening, when, distinct, items }: Slot): string[] {
  const where = opening ? `each ${opening.path}` : 'one from here';
  const once = distinct ? `, each ${distinct.path} once` : '';
  const inside = items.flatMap((item) => fieldLines('item', item));
  const scope = opening ? scopeLines(opening.scope) : [];
  return [`${name}: ${where}${whenText(when)}${once}`, ...indented([...scope, ...inside])];
}
