import type { SetDefinition } from '../dictionaries/definition.js';
import { SegmentCheck } from './segment-check.js';
import { tagsOfTotals } from './totals.js';

/** The checks of the segments of one set; each is made when its segment comes first. */
export class SetChecks {
  private readonly byTag = new Map<string, SegmentCheck | undefined>();

  private readonly totalled: ReadonlySet<string>;

  constructor(private readonly set: SetDefinition) {
    this.totalled = tagsOfTotals(set.syntax, set.type);
  }

  /** The check of the segments of a tag; undefined when the release does not know it. */
  of(tag: string): SegmentCheck | undefined {
    const known = this.byTag.get(tag);
    if (known !== undefined) return known;
    const definition = this.set.segment(tag);
    if (definition === undefined) return undefined;
    const made = new SegmentCheck(definition, this.totalled.has(tag));
    this.byTag.set(tag, made);
    return made;
  }
}

const made = new WeakMap<SetDefinition, SetChecks>();

/** The checks of a set, the same for all sets of that type and release. */
export function checksOf(set: SetDefinition): SetChecks {
  const known = made.get(set);
  if (known !== undefined) return known;
  const checks = new SetChecks(set);
  made.set(set, checks);
  return checks;
}
