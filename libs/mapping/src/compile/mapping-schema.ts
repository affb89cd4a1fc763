import { documentSchemas, type DocumentType, toldJsonSchema } from '@quayside/canonical';
import { vocabularyNames } from '@quayside/edi';
import { formats } from '../values/formats.js';

// What an editor needs to complete a mapping and to say what it may hold. Whether a path can be, compiling says.

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
// Editors read 00 and 2 as numbers and yes, sometimes, as true; the mapping takes them as the texts that they are.
const scalar = { type: ['string', 'number', 'boolean'] };
const oneOrMore = (one: Schema): Schema => ({ anyOf: [one, { type: 'array', items: one }] });
const group = (properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});
const named = (values: Schema, description: string): Schema => ({
  type: 'object',
  additionalProperties: values,
  description,
});

/** JSON Schema (2020-12) of a mapping file, for completion in editors. */
export function mappingJsonSchema(): object {
  const types = Object.keys(documentSchemas) as DocumentType[];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A mapping of Quayside',
    description: 'Where the fields of a document stand in a set; docs/mapping-language.md teaches the language',
    ...group(headProperties(types), { required: ['document', 'fields'] }),
    oneOf: ['set', 'message', 'csv', 'xml', 'json'].map((key) => ({ required: [key] })),
    allOf: types.flatMap(fieldsByDocument),
    $defs: Object.assign({}, commonDefinitions, ...types.map(documentDefinitions)) as Schema,
  };
}

function headProperties(types: readonly DocumentType[]): Record<string, Schema> {
  return {
    document: {
      description: 'What the set becomes; a list where it can be several, and the field "type" says which',
      ...oneOrMore({ enum: types }),
    },
    set: { ...scalar, description: 'The X12 transaction set, such as 855' },
    message: { type: 'string', description: 'The EDIFACT message, such as ORDRSP' },
    csv: ref('csv'),
    xml: ref('xml'),
    json: ref('json'),
    association: {
      description: 'UNH 0057 of an EANCOM message: one code, or one for each directory',
      anyOf: [scalar, named(scalar, 'The code of each directory')],
    },
    about: { type: 'string', description: 'A note for readers' },
    tables: named(ref('table'), 'Code tables by their names; they add to those in tables.yaml beside the mapping'),
    fields: { type: 'object', description: 'The fields of the document, and where each of them stands' },
    write: named(
      scalar,
      'What the set must have besides: a text, "count of PO1", "same as BAK.09", "same as 03", "3 beside 07"',
    ),
    ignore: named({ type: 'string', minLength: 1 }, 'What is left out: paths, each with the reason'),
    releases: named(
      { type: 'object' },
      'What is different in one release: dotted names of fields and their rules; "none" takes a field away',
    ),
  };
}

/** A mapping of one document has its fields and no others; one of several has those of all. */
function fieldsByDocument(type: DocumentType): Schema[] {
  const { properties } = documentDefinitions(type)[type] ?? {};
  return [
    {
      if: { properties: { document: { const: type } }, required: ['document'] },
      then: { properties: { fields: ref(type) } },
    },
    {
      if: { properties: { document: { type: 'array', contains: { const: type } } }, required: ['document'] },
      then: { properties: { fields: { properties } } },
    },
  ];
}

/** The fields of a document by its name, and each group and list in it by a name of its own: `order.lines.each`. */
type Definitions = Record<string, Schema>;

function documentDefinitions(type: DocumentType): Definitions {
  const { properties = {} } = toldJsonSchema(type) as CanonicalSchema;
  const definitions: Definitions = {};
  fieldGroup({ ...properties, type: { description: 'Which of the documents it is' } }, type, definitions);
  return definitions;
}

interface CanonicalSchema {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, CanonicalSchema>>;
  readonly items?: CanonicalSchema;
}

function fieldGroup(properties: Readonly<Record<string, CanonicalSchema>>, name: string, into: Definitions): Schema {
  const fields = Object.entries(properties).map(([key, inner]) => [key, fieldSchema(inner, `${name}.${key}`, into)]);
  into[name] = group({ ...(Object.fromEntries(fields) as Definitions), when: ref('condition') });
  return ref(name);
}

function fieldSchema(field: CanonicalSchema, name: string, into: Definitions): Schema {
  const { description, properties, items, enum: choices } = field;
  const means = choices ? `One of ${choices.join(', ')}` : '';
  const about = [description, means].filter(Boolean).join('. ');
  const rule = properties ? fieldGroup(properties, name, into) : items ? listSchema(items, name, into) : ref('value');
  return { ...(about && { description: about }), ...rule };
}

function listSchema(items: CanonicalSchema, name: string, into: Definitions): Schema {
  const item = fieldSchema(items, `${name}.item`, into);
  into[`${name}.each`] = partSchema(item);
  into[`${name}.part`] = { anyOf: [ref(`${name}.each`), item] };
  return oneOrMore(ref(`${name}.part`));
}

