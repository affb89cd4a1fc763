import type { CompositeDefinition, ElementDefinition } from '../dictionaries/definition.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';

/**
 * True when the texts of the element between two marks were checked against its definition before, and nothing else is left to check:
 * neither repetitions, nor components where none belong, nor conditions between them.
 */
export function isKnownToFit(
  segment: LexedSegment,
  from: number,
  to: number,
  element: ElementDefinition | CompositeDefinition,
): boolean {
  if (element.kind === 'element') return to === from + 1 && segment.fits(to, element.serial);
  const { components, relations } = element;
  if (relations.length > 0 || to - from > components.length || segment.repeats(from, to)) return false;
  for (let n = 0; n < components.length; n++) {
    if (!componentFits(segment, from + n, to, components[n] as ElementDefinition)) return false;
  }
  return true;
}

/** The component behind the mark `before`, or one that is missing at the end. */
function componentFits(segment: LexedSegment, before: number, to: number, component: ElementDefinition): boolean {
  if (before >= to || segment.isNothing(before, before + 1)) return !component.mandatory;
  return segment.fits(before + 1, component.serial);
}
