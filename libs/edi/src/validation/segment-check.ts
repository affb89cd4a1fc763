import type { Relation, SegmentDefinition } from '../dictionaries/definition.js';
import { elementCheck, type ElementCheck } from './element-check.js';
import { surelyHolds } from './relations.js';

/** The checks of a segment, made of its definition once. */
export class SegmentCheck {
  readonly elements: readonly ElementCheck[];
  /** The last element that must be there; 0 when none must. */
  readonly lastMandatory: number;
  /** Elements that were filled together when all conditions held: most segments of a tag fill the same ones. */
  private held: number | undefined = undefined;

  constructor(
    readonly definition: SegmentDefinition,
    /** The totals of the set look at it. */
    readonly isTotalled: boolean,
    /** Its syntax has no release character, so that texts may hold separators. */
    readonly joinsTexts: boolean,
  ) {
    this.elements = definition.elements.map(elementCheck);
    this.lastMandatory = definition.elements.findLastIndex(({ mandatory }) => mandatory) + 1;
  }

  /** The conditions that do not surely hold; `filled` has a bit for each element that is filled. */
  openRelations(filled: number): readonly Relation[] {
    const { relations } = this.definition;
    if (relations.length === 0 || filled === this.held) return none;
    const open = relations.filter((relation) => !surelyHolds(relation, filled));
    if (open.length === 0) this.held = filled;
    return open;
  }
}

const none: readonly Relation[] = [];
