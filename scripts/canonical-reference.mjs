// Turns the JSON Schemas of the canonical documents into a page of docs: every document, every field. Objects that several
// documents share have a section of their own.

const singular = (key) =>
  key
    .replace(/ies$/, 'y')
    .replace(/(ss|x)es$/, '$1')
    .replace(/([^s])s$/, '$1');
const heading = (key) => {
  const words = singular(key).replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const anchor = (title) => title.toLowerCase().replace(/ /g, '-');
const bare = ({ description: _description, ...schema }) => schema;
const innerOf = (schema) => (schema.type === 'array' ? innerOf(schema.items) : schema);
const isObject = (schema) => innerOf(schema).type === 'object' && innerOf(schema).properties !== undefined;

/** Objects that stand in more than one place, by what they are, with the name that they stand under first. */
function sharedIn(schemas) {
  const places = new Map();
  const visit = (schema) => {
    for (const [key, field] of Object.entries(schema.properties ?? {})) {
      if (!isObject(field)) continue;
      const inner = innerOf(field);
      const known = places.get(JSON.stringify(bare(inner)));
      if (known) known.count += 1;
      else {
        places.set(JSON.stringify(bare(inner)), { key, inner, count: 1 });
        visit(inner);
      }
    }
  };
  for (const schema of schemas) visit(schema);
  const names = new Map();
  for (const [shape, { key, inner, count }] of places) {
    if (count < 2) continue;
    let name = heading(key);
    for (let n = 2; [...names.values()].some((each) => each.name === name); n++) name = `${heading(key)} ${n}`;
    names.set(shape, { name, inner });
  }
  return names;
}

function typeWords(schema, shared) {
  if (schema.type === 'array') return `list of ${typeWords(schema.items, shared)}`;
  const known = shared.get(JSON.stringify(bare(schema)));
  if (known) return `[${known.name}](#${anchor(known.name)})`;
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((each) => `\`${each}\``).join(', ');
  if (schema.type === 'object') return 'object';
  if (schema.format === 'date') return 'date';
  if (schema.pattern?.includes('(0|[1-9]')) return 'decimal';
  if (schema.pattern) return `${schema.type} \`${schema.pattern.replaceAll('|', '\\|')}\``;
  return schema.type ?? (schema.anyOf ?? []).map((each) => typeWords(each, shared)).join(' or ');
}

function rowsOf(schema, shared, above = '') {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const inner = innerOf(field);
    const path = `${above}${key}${field.type === 'array' ? '[]' : ''}`;
    const words = field.description ?? inner.description ?? '';
    // What the type says already.
    const said = /^(Calendar day|Exact decimal)/.test(words) ? '' : words;
    const row = `| \`${path}\` | ${typeWords(field, shared)} | ${required.has(key) ? 'yes' : ''} | ${said.replaceAll('|', '\\|')} |`;
    const own = isObject(field) && !shared.has(JSON.stringify(bare(inner)));
    return own ? [row, ...rowsOf(inner, shared, `${path}.`)] : [row];
  });
}

const table = (schema, shared) =>
  ['| field | type | required | what it is |', '| --- | --- | --- | --- |', ...rowsOf(schema, shared)].join('\n');

/** The page, of documents as [type, title, JSON Schema]. */
export function canonicalReference(documents) {
  const shared = sharedIn(documents.map(([, , schema]) => schema));
  const parts = [
    '# The canonical documents',
    'What every format is read to and written from. Made by `npm run docs` from the schemas in `libs/canonical`; do not edit. `./quayside schema TYPE` prints the JSON Schema of one.',
    'Amounts, prices and quantities are decimals written as text, never floats; days are `YYYY-MM-DD`. A field that is not listed here does not exist: a mapping that names it is an error.',
    `Documents: ${documents.map(([, title]) => `[${title}](#${anchor(title)})`).join(', ')}.`,
    ...documents.flatMap(([type, title, schema]) => [`## ${title}`, `Type \`${type}\`.`, table(schema, shared)]),
    '## Shared by several documents',
    ...[...shared.values()].flatMap(({ name, inner }) => [`### ${name}`, table(inner, shared)]),
  ];
  return `${parts.join('\n\n')}\n`;
}
