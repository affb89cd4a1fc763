import type { CompositeDefinition, ElementDefinition } from '../dictionaries/definition.js';
import { byteClass } from '../lexer/byte-class.js';
import type { Block } from '../lexer/block.js';
import { decodedText } from '../lexer/decoded-text.js';
import { markBits } from '../lexer/separator-index.js';
import { ByteFit, isDateAt } from './byte-fit.js';
import { valueFaults } from './value-checks.js';

/** What makes a text of a value something else than its bytes. */
const unlikeBytes = markBits.odd | markBits.released;

/** Tells of an element, by the marks around it, that there is nothing to report. False means that somebody has to look closer. */
export interface ElementCheck {
  readonly definition: ElementDefinition | CompositeDefinition;
  readonly mandatory: boolean;
  fits(block: Block, from: number, to: number): boolean;
}

/** The check of an element or composite of a segment. */
export function elementCheck(definition: ElementDefinition | CompositeDefinition): ElementCheck {
  if (definition.kind === 'element') return new SimpleCheck(definition);
  return definition.id === dateTimePeriod ? new PeriodCheck(definition) : new CompositeCheck(definition);
}

/** C507 says in its third component what the second looks like. */
export const dateTimePeriod = 'C507';

/** One text between two marks. */
class SimpleCheck implements ElementCheck {
  readonly mandatory: boolean;
  private readonly bytes: ByteFit;

  constructor(readonly definition: ElementDefinition) {
    this.mandatory = definition.mandatory;
    this.bytes = new ByteFit(definition);
  }

  fits(block: Block, from: number, to: number): boolean {
    if (to !== from + 1) return false;
    const { marks } = block;
    const mark = marks[to] as number;
    const start = ((marks[from] as number) >>> markBits.position) + 1;
    const end = mark >>> markBits.position;
    if ((mark & unlikeBytes) === 0) return this.bytes.fits(block.bytes, start, end);
    return valueFaults(decodedText(block, start, end, mark), this.definition).length === 0;
  }
}

/** Components one after another, none of which repeats. */
class CompositeCheck implements ElementCheck {
  readonly mandatory: boolean;
  private readonly components: readonly SimpleCheck[];
  private readonly hasRelations: boolean;

  constructor(readonly definition: CompositeDefinition) {
    this.mandatory = definition.mandatory;
    this.components = definition.components.map((component) => new SimpleCheck(component));
    this.hasRelations = definition.relations.length > 0;
  }

  fits(block: Block, from: number, to: number): boolean {
    const { components } = this;
    if (this.hasRelations || to - from > components.length) return false;
    for (let n = 0; n < components.length; n++) {
      const component = components[n] as SimpleCheck;
      if (!fitsComponent(component, block, from + n, to)) return false;
    }
    return true;
  }
}

/** The component behind the mark `before`, or one that is missing at the end. */
function fitsComponent(component: SimpleCheck, block: Block, before: number, to: number): boolean {
  if (before >= to) return !component.mandatory;
  const { marks } = block;
  // Each repetition is looked at by itself.
  if (before + 1 < to && ((marks[before + 1] as number) & markBits.class) !== byteClass.component) return false;
  if (isNothing(marks, before, before + 1)) return !component.mandatory;
  return component.fits(block, before, before + 1);
}

/** C507: dates as nearly everybody writes them, "137:20261123:102". */
class PeriodCheck extends CompositeCheck {
  override fits(block: Block, from: number, to: number): boolean {
    return to === from + 3 && this.isPlainDate(block, from) && super.fits(block, from, to);
  }

  private isPlainDate({ marks, bytes }: Block, from: number): boolean {
    const at = (mark: number): number => (marks[mark] as number) >>> markBits.position;
    const format = at(from + 2) + 1;
    const isForm102 = bytes[format] === 0x31 && bytes[format + 1] === 0x30 && bytes[format + 2] === 0x32;
    const value = at(from + 1) + 1;
    return isForm102 && at(from + 3) === format + 3 && format - 1 === value + 8 && isDateAt(bytes, value, value + 8);
  }
}

/** True when nothing stands between two marks. */
export function isNothing(marks: Int32Array, from: number, to: number): boolean {
  return (marks[from] as number) >>> markBits.position === ((marks[to] as number) >>> markBits.position) - 1;
}
