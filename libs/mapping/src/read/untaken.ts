import type { SetDefinition } from '@quayside/edi';
import type { Condition } from '../rules/condition.js';
import { envelope } from '../rules/envelope.js';
import type { Path } from '../rules/path.js';
import type { Rule, Slot } from '../rules/rule.js';
import { pathsIn } from '../rules/rule-paths.js';

/** The segments of a set that no field takes, no condition asks for and no rule ignores: what they say is left over. */
export function untakenTags(set: SetDefinition, rules: readonly Rule[], ignored: readonly Path[]): string[] {
  if (set.syntax === 'csv' || set.root.opens !== undefined) return [];
  const paths = [...rules.flatMap((rule) => [...pathsIn(rule), ...pathsAround(rule)]), ...ignored];
  const known = new Set(paths.flatMap((path) => path.steps.map((step) => step.tag)));
  return [...set.tags].filter((tag) => !known.has(tag) && !envelope.has(tag)).sort();
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
