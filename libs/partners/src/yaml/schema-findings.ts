import type { Finding } from '@quayside/std';
import type { z } from 'zod';
import { didYouMean } from './nearest.js';
import type { YamlPath, YamlSource } from './yaml-source.js';

/** What zod says about a YAML text, at the row and column of each value, with the name that was probably meant. */
export function schemaFindings(source: YamlSource, error: z.ZodError, jsonSchema: object): Finding[] {
  return error.issues.flatMap((issue) => issueFindings(source, issue, jsonSchema));
}

function issueFindings(source: YamlSource, issue: z.core.$ZodIssue, jsonSchema: object): Finding[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const inside = insideUnion(issue, valueAt(source.value, path));
  if (inside) return inside.flatMap((each) => issueFindings(source, each, jsonSchema));
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(jsonSchema, path);
    return issue.keys.map((key) => unknownKey(source, [...path, key], key, known));
  }
  const found = valueAt(source.value, path);
  const choices = choicesOf(issue);
  if (choices) return [source.finding(path, notAmong(found, choices))];
  if (found === undefined) return [source.finding(path, `is missing${wish(issue.message)}`)];
  return [source.finding(path, `${issue.message}, found ${shown(found)}`)];
}

/** Of "one, or a list of them" what the schema says of the one that was written. */
function insideUnion(issue: z.core.$ZodIssue, value: unknown): z.core.$ZodIssue[] | undefined {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0 || value === undefined) return undefined;
  const isOther = (each: z.core.$ZodIssue) => each.code === 'invalid_type' && each.path.length === 0;
  const branch = issue.errors.find((errors) => !errors.some(isOther));
  return branch?.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

function choicesOf(issue: z.core.$ZodIssue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' && 'options' in issue ? (issue.options as unknown[]).map(String) : undefined;
}

function notAmong(found: unknown, choices: readonly string[]): string {
  const hint = typeof found === 'string' ? didYouMean(found, choices) : '';
  return `expected ${choices.length === 1 ? '' : 'one of '}${choices.join(', ')}, found ${shown(found)}${hint}`;
}

function unknownKey(source: YamlSource, path: YamlPath, key: string, known: readonly string[]): Finding {
  const list = known.length > 0 ? `; known here: ${known.join(', ')}` : '';
  return source.finding(path, `unknown key "${key}"${didYouMean(key, known) || list}`, { atKey: true });
}

function wish(message: string): string {
  return message.startsWith('expected') ? `: ${message}` : '';
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value}"`;
  return Array.isArray(value) ? 'a list' : 'a group of keys';
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined | null)?.[step], value);
}

// Where several schemas are possible, the keys of all of them.
function keysAt(jsonSchema: object, path: YamlPath): string[] {
  const schemas = path.reduce<JsonSchema[]>(
    (all, step) => all.flatMap((each) => inner(each, step)),
    branches(jsonSchema),
  );
  return schemas.flatMap((schema) => Object.keys(schema.properties ?? {}).concat(schema.propertyNames?.enum ?? []));
}

interface JsonSchema {
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: { readonly enum?: string[] };
}

function branches(schema: JsonSchema): JsonSchema[] {
  return [...(schema.anyOf ?? schema.oneOf ?? [schema])];
}

function inner(schema: JsonSchema, step: string | number): JsonSchema[] {
  const next = typeof step === 'number' ? schema.items : schema.properties?.[step];
  return next ? branches(next) : [];
}
