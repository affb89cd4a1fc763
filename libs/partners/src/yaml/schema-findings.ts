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
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(jsonSchema, path);
    return issue.keys.map((key) => unknownKey(source, [...path, key], key, known));
  }
  const found = valueAt(source.value, path);
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const wanted = `expected ${values.length === 1 ? '' : 'one of '}${values.join(', ')}`;
    return [
      source.finding(
        path,
        `${wanted}, found ${shown(found)}${typeof found === 'string' ? didYouMean(found, values) : ''}`,
      ),
    ];
  }
  if (issue.code === 'invalid_key') return [keyFinding(source, path, jsonSchema)];
  if (found === undefined) return [source.finding(path, `is missing${wish(issue.message)}`)];
  return [source.finding(path, `${issue.message}, found ${shown(found)}`)];
}

function unknownKey(source: YamlSource, path: YamlPath, key: string, known: readonly string[]): Finding {
  const list = known.length > 0 ? `; known here: ${known.join(', ')}` : '';
  return source.finding(path, `unknown key "${key}"${didYouMean(key, known) || list}`, { atKey: true });
}

function keyFinding(source: YamlSource, path: YamlPath, jsonSchema: object): Finding {
  const names = schemaAt(jsonSchema, path.slice(0, -1))['propertyNames'] as { enum?: string[] } | undefined;
  return unknownKey(source, path, String(path.at(-1)), names?.enum ?? []);
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

function keysAt(jsonSchema: object, path: YamlPath): string[] {
  return Object.keys((schemaAt(jsonSchema, path)['properties'] as object | undefined) ?? {});
}

type JsonSchema = Record<string, unknown>;

function schemaAt(jsonSchema: object, path: YamlPath): JsonSchema {
  return path.reduce<JsonSchema>((schema, step) => inner(schema, step), jsonSchema as JsonSchema);
}

function inner(schema: JsonSchema, step: string | number): JsonSchema {
  const branches = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined;
  const self = branches?.[0] ?? schema;
  if (typeof step === 'number') return (self['items'] as JsonSchema | undefined) ?? {};
  const properties = self['properties'] as Record<string, JsonSchema> | undefined;
  return properties?.[step] ?? {};
}
