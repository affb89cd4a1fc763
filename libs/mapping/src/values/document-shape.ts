import { toldJsonSchema, type DocumentType } from '@quayside/canonical';

/** What a field of a canonical document holds. */
export type Shape = ScalarShape | GroupShape | ListShape;

export type ScalarShape = (
  | { readonly kind: 'text' | 'decimal' | 'date' | 'instant' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
) & {
  /** It only leads from one thing to another while a file is read: where it stood is not noted. */
  readonly isLink?: boolean;
};

export interface GroupShape {
  readonly kind: 'group';
  readonly fields: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
  /** What rules must say too, though it may come from elsewhere while a file is read. */
  readonly needed?: readonly string[];
}

export interface ListShape {
  readonly kind: 'list';
  readonly item: Shape;
}

/** The shape of a document, or what several of them have between them: an 810 is an invoice or a credit note. */
export function documentShape(types: readonly DocumentType[]): GroupShape {
  const shapes = types.map((type) => shapeOf(toldJsonSchema(type) as JsonSchema) as GroupShape);
  const fields = new Map(shapes.flatMap((shape) => [...shape.fields]));
  fields.set('type', { kind: 'choice', values: types });
  return { kind: 'group', fields, required: shapes[0]?.required ?? [] };
}

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly format?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly isLink?: boolean;
  readonly isNeeded?: boolean;
}

function shapeOf(schema: JsonSchema): Shape {
  if (schema.properties) {
    const members = Object.entries(schema.properties);
    const fields = new Map(members.map(([name, inner]) => [name, shapeOf(inner)]));
    const needed = members.filter(([, inner]) => inner.isNeeded).map(([name]) => name);
    return { kind: 'group', fields, required: schema.required ?? [], ...(needed.length > 0 && { needed }) };
  }
  if (schema.items) return { kind: 'list', item: shapeOf(schema.items) };
  return schema.isLink ? { ...scalarOf(schema), isLink: true } : scalarOf(schema);
}

function scalarOf(schema: JsonSchema): ScalarShape {
  if (schema.enum) return { kind: 'choice', values: schema.enum };
  if (schema.const !== undefined) return { kind: 'choice', values: [schema.const] };
  if (schema.format === 'date') return { kind: 'date' };
  if (schema.format === 'date-time') return { kind: 'instant' };
  // A decimal is text of one pattern; nothing else in the model has a sign in its pattern.
  return { kind: schema.pattern?.startsWith('^-?') ? 'decimal' : 'text' };
}

/** The lists that a document of this type must have: they are there even if nothing is in them. */
export function emptyLists(type: DocumentType): object {
  const { fields, required } = documentShape([type]);
  const lists = required.filter((name) => fields.get(name)?.kind === 'list');
  return Object.fromEntries(lists.map((name) => [name, []]));
}
