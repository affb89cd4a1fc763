import type { Finding } from '@quayside/std';
import type { z } from 'zod';
import { didYouMean, unknownKey } from './nearest.js';
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
    const known = keysAt(jsonSchema, source.value, path);
    return issue.keys.map((key) => source.finding([...path, key], strangeKey(key, known), { atKey: true }));
  }
  const found = valueAt(source.value, path);
  const choices = choicesOf(issue);
  if (choices) return [source.finding(path, notAmong(found, choices))];
  const expected = expectation(issue);
  if (found === undefined) return [source.finding(path, `is missing: ${expected}`)];
  return [source.finding(path, `${expected}, found ${shown(found)}`)];
}

/** `{ percent: 0,5 }` is the key "5" beside a percent of 0. */
function strangeKey(key: string, known: readonly string[]): string {
  const isDigits = /^\d+$/.test(key) && !known.some((each) => /^\d/.test(each));
  return isDigits ? `unknown key "${key}"; decimals are written with a point, as in 0.${key}` : unknownKey(key, known);
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
  // Punctuation in a list of punctuation is read by nobody.
  const told = choices.some((each) => !/^[\w-]/.test(each)) ? choices.map((each) => `"${each}"`) : choices;
  return `expected ${choices.length === 1 ? '' : 'one of '}${told.join(', ')}, found ${shown(found)}${hint}`;
}

/** What the schema wants, in words: its own where it has some. */
function expectation(issue: z.core.$ZodIssue): string {
  const kind = issue.code === 'invalid_type' && issue.message.startsWith('Invalid input') ? issue.expected : '';
  return kind in kinds ? `expected ${kinds[kind]}` : issue.message;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return `"${value}"`;
  return Array.isArray(value) ? 'a list' : 'a group of keys';
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined | null)?.[step], value);
}

/** The keys that the schema knows at a path; of several kinds of one thing, those of the kind that was written. */
function keysAt(jsonSchema: object, value: unknown, path: YamlPath): string[] {
  let schemas = branches(jsonSchema, value);
  path.forEach((step, depth) => {
    const inside = valueAt(value, path.slice(0, depth + 1));
    schemas = schemas.flatMap((schema) => inner(schema, step)).flatMap((schema) => branches(schema, inside));
  });
  const keys = schemas.flatMap(({ properties, propertyNames }) => [
    ...Object.keys(properties ?? {}),
    ...(propertyNames?.enum ?? []),
  ]);
  return [...new Set(keys)];
}

interface JsonSchema {
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema & { readonly const?: unknown }>>;
  readonly propertyNames?: { readonly enum?: string[] };
}

function branches(schema: JsonSchema, value: unknown): JsonSchema[] {
  const all = schema.anyOf ?? schema.oneOf ?? [schema];
  const meant = all.filter((each) => !isOfAnotherKind(each, value));
  return [...(meant.length > 0 ? meant : all)];
}

/** Whether a key that tells kinds apart, such as `kind` of a channel, says something else than this schema is for. */
function isOfAnotherKind({ properties = {} }: JsonSchema, value: unknown): boolean {
  return Object.entries(properties).some(([key, { const: wanted }]) => {
    const said = valueAt(value, [key]);
    return wanted !== undefined && said !== undefined && said !== wanted;
  });
}

function inner(schema: JsonSchema, step: string | number): JsonSchema[] {
  const next = typeof step === 'number' ? schema.items : schema.properties?.[step];
  return next ? [next] : [];
}