function partSchema(item: Schema): Schema {
  return group(
    {
      each: {
        ...ref('path'),
        description:
          'An item for each segment or loop here; "lowest HL[I]", "topmost HL[I]", "below HL[I]": only some levels',
      },
      when: ref('condition'),
      several: {
        ...scalar,
        description: 'yes: written only where the document has several such items; only: read only then, too',
      },
      distinct: {
        ...ref('path'),
        description: 'Only the first of those with the same text here; written where others name it',
      },
      apart: { ...scalar, description: 'commitments.status: what differs in it is written as an item of its own' },
      again: { type: 'array', items: scalar, description: 'Fields that each of these items says again' },
      fields: { ...item, description: 'The fields of an item' },
      value: { ...item, description: 'The item, where it is a single value' },
      values: { type: 'array', items: item, description: 'Several items from one segment' },
    },
    { required: ['each'] },
  );
}

const path: Schema = {
  type: 'string',
  description: 'Where something stands: BAK.03, REF[VN].02, N1[ST]/N4.01, PO1.06[BP], DTM[137], HL[S]/REF[BM].02',
};

const condition: Schema = {
  description: 'Only if this holds: BIG.07 is CN|CR, ACK.01 is not IS, LIN is present, SAC.05 is absent',
  anyOf: [
    { type: 'string' },
    { type: 'array', items: { type: 'string' } },
    group({
      all: { ...oneOrMore({ type: 'string' }), description: 'All of these' },
      any: { ...oneOrMore({ type: 'string' }), description: 'At least one of these' },
    }),
  ],
};

const table = named(
  scalar,
  'Codes and their meanings; "otherwise" says what other codes become: a value, none, error, or a text with * for the code',
);

const source = group({
  at: { ...oneOrMore(ref('path')), description: 'A path, or several of which the first that has something counts' },
  to: {
    ...ref('path'),
    description: 'Where the last number of a range stands; in a list each of its numbers is an item',
  },
  split: {
    ...oneOrMore(scalar),
    description: 'In a list, the signs between several values of one text: ";", line, blank; the first is written',
  },
  several: { enum: ['refuse'], description: 'Several different values are a fault: only one can be meant' },
  table: { description: 'Codes and their meanings, or the name of a table', anyOf: [{ type: 'string' }, ref('table')] },
  otherwise: { ...scalar, description: 'What codes become that the table does not have' },
  beyond: { type: 'string', description: 'The code itself, where the table of this name does not know it' },
  as: { enum: formats, description: 'The form of an identifier, an end of a period, or text over several components' },
  when: ref('condition'),
  only: { enum: ['reading', 'writing'], description: 'Which direction uses it; both without it' },
  default: { ...scalar, description: 'The value when the set says nothing; "position" is its place in the list' },
  always: { ...scalar, description: 'The value, whatever the set says' },
  sum: { ...oneOrMore(ref('path')), description: 'Amounts that are added up, where all of them are there; only read' },
  join: { ...oneOrMore(ref('path')), description: 'Several elements as one text; only read' },
  expression: { type: 'string', description: 'A JSONata expression over what `reads` names; only read' },
  reads: { type: 'object', additionalProperties: ref('path'), description: 'What the expression sees, by name' },
  with: { ...scalar, description: 'What stands between joined elements' },
  date: { ...ref('path'), description: 'The day of an instant' },
  time: { ...ref('path'), description: 'The time of an instant, in the time zone of the profile' },
  zone: { ...ref('path'), description: 'The time code of X12 (element 623) that says in which zone the time is' },
  period: {
    type: 'array',
    items: ref('path'),
    minItems: 2,
    maxItems: 2,
    description: 'The first and the last day of a period; which of them counts, the profile says',
  },
});

const columns = named(
  oneOrMore(scalar),
  'The columns: each with the names that files have for it, or its position, counted from 1',
);

const csv: Schema = {
  description: 'The rows of a CSV file, and which of them are one document',
  ...group({
    columns,
    rows: named(
      group({
        when: { type: 'string', description: 'Which cell tells this kind of row: 1 is H, 1 is H|K, 1 is not T' },
        columns,
      }),
      'Several kinds of rows by their names',
    ),
    key: { type: 'string', description: 'The column whose equal values make rows one document' },
    begins: { type: 'string', description: 'The kind of row that begins a document' },
  }),
};

const outline = named(
  { type: ['string', 'array'] },
  'Of a file without a vocabulary: elements, each with the list of what stands in it',
);
const ownForms = {
  dates: {
    type: 'array',
    items: { type: 'string' },
    description: 'Forms of days, where not as 2026-11-23; the first is written',
  },
  decimal: { enum: ['.', ','], description: 'The mark before decimals, where it is a comma' },
};

const xml = group(
  {
    vocabulary: { enum: vocabularyNames, description: 'Whose elements paths are checked against' },
    root: { type: 'string', description: 'The outermost element, such as Invoice or x:Order' },
    namespaces: named({ type: 'string' }, 'Which namespace each prefix of the paths means; default: names without one'),
    holds: { type: 'string', description: 'A path that must lead somewhere for a file to be of this kind' },
    outline,
    ...ownForms,
  },
  { required: ['root'] },
);

const json = group({
  documents: { type: 'string', description: 'The path to the list, where a file has several documents' },
  holds: { type: 'string', description: 'A path that must lead somewhere for a file to be of this kind' },
  outline,
  ...ownForms,
});

const commonDefinitions = {
  path,
  condition,
  table,
  source,
  csv,
  xml,
  json,
  value: oneOrMore({ anyOf: [ref('path'), ref('source')] }),
};
