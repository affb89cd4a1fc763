import type { SetDefinition } from '@quayside/edi';
import type { CsvLayout } from '../compile/csv-layout.js';
import type { Condition } from '../rules/condition.js';
import { envelope } from '../rules/envelope.js';
import type { Path } from '../rules/path.js';
import type { Rule, Slot } from '../rules/rule.js';
import { pathsIn } from '../rules/rule-paths.js';

/** The segments of a set that no field takes, no condition asks for and no rule ignores: what they say is left over. */
export function untakenTags(set: SetDefinition, rules: readonly Rule[], ignored: readonly Path[]): string[] {
  if (set.syntax === 'csv' || set.root.opens !== undefined) return [];
  const paths = [...rules.flatMap(everyPath), ...ignored];
  const known = new Set(paths.flatMap((path) => path.steps.map((step) => step.tag)));
  return [...set.tags].filter((tag) => !known.has(tag) && !envelope.has(tag)).sort();
}

/** A column of a CSV mapping that no field reads and no rule ignores: what stands in it is left over. */
export interface UntakenColumn {
  readonly tag: string;
  readonly name: string;
}

/** The columns of a CSV mapping that say nothing, as when a partner's profile gives a name to one that there is not. */
export function untakenColumns(
  { rows, key }: CsvLayout,
  rules: readonly Rule[],
  ignored: readonly Path[],
): UntakenColumn[] {
  const read = rules.flatMap(everyPath);
  const isTaken = (tag: string, element: number) => {
    const isAt = (path: Path) => path.steps.at(-1)?.tag === tag && path.element === element;
    const isRow = ({ steps, element: at }: Path) => steps.at(-1)?.tag === tag && at === undefined;
    return (
      (key?.tag === tag && key.element === element) ||
      read.some(isAt) ||
      ignored.some((path) => isAt(path) || isRow(path))
    );
  };
  return rows.flatMap(({ tag, columns }) =>
    columns.flatMap(({ name }, i) => (isTaken(tag, i + 1) ? [] : [{ tag, name }])),
  );
}

function everyPath(rule: Rule): Path[] {
  return [...pathsIn(rule), ...pathsAround(rule)];
}

/** What a rule looks at without reading a value from it: where its lists go, and what its conditions ask for. */
function pathsAround(rule: Rule): Path[] {
  switch (rule.kind) {
    case 'value':
      return rule.sources.flatMap((source) => pathsOf(source.when));
    case 'group':
      return [...pathsOf(rule.when), ...rule.fields.flatMap(([, field]) => pathsAround(field))];
    case 'list':
      return rule.slots.flatMap(slotPaths);
  }
}

function slotPaths({ each, when, items }: Slot): Path[] {
  return [...(each ? [each] : []), ...pathsOf(when), ...items.flatMap(pathsAround)];
}

function pathsOf(condition: Condition | undefined): Path[] {
  return condition ? [...condition.all, ...condition.any].map((test) => test.path) : [];
}
