import type { Leftover } from '@quayside/canonical';
import type { Segment } from '@quayside/edi';
import { own, type Path } from '../rules/path.js';
import type { LeftoverRules } from './leftover-rules.js';
import type { Reading } from './reading.js';
import { testOf } from './scope-compiler.js';
import type { StepTest } from './step-test.js';

interface IgnoredStep {
  readonly tag: string;
  readonly test: StepTest | undefined;
}

interface Ignored {
  readonly element: number | undefined;
  /** The elements that it names, the innermost first. */
  readonly steps: readonly IgnoredStep[];
}

/**
 * Of a file of XML or JSON. A rule about an element without an attribute ignores the element with all that is in it; one about
 * an attribute ignores that alone.
 */
export class ElementLeftovers implements LeftoverRules {
  private readonly byTag = new Map<string, Ignored[]>();
  /** Rules about an attribute wherever it stands. */
  private readonly anywhere: Ignored[] = [];

  constructor(ignored: readonly Path[]) {
    for (const path of ignored) {
      const steps = path.steps.filter((step) => step.tag !== own).reverse();
      const rule = { element: path.element, steps: steps.map((step) => ({ tag: step.tag, test: testOf(step) })) };
      const [first] = steps;
      if (first) this.byTag.set(first.tag, [...(this.byTag.get(first.tag) ?? []), rule]);
      else this.anywhere.push(rule);
    }
  }

  leftovers(reading: Reading): Leftover[] {
    const found: Leftover[] = [];
    const { set } = reading;
    for (let node = 0; node < set.length;) {
      const rules = this.rulesFor(node, reading);
      if (rules.some(isWhole)) {
        node = set.behind(node);
        continue;
      }
      leftIn(node, rules, reading, found);
      node++;
    }
    return found;
  }

  private rulesFor(node: number, reading: Reading): readonly Ignored[] {
    const named = this.byTag.get(reading.set.tags[node] as string);
    return named ? [...this.anywhere, ...named.filter((rule) => isAbout(rule, node, reading))] : this.anywhere;
  }
}

function isWhole({ element }: Ignored): boolean {
  return element === undefined;
}

function isAbout({ steps }: Ignored, node: number, { set }: Reading): boolean {
  let at = node;
  for (const { tag, test } of steps) {
    if (at < 0 || set.tags[at] !== tag) return false;
    if (test !== undefined && !test.holders(set, at).some((holder) => test.holds(set, holder))) return false;
    at = set.parents[at] as number;
  }
  return true;
}

function leftIn(node: number, rules: readonly Ignored[], { set, taken }: Reading, found: Leftover[]): void {
  const segment = set.segments[node] as Segment;
  for (let element = 1, count = segment.elements; element <= count; element++) {
    if (taken.isTaken(node, element)) continue;
    const text = segment.text(element)?.trim() ?? '';
    if (text === '' || rules.some((rule) => rule.element === element)) continue;
    found.push({ ...segment.place(element), text });
  }
}
