import type { CsvLayout } from '../compile/csv-layout.js';
import type { Path } from '../rules/path.js';
import type { GroupRule, Rule, Source } from '../rules/rule.js';
import { pathsIn } from '../rules/rule-paths.js';
import type { CodeTable } from '../values/code-table.js';
import type { Codec } from '../values/codec.js';
import type { GroupShape, Shape } from '../values/document-shape.js';

/** What a field of a document is, and where a CSV file has it: for whoever is told that it is wrong or missing. */
export interface FieldFacts {
  readonly kind: 'text' | 'decimal' | 'date' | 'instant' | 'choice' | 'group';
  /** The codes that may stand there. */
  readonly codes: readonly string[];
  /** The columns that may have it, each by the names that files have for it, the usual one first. */
  readonly columns: readonly (readonly string[])[];
}

/** The facts about a field, by its JSON pointer. */
export function fieldFacts(
  { fields, shape }: { readonly fields: GroupRule; readonly shape: GroupShape },
  layout: CsvLayout | undefined,
  pointer: string,
): FieldFacts {
  const names = pointer.split('/').slice(1);
  const rules = rulesAt(fields, names);
  const sources = rules.flatMap((rule) => (rule.kind === 'value' ? rule.sources : []));
  return {
    kind: kindAt(shape, names),
    codes: [...new Set(sources.flatMap(codesOf))],
    columns: columnsIn(rules, layout),
  };
}

function rulesAt(rule: Rule, names: readonly string[]): readonly Rule[] {
  const [name, ...rest] = names;
  if (name === undefined) return [rule];
  switch (rule.kind) {
    case 'value':
      return [];
    case 'group':
      return rule.fields.filter(([each]) => each === name).flatMap(([, field]) => rulesAt(field, rest));
    case 'list':
      // The number of an item says nothing about the slot that it came from.
      return rule.slots.flatMap((slot) => slot.items.flatMap((item) => rulesAt(item, rest)));
  }
}

function kindAt(shape: Shape, names: readonly string[]): FieldFacts['kind'] {
  const [name, ...rest] = names;
  if (shape.kind === 'list') return kindAt(shape.item, rest);
  if (shape.kind !== 'group') return shape.kind;
  const inner = name === undefined ? undefined : shape.fields.get(name);
  return inner ? kindAt(inner, rest) : 'group';
}

function codesOf(source: Source): readonly string[] {
  if (source.kind !== 'element' || !isTable(source.codec)) return [];
  return [...source.codec.known];
}

function isTable(codec: Codec): codec is CodeTable {
  return 'known' in codec;
}

function columnsIn(rules: readonly Rule[], layout: CsvLayout | undefined): readonly (readonly string[])[] {
  const all = rules.flatMap(pathsIn).map((path) => columnOf(path, layout));
  return [...new Set(all)].filter((names) => names !== undefined);
}

function columnOf({ steps, element }: Path, layout: CsvLayout | undefined): readonly string[] | undefined {
  const row = layout?.rows.find(({ tag }) => tag === steps.at(-1)?.tag);
  const column = element === undefined ? undefined : row?.columns[element - 1];
  return column && (column.headers.length > 0 ? column.headers : [column.name]);
}
