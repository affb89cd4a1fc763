import { openingOf, type OutLoop, setText, textOf } from './out-tree.js';

/**
 * Numbers the packing levels of a despatch advice from the top down: the consignment is 1, each CPS names the one that it
 * stands in. The document names its packs as it likes; here they get the numbers that the message needs.
 */
export function assemblePacks(root: OutLoop): void {
  const packs = root.children.filter(isPack);
  if (packs.length === 0) return;
  // A loose line stands in a level that no pack named: that is the consignment itself.
  const top = packs.find((pack) => idOf(pack) === '') ?? emptyLike(packs[0] as OutLoop);
  const children = new Map<OutLoop, OutLoop[]>();
  const byId = new Map(packs.map((pack) => [idOf(pack), pack]));
  for (const pack of packs.filter((each) => each !== top)) {
    const above = byId.get(parentOf(pack)) ?? top;
    children.set(above, [...(children.get(above) ?? []), pack]);
  }
  const ordered: OutLoop[] = [];
  number(top, '', children, ordered);
  const others = root.children.filter((child) => !isPack(child));
  root.children.splice(0, root.children.length, ...others, ...ordered);
}

function number(at: OutLoop, parent: string, children: ReadonlyMap<OutLoop, OutLoop[]>, ordered: OutLoop[]): void {
  const id = String(ordered.push(at));
  const [cps] = openingOf(at);
  if (cps) {
    cps.elements[0] = '';
    if (cps.elements.length > 1) cps.elements[1] = '';
    setText(cps, 1, id);
    if (parent !== '') setText(cps, 2, parent);
  }
  for (const child of children.get(at) ?? []) number(child, id, children, ordered);
}

function isPack(child: OutLoop['children'][number]): child is OutLoop {
  return child.kind === 'loop' && child.definition.id === 'CPS';
}

function idOf(pack: OutLoop): string {
  return openingOf(pack).map((cps) => textOf(cps, 1))[0] ?? '';
}

function parentOf(pack: OutLoop): string {
  return openingOf(pack).map((cps) => textOf(cps, 2))[0] ?? '';
}

function emptyLike({ definition }: OutLoop): OutLoop {
  return { kind: 'loop', definition, children: [{ kind: 'segment', tag: 'CPS', elements: [] }] };
}
