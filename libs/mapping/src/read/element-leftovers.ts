import type { Leftover } from '@quayside/canonical';
import type { Loop, Segment } from '@quayside/edi';
import { qualifiersOf } from './find.js';
import { own, type Path, type Step } from '../rules/path.js';

type IsTaken = (segment: Segment, element: number) => boolean;

/**
 * Everything that a file of XML or JSON said and that no field took. A rule about an element without an attribute ignores the
 * element with all that is in it; one about an attribute ignores that alone.
 */
export function elementLeftovers(root: Loop, isTaken: IsTaken, ignored: readonly Path[]): Leftover[] {
  const found: Leftover[] = [];
  const visit = (loop: Loop, around: readonly Loop[]): void => {
    const stack = [...around, loop];
    const rules = ignored.filter((path) => endsWith(stack, path.steps));
    if (rules.some((path) => path.element === undefined)) return;
    for (const child of loop.children) {
      if (child.kind === 'loop') visit(child, stack);
      else found.push(...leftIn(child, isTaken, rules));
    }
  };
  visit(root, []);
  return found;
}

function leftIn(segment: Segment, isTaken: IsTaken, rules: readonly Path[]): Leftover[] {
  return Array.from({ length: segment.elements }, (_, i) => i + 1).flatMap((element) => {
    const text = segment.text(element)?.trim() ?? '';
    if (text === '' || isTaken(segment, element) || rules.some((path) => path.element === element)) return [];
    return [{ ...segment.place(element), text }];
  });
}

/** Whether the last elements of a stack are those of a path, with the codes that it asks for. */
function endsWith(stack: readonly Loop[], steps: readonly Step[]): boolean {
  const names = steps.filter((step) => step.tag !== own);
  if (names.length > stack.length) return false;
  return names.every((step, i) => {
    const loop = stack[stack.length - names.length + i];
    return loop?.id === step.tag && holds(loop, step);
  });
}

function holds(loop: Loop, step: Step): boolean {
  const { qualifier } = step;
  if (!qualifier) return true;
  return qualifiersOf(loop, step).some(({ segment, element }) =>
    qualifier.codes.includes(segment?.text(element)?.trim() ?? ''),
  );
}
