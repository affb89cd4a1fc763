import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/** A JSON schema as an OpenAPI document has it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/** One route as an OpenAPI document describes it. */
export interface Operation {
  /** "GET /v1/files" */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Content | undefined;
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface ApiDocument {
  readonly operations: readonly Operation[];
  resolved(schema: Schema): Schema;
  /** What is wrong with a body, by what the document says of it; nothing where it is right. */
  faultIn(schema: Schema, body: unknown): string | undefined;
}

interface Written {
  readonly paths: Readonly<Record<string, Readonly<Record<string, WrittenOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface WrittenOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Operation['responses'];
}

/** A document of docs/api, which `npm run api` holds to what the gateway says of itself. */
export function apiDocument(name: string): ApiDocument {
  const file = path.resolve(import.meta.dirname, '../../../docs/api', name);
  const document = JSON.parse(readFileSync(file, 'utf8')) as Written;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ ...(plain(document) as object), $id: 'document' });
  const checks = new Map<Schema, ValidateFunction>();
  return {
    operations: Object.entries(document.paths).flatMap(([at, methods]) =>
      Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]) => ({
        ...{ name: `${method.toUpperCase()} ${at}`, method: method.toUpperCase(), path: at, parameters, responses },
        body: requestBody?.content,
      })),
    ),
    resolved: (schema) =>
      schema.$ref === undefined ? schema : (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}),
    faultIn(schema, body) {
      const check = checks.get(schema) ?? ajv.compile(withDocument(schema));
      checks.set(schema, check);
      return check(body) ? undefined : ajv.errorsText(check.errors);
    },
  };
}

function withDocument(schema: Schema): object {
  return JSON.parse(JSON.stringify(plain(schema)).replaceAll('"#/', '"document#/')) as object;
}

/** The `nullable` of OpenAPI 3.0 as JSON Schema says it. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Readonly<Record<string, unknown>>;
  const inner = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, plain(value)]));
  return nullable === true ? { anyOf: [inner, { type: 'null' }] } : inner;
}
