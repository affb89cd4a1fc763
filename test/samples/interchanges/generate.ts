import type {
  CompositeDefinition,
  ElementDefinition,
  LoopDefinition,
  SegmentDefinition,
  SetDefinition,
  WrittenElement,
  WrittenSegment,
} from '@quayside/edi';
import type { Random } from './invariants.js';

/** A good set of a dictionary: every mandatory place is filled, others at random, values fit their elements. */
export function generatedSet(definition: SetDefinition, next: Random): WrittenSegment[] {
  const segments = loopSegments(definition.root, definition, next, 0);
  return segments.filter(([tag]) => !['ST', 'SE', 'UNH', 'UNT'].includes(tag));
}

/** Few enough that a set stays readable in a failing test. */
const deepest = 5;

function loopSegments(loop: LoopDefinition, definition: SetDefinition, next: Random, depth: number): WrittenSegment[] {
  return loop.places.flatMap(({ tag, mandatory, max, loop: inner }) => {
    const wanted = mandatory ? 1 + next(2) : next(depth < 2 ? 4 : 8) === 0 ? 1 + next(2) : 0;
    const times = depth > deepest && !mandatory ? 0 : Math.min(max, wanted);
    return Array.from({ length: times }, () => {
      const segment = definition.segment(tag);
      const own = segment === undefined ? [] : [generatedSegment(segment, next)];
      return inner === undefined ? own : [...own, ...loopSegments(inner, definition, next, depth + 1)];
    }).flat();
  });
}

function generatedSegment(segment: SegmentDefinition, next: Random): WrittenSegment {
  const elements = segment.elements.map((element): WrittenElement => {
    // What no condition speaks of may be left out; all others are filled, which satisfies every condition but exclusion.
    if (!element.mandatory && next(3) === 0 && segment.relations.length === 0) return '';
    return element.kind === 'composite' ? generatedComposite(element, next) : value(element, next);
  });
  for (const { kind, positions } of segment.relations) {
    if (kind !== 'E') continue;
    const paired = positions.find((each) =>
      segment.relations.some((other) => other.kind === 'P' && other.positions.includes(each)),
    );
    const kept = paired ?? positions[0];
    for (const position of positions) if (position !== kept) elements[position - 1] = '';
  }
  return [segment.tag, ...elements];
}

function generatedComposite(composite: CompositeDefinition, next: Random): string[] {
  const values = composite.components.map((component) => value(component, next));
  // A date has the form that its third component names.
  return composite.id === 'C507' ? values.with(1, '20261123').with(2, '102') : values;
}

function value(element: ElementDefinition, next: Random): string {
  const codes = [...(element.codes ?? [])];
  if (codes.length > 0) return codes[next(codes.length)] ?? '';
  const length = element.min + next(Math.min(12, element.max - element.min + 1));
  switch (element.type) {
    case 'DT':
      return '20261123';
    case 'TM':
      return '2215';
    case 'N0':
    case 'N2':
    case 'R':
      return characters('123456789', length, next);
    default:
      return characters('ABCDEFGHIJKLMNOPQRSTUVWXYZ', length, next);
  }
}

function characters(from: string, length: number, next: Random): string {
  return Array.from({ length }, () => from.charAt(next(from.length))).join('');
}
