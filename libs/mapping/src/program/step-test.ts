import type { Segment, SetIndex } from '@quayside/edi';
import { own, type Qualifier } from '../rules/path.js';

/** What the brackets of a step ask for: `N1[ST]`, `TD5[02=2]`, `cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]`. */
export class StepTest {
  readonly element: number;
  readonly component: number | undefined;
  readonly codes: ReadonlySet<string>;
  /** Segments of which one in the loop is enough. */
  readonly has: readonly string[];
  /** The elements of XML or JSON, one within the other, in which the code stands. */
  readonly below: readonly string[] | undefined;

  constructor({ element, component, codes, has = [], below }: Qualifier) {
    this.element = element;
    this.component = component;
    this.codes = new Set(codes);
    this.has = has;
    this.below = below?.map((step) => step.tag);
  }

  /** Whether a segment fits; `isLoop` where it stands for the loop that it opens. */
  fits(set: SetIndex, node: number, isLoop: boolean): boolean {
    if (this.below !== undefined) return isLoop && this.holders(set, node).some((each) => this.holds(set, each));
    const text = (set.segments[node] as Segment).text(this.element, this.component);
    return this.codes.has(text ?? '') || (this.has.length > 0 && holdsAny(set, node, this.has));
  }

  /** Whether it fits by a code, or by the first of the segments that it may hold. */
  fitsRather(set: SetIndex, node: number): boolean {
    const text = (set.segments[node] as Segment).text(this.element, this.component);
    return this.codes.has(text ?? '') || holdsAny(set, node, this.has.slice(0, 1));
  }

  /** Whether an element holds one of the codes, with or without blanks around it. */
  holds(set: SetIndex, node: number): boolean {
    return this.codes.has((set.segments[node] as Segment).text(this.element)?.trim() ?? '');
  }

  /** In XML and JSON the elements that may hold the code of a loop. */
  holders(set: SetIndex, loop: number): number[] {
    return this.below === undefined ? [loop] : elementsBelow(set, loop, this.below, 0);
  }
}

/** Whether the loop that a segment opens holds one of the segments. */
function holdsAny(set: SetIndex, loop: number, tags: readonly string[]): boolean {
  for (let at = loop + 1, end = set.behind(loop); at < end; at = set.behind(at)) {
    if (tags.includes(set.tags[at] as string)) return true;
  }
  return false;
}

function elementsBelow(set: SetIndex, loop: number, tags: readonly string[], depth: number): number[] {
  const tag = tags[depth] ?? own;
  if (tag === own) return [loop];
  const found: number[] = [];
  for (let at = loop + 1, end = set.behind(loop); at < end; at = set.behind(at)) {
    if (set.tags[at] !== tag) continue;
    if (depth === tags.length - 1) found.push(at);
    else found.push(...elementsBelow(set, at, tags, depth + 1));
  }
  return found;
}
