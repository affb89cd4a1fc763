import type { Loop, Segment } from '@quayside/edi';
import type { OutLoop, OutSegment } from './out-tree.js';

/** Brings segments into the order of the dictionary; what has the same place keeps its order. */
export function inOrder(loop: OutLoop): OutLoop {
  const places = loop.definition.places.map((place) => place.tag);
  const rank = (child: OutSegment | OutLoop) => {
    const tag = child.kind === 'loop' ? child.definition.id : child.tag;
    return child === loop.children[0] && tag === loop.definition.id ? -1 : places.indexOf(tag);
  };
  const children = [...loop.children].sort((a, b) => rank(a) - rank(b));
  return { ...loop, children: children.map((child) => (child.kind === 'loop' ? inOrder(child) : child)) };
}

/** The segments of a loop, one after another. */
export function flattened(loop: OutLoop): OutSegment[] {
  return loop.children.flatMap((child) => (child.kind === 'loop' ? flattened(child) : [child]));
}

/** What was written, as if it had been read: so that reading it again shows what it says. */
export function asRead(root: OutLoop, id: string): Loop {
  let position = 1;
  const convert = (loop: OutLoop, name: string, repetition: number): Loop => ({
    kind: 'loop',
    id: name,
    repetition,
    children: loop.children.map((child, i) =>
      child.kind === 'segment' ? segmentOf(child, ++position) : convert(child, child.definition.id, i + 1),
    ),
  });
  return convert(root, id, 1);
}

function segmentOf(out: OutSegment, position: number): Segment {
  const value = (element: number) => out.elements[element - 1] ?? '';
  return {
    kind: 'segment',
    tag: out.tag,
    position,
    offset: 0,
    length: 0,
    elements: out.elements.length,
    repetitions: (element) => (value(element) === '' ? 0 : 1),
    components: (element) => (typeof value(element) === 'string' ? 1 : value(element).length),
    text: (element, component = 1) => {
      const found = value(element);
      const text = typeof found === 'string' ? (component === 1 ? found : '') : (found[component - 1] ?? '');
      return text === '' ? undefined : text;
    },
    span: () => undefined,
    place: (element, component) => ({
      tag: out.tag,
      segment: position,
      ...(element !== undefined && { element }),
      ...(component !== undefined && { component }),
    }),
  };
}
