import type { CodeTable } from '../values/code-table.js';
import type { Path, Qualifier } from '../rules/path.js';
import { lastStep } from '../rules/path.js';
import type { ElementSource, Source } from '../rules/rule.js';
import type { StaticScope, Target } from '../rules/static-scope.js';

// What is no error in a mapping, and still hardly meant so.

/** Codes that may stand at a place and that its table has no meaning for: one of them would be an error in reading. */
export function holesIn(table: CodeTable, { path, element }: Target, scope: StaticScope): string[] {
  if (table.isOpen) return [];
  const possible = codesOf(path, scope) ?? element.codes ?? [];
  return [...possible].filter((code) => !table.known.has(code));
}

/** The codes with which a path, or the list that it stands in, picks its segments; nothing where it looks at another element. */
function codesOf(path: Path, scope: StaticScope): readonly string[] | undefined {
  const { qualifier, tag } = lastStep(path);
  if (isAt(qualifier, path)) return qualifier.codes;
  const isOfList = path.look === 'here' && path.steps.length === 1 && (tag === scope.segment || tag === scope.loop.id);
  return isOfList && isAt(scope.only, path) ? scope.only.codes : undefined;
}

function isAt(qualifier: Qualifier | undefined, { element, component }: Path): qualifier is Qualifier {
  return qualifier?.element === element && (qualifier?.component ?? 1) === (component ?? 1);
}

/** A source that is never asked when reading, since an earlier one always takes what it could, and that earlier one. */
export function shadowed(sources: readonly Source[]): (readonly [later: ElementSource, earlier: ElementSource])[] {
  const read = sources.filter((source) => source.kind === 'element' && source.only !== 'writing') as ElementSource[];
  return read.flatMap((later, i) => {
    const earlier = read.slice(0, i).find((each) => takesAll(each, later));
    return earlier ? [[later, earlier] as const] : [];
  });
}

// What a table reads as nothing, or a date without a time, goes on to the next source.
function takesAll(earlier: ElementSource, later: ElementSource): boolean {
  if (earlier.codec.isPartial === true || (later.parts && !earlier.parts) || earlier.formatIn !== undefined)
    return false;
  if (earlier.when && JSON.stringify(earlier.when) !== JSON.stringify(later.when)) return false;
  return leadsWherever(earlier.path, later.path);
}

/** Whether the one path leads wherever the other does: the same, or with more codes. */
function leadsWherever(one: Path, other: Path): boolean {
  const { text: _one, pair = [], steps, ...rest } = one;
  const { text: _other, pair: otherPair = [], steps: otherSteps, ...otherRest } = other;
  if (JSON.stringify(rest) !== JSON.stringify(otherRest) || steps.length !== otherSteps.length) return false;
  if (pair.length === 0 ? otherPair.length > 0 : !includesAll(pair, otherPair)) return false;
  return steps.every((step, i) => {
    const against = otherSteps[i];
    if (step.tag !== against?.tag) return false;
    if (!step.qualifier) return true;
    const { element, component, codes, has } = step.qualifier;
    if (has || against.qualifier?.has) return JSON.stringify(step) === JSON.stringify(against);
    const { qualifier } = against;
    if (qualifier?.element !== element || qualifier.component !== component) return false;
    return includesAll(codes, qualifier.codes);
  });
}

function includesAll(codes: readonly string[], others: readonly string[]): boolean {
  return others.length > 0 && others.every((code) => codes.includes(code));
}
