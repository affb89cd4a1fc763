import { type CanonicalDocument, type PlaceColumns, placesFromJson } from '@quayside/canonical';
import { documentShape, type Shape } from '../values/document-shape.js';

interface Read {
  readonly document: CanonicalDocument;
  readonly provenance: PlaceColumns;
}

/** A field for which an expression gave nothing, or could not be evaluated. */
export interface Unsaid {
  readonly pointer: string;
  readonly isFault: boolean;
}

/**
 * A document without the fields for which an expression gave nothing. What cannot be without such a field goes with it: an item of
 * a list is no item then, and those behind it move up. What is around a fault stays, so that people see where it is.
 */
export function withoutNothing(read: Read, unsaid: readonly Unsaid[]): Read {
  const shape = documentShape([read.document.type]);
  const gone = unsaid.map(({ pointer, isFault }) => {
    const steps = pointer.split('/').slice(1);
    return isFault ? steps : goesWith(shape, steps);
  });
  const items = gone.filter((steps) => isItem(steps));
  for (const steps of gone.filter((each) => !isItem(each))) drop(read.document, steps);
  // From the last one on, so that those before keep their places meanwhile.
  const ordered = items.toSorted((a, b) => Number(b.at(-1)) - Number(a.at(-1)));
  return ordered.reduce(withoutItem, read);
}

type Steps = readonly string[];

/** The field itself, or what around it must have it. */
function goesWith(shape: Shape, steps: Steps): Steps {
  const around = steps.slice(0, -1);
  const group = shapeAt(shape, around);
  const isNeeded = group?.kind === 'group' && around.length > 0 && group.required.includes(steps.at(-1) ?? '');
  return isNeeded ? (isItem(around) ? around : goesWith(shape, around)) : steps;
}

function shapeAt(shape: Shape, steps: Steps): Shape | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return shape;
  const inner = shape.kind === 'list' ? shape.item : shape.kind === 'group' ? shape.fields.get(step) : undefined;
  return inner && shapeAt(inner, rest);
}

function isItem(steps: Steps): boolean {
  return /^\d+$/.test(steps.at(-1) ?? '');
}

function valueAt(document: CanonicalDocument, steps: Steps): unknown {
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
}

function drop(document: CanonicalDocument, steps: Steps): void {
  const group = valueAt(document, steps.slice(0, -1)) as Record<string, unknown> | undefined;
  if (group) delete group[steps.at(-1) ?? ''];
}

function withoutItem({ document, provenance }: Read, steps: Steps): Read {
  const list = valueAt(document, steps.slice(0, -1)) as unknown[] | undefined;
  const index = Number(steps.at(-1));
  list?.splice(index, 1);
  if (list?.length === 0) drop(document, steps.slice(0, -1));
  const before = `/${steps.slice(0, -1).join('/')}/`;
  const moved = Object.entries(provenance.toJson()).flatMap(([pointer, origin]) => {
    const [, at, rest] = pointer.startsWith(before) ? (/^(\d+)(.*)$/.exec(pointer.slice(before.length)) ?? []) : [];
    if (at === undefined || Number(at) < index) return [[pointer, origin] as const];
    return Number(at) === index ? [] : [[`${before}${Number(at) - 1}${rest}`, origin] as const];
  });
  return { document, provenance: placesFromJson(Object.fromEntries(moved)) };
}
