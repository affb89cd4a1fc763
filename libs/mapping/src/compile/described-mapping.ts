import { isDocumentType } from '@quayside/canonical';
import { type Finding, ok, type Result } from '@quayside/std';
import type { SourceFile } from '../yaml/source-file.js';
import { keysInOrder } from '../yaml/key-order.js';
import { isGroup, textIn } from './said.js';
import { documentShape, type GroupShape, type Shape } from '../values/document-shape.js';
import { type MappingParts, mergedMapping } from './merged-mapping.js';

/** A field of the document, where it stands, and what its codes mean. */
export interface DescribedField {
  /** `lines[].item.buyer`; of several sources the later ones have the same name. */
  readonly field: string;
  readonly where: string;
  /** The name of a table, or its codes where it has none. */
  readonly codes: string;
}

/** A mapping as it is in effect, for people to read. */
export interface DescribedMapping {
  readonly fields: readonly DescribedField[];
  /** The tables that fields name, with their codes. */
  readonly tables: readonly (readonly [name: string, codes: string])[];
  readonly write: readonly (readonly [path: string, text: string])[];
  readonly ignore: readonly (readonly [path: string, reason: string])[];
}

/** Describes a mapping with what it says of the release and what the overlay says. Whether it is right, compiling tells. */
export function describeMapping(source: SourceFile, parts: MappingParts): Result<DescribedMapping, readonly Finding[]> {
  const whole = mergedMapping(source, parts);
  if (!whole.ok) return whole;
  const { value } = whole.value.merged;
  const types = [value['document']].flat().map(textIn).filter(isDocumentType);
  const rows = groupRows(value['fields'], documentShape(types), '');
  const named = [...new Set(rows.map((row) => /^table (\w+)/.exec(row.codes)?.[1] ?? ''))];
  return ok({
    fields: rows,
    tables: named.flatMap((name) => {
      const codes = whole.value.tables[name];
      return isGroup(codes) ? [[name, codesText(codes)] as const] : [];
    }),
    write: pairsIn(value['write']),
    ignore: pairsIn(value['ignore']),
  });
}

function rowsOf(said: unknown, shape: Shape | undefined, field: string): DescribedField[] {
  switch (shape?.kind) {
    case undefined:
      return [];
    case 'group':
      return groupRows(said, shape, field);
    case 'list':
      return [said].flat().flatMap((part) => partRows(part, shape.item, `${field}[]`));
    case 'text':
    case 'decimal':
    case 'date':
    case 'instant':
    case 'choice':
      return [said].flat().map((source, i) => sourceRow(source, field, i === 0));
  }
}

function groupRows(said: unknown, shape: GroupShape, field: string): DescribedField[] {
  if (!isGroup(said)) return [];
  const inner = Object.keys(said).filter((name) => name !== 'when');
  const rows = inner.flatMap((name) => rowsOf(said[name], shape.fields.get(name), field ? `${field}.${name}` : name));
  return said['when'] === undefined ? rows : [{ field, where: conditionText(said['when']), codes: '' }, ...rows];
}

function partRows(part: unknown, item: Shape, field: string): DescribedField[] {
  if (!isGroup(part) || part['each'] === undefined) return rowsOf(part, item, field);
  const { each, when, several, distinct, apart, fields, value, values } = part;
  const notes = [
    `each ${textIn(each)}`,
    when === undefined ? '' : conditionText(when),
    several === 'yes' ? 'written only if there are several' : '',
    distinct === undefined ? '' : `the first of each ${textIn(distinct)}; written where others name it`,
    apart === undefined ? '' : `written one for each ${textIn(apart)}`,
  ];
  const items = Array.isArray(values) ? values : [fields ?? value];
  return [
    { field, where: notes.filter(Boolean).join(', '), codes: '' },
    ...items.flatMap((each) => rowsOf(each, item, field)),
  ];
}

function sourceRow(source: unknown, field: string, first: boolean): DescribedField {
  const before = first ? '' : 'or ';
  if (!isGroup(source)) return { field, where: `${before}${textIn(source)}`, codes: '' };
  return { field, where: `${before}${placeText(source)}${limitsText(source)}`, codes: tableText(source) };
}

function placeText(source: Record<string, unknown>): string {
  const { at, join, with: between, date, time, always, default: fallback } = source;
  if (always !== undefined) return `always ${textIn(always)}`;
  if (source['expression'] !== undefined) return expressionText(source);
  if (join !== undefined) return `${[join].flat().map(textIn).join(', ')} joined by "${textIn(between)}"`;
  if (source['sum'] !== undefined) return [source['sum']].flat().map(textIn).join(' + ');
  if (date !== undefined) return `${textIn(date)} and ${textIn(time)}`;
  const place = [at ?? []].flat().map(textIn).join(' or ');
  return fallback === undefined ? place : `${place}, else ${textIn(fallback)}`.replace(/^, /, '');
}

function expressionText({ expression, reads }: Record<string, unknown>): string {
  const names = pairsIn(reads).map(([name, path]) => `${name} = ${path}`);
  return `${textIn(expression)} with ${names.join(', ')}, only reading`;
}

function limitsText({ as, when, only }: Record<string, unknown>): string {
  const as_ = as === undefined ? '' : ` as ${textIn(as)}`;
  const when_ = when === undefined ? '' : `, ${conditionText(when)}`;
  return `${as_}${when_}${only === undefined ? '' : `, only ${textIn(only)}`}`;
}

function tableText({ table, beyond, otherwise }: Record<string, unknown>): string {
  const rest = otherwise === undefined ? '' : `, others ${textIn(otherwise)}`;
  if (beyond !== undefined) return `codes that ${textIn(beyond)} lacks`;
  if (isGroup(table)) return `${codesText(table)}${rest}`;
  return table === undefined ? '' : `table ${textIn(table)}${rest}`;
}

function codesText(codes: object): string {
  const meaning = (code: string) => textIn((codes as Record<string, unknown>)[code]);
  return keysInOrder(codes)
    .map((code) => (code === 'otherwise' ? `others ${meaning(code)}` : `${code} ${meaning(code)}`))
    .join(', ');
}

function conditionText(said: unknown): string {
  if (!isGroup(said)) return `if ${[said].flat().map(textIn).join(' and ')}`;
  const all = [said['all'] ?? []].flat().map(textIn);
  const any = [said['any'] ?? []].flat().map(textIn).join(' or ');
  if (all.length === 0 || any === '') return `if ${any || all.join(' and ')}`;
  return `if ${all.join(' and ')} and (${any})`;
}

function pairsIn(said: unknown): (readonly [string, string])[] {
  return isGroup(said)
    ? keysInOrder(said).flatMap((key) => (key in said ? [[key, textIn(said[key])] as const] : []))
    : [];
}
