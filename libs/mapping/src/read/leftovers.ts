import type { Leftover } from '@quayside/canonical';
import type { Loop, Segment } from '@quayside/edi';
import type { Level } from './hl-tree.js';
import { lastStep, type Path } from '../rules/path.js';

/** The envelope of a set belongs to the reader. */
export const envelope: ReadonlySet<string> = new Set(['ST', 'SE', 'UNH', 'UNS', 'UNT']);

/** How a set is laid out, as far as rules about what to ignore ask for it. */
export interface Layout {
  readonly root: Loop;
  readonly levels: readonly Level[];
}

/** Whether a field took an element, or one component of it. */
export type IsTaken = (segment: Segment, element: number, component?: number) => boolean;

/** Rows of a CSV file repeat what the document says once: the same text in the same column was read. */
export function orRepeated(root: Loop, isTaken: IsTaken): IsTaken {
  const read = new Set<string>();
  for (const segment of root.children) {
    if (segment.kind !== 'segment') continue;
    for (let element = 1; element <= segment.elements; element++) {
      if (isTaken(segment, element)) read.add(`${element}\n${segment.text(element) ?? ''}`);
    }
  }
  return (segment, element) => isTaken(segment, element) || read.has(`${element}\n${segment.text(element) ?? ''}`);
}

/** Everything that a set said and that no field took and no rule ignores, element by element. */
export function leftoversOf({ root, levels }: Layout, isTaken: IsTaken, ignored: readonly Path[]): Leftover[] {
  const found: Leftover[] = [];
  const upper = new Set(levels.filter((level) => level.children.length > 0).flatMap((level) => level.loop.children));
  visit(root, [], (segment, loops) => {
    if (envelope.has(segment.tag)) return;
    const rules = ignored
      .filter((path) => path.look !== 'above' || upper.has(segment))
      .filter((path) => isAbout(path, segment, loops));
    if (rules.some((path) => path.element === undefined)) return;
    for (let element = 1; element <= segment.elements; element++) {
      if (rules.some((path) => namesElement(path, segment, element))) continue;
      found.push(...elementLeftovers(segment, element, isTaken));
    }
  });
  return found;
}

function visit(loop: Loop, loops: readonly string[], each: (segment: Segment, loops: readonly string[]) => void): void {
  for (const [i, child] of loop.children.entries()) {
    if (child.kind === 'loop') visit(child, [...loops, child.id], each);
    // A segment that opens its loop stands, for a path, where the loop stands.
    else each(child, i === 0 && loops.at(-1) === child.tag ? loops.slice(0, -1) : loops);
  }
}

/** An ignored path is about its segment wherever it stands, or only in the loops that it names. */
function isAbout(path: Path, segment: Segment, loops: readonly string[]): boolean {
  const { tag, qualifier } = lastStep(path);
  if (tag !== segment.tag) return false;
  if (qualifier && !qualifier.codes.includes(segment.text(qualifier.element, qualifier.component) ?? '')) return false;
  const outer = path.steps.slice(0, -1).map((step) => step.tag);
  return outer.every((name, i) => loops.at(i - outer.length) === name);
}

function namesElement(path: Path, segment: Segment, element: number): boolean {
  const { element: from, pair } = path;
  if (from === undefined || !pair) return from === element;
  const qualifier = element - ((element - from) % 2);
  return element >= from && pair.includes(segment.text(qualifier) ?? '');
}

function elementLeftovers(segment: Segment, element: number, isTaken: IsTaken): Leftover[] {
  return [...firstLeftovers(segment, element, isTaken), ...repeatedLeftovers(segment, element)];
}

// Mappings read the first repetition of an element; whatever more there is has been said and not been taken.
function repeatedLeftovers(segment: Segment, element: number): Leftover[] {
  const found: Leftover[] = [];
  for (let repetition = 2; repetition <= segment.repetitions(element); repetition++) {
    for (let component = 1; component <= segment.components(element, repetition); component++) {
      const text = segment.text(element, component, repetition);
      if (text === undefined || text.trim() === '') continue;
      found.push({ ...segment.place(element, component, repetition), text });
    }
  }
  return found;
}

function firstLeftovers(segment: Segment, element: number, isTaken: IsTaken): Leftover[] {
  const components = segment.components(element);
  if (components <= 1) {
    const text = segment.text(element);
    return text === undefined || text.trim() === '' || isTaken(segment, element)
      ? []
      : [{ ...segment.place(element), text }];
  }
  return Array.from({ length: components }, (_, i) => i + 1).flatMap((component) => {
    const text = segment.text(element, component);
    if (text === undefined || text.trim() === '' || isTaken(segment, element, component)) return [];
    return [{ ...segment.place(element, component), text }];
  });
}
