import type { SetDefinition } from '../dictionaries/definition.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { TagCache } from '../lexer/tag-cache.js';
import { SegmentCheck } from './segment-check.js';
import { tagsOfTotals } from './totals.js';

/** The checks of the segments of one set; each is made when its segment comes first. */
export class SetChecks {
  private readonly byTag = new Map<string, SegmentCheck>();
  private readonly byNumber = new TagCache<SegmentCheck>();

  private readonly totalled: ReadonlySet<string>;

  constructor(private readonly set: SetDefinition) {
    this.totalled = tagsOfTotals(set.syntax, set.type);
  }

  /** The check of a segment; undefined when the release does not know its tag. */
  of(segment: LexedSegment): SegmentCheck | undefined {
    const number = segment.tagNumber;
    const cached = this.byNumber.get(number);
    if (cached !== undefined) return cached;
    const check = this.ofTag(segment.tag);
    if (check !== undefined && number !== 0) this.byNumber.set(number, check);
    return check;
  }

  private ofTag(tag: string): SegmentCheck | undefined {
    const known = this.byTag.get(tag);
    if (known !== undefined) return known;
    const definition = this.set.segment(tag);
    if (definition === undefined) return undefined;
    const made = new SegmentCheck(definition, this.totalled.has(tag), this.set.syntax === 'x12');
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
