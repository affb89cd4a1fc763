import { type Loop, outside, type Segment, SetIndex } from '@quayside/edi';
import { own } from '../rules/path.js';

/** The index of a tree that was not read but made, such as what a mapping has written. */
export function indexedTree(root: Loop): SetIndex {
  const index = new SetIndex(root.id);
  const [first] = root.children;
  const isElement = first?.kind === 'segment' && first.tag === own;
  if (isElement) addLoop(index, root, outside);
  else for (const child of root.children) addTo(index, child, outside);
  return index;
}

function addTo(index: SetIndex, child: Loop | Segment, parent: number): void {
  if (child.kind === 'loop') addLoop(index, child, parent);
  else index.add(child, child.tag, parent);
}

function addLoop(index: SetIndex, loop: Loop, parent: number): void {
  const [first, ...rest] = loop.children;
  const isOpened = first?.kind === 'segment' && (first.tag === loop.id || first.tag === own);
  // What no segment opens, no path leads to.
  const opener = isOpened ? index.add(first, loop.id, parent) : index.add(nothing, '', parent);
  for (const child of isOpened ? rest : loop.children) addTo(index, child, opener);
  index.close(opener);
}

const nothing: Segment = {
  kind: 'segment',
  tag: '',
  position: 0,
  offset: 0,
  length: 0,
  elements: 0,
  repetitions: () => 0,
  components: () => 0,
  text: () => undefined,
  span: () => undefined,
  place: () => ({}),
};
