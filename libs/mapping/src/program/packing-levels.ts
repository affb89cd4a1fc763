import { outside, type Segment, type SetIndex } from '@quayside/edi';

interface Packing {
  readonly node: number;
  readonly number: string;
  /** Its number, or a name of its own where an earlier level has the same. */
  readonly name: string;
  /** The number of the level that it says it stands in. */
  readonly above: string;
}

/**
 * The packing levels (CPS) of a despatch advice. Each stands in the level that it names: the last one before it with that number,
 * or the first one behind it. One that names no level, or that would stand in itself, stands in none.
 */
export class PackingLevels {
  /** Levels that stand in none, though they name one. */
  readonly misplaced: { readonly node: number; readonly message: string }[] = [];
  private readonly all: Packing[] = [];
  private readonly byNode = new Map<number, number>();
  private readonly parents: number[] = [];

  constructor(set: SetIndex, isTree: boolean) {
    if (isTree || !set.tags.includes('CPS')) return;
    const places = new Map<string, number[]>();
    for (let node = 0; node < set.length; node = set.behind(node)) {
      if (set.tags[node] === 'CPS') this.add(node, set.segments[node] as Segment, places);
    }
    for (const [at, { above, number }] of this.all.entries()) {
      const parent = above === number ? outside : nearest(places.get(above) ?? [], at);
      this.parents.push(parent);
      if (parent === outside && above !== '') this.misplace(at, namesNone(above === number, above));
    }
    this.cutCircles();
  }

  nameOf(node: number): string {
    return this.all[this.byNode.get(node) ?? outside]?.name ?? '';
  }

  /** The name of the level that one stands in; where it only says that it stands in one, a name that none has. */
  aboveOf(node: number): string {
    const at = this.byNode.get(node) ?? outside;
    const above = this.all[at]?.above ?? '';
    return above && (this.all[this.parents[at] ?? outside]?.name ?? `not ${above}`);
  }

  private add(node: number, cps: Segment, places: Map<string, number[]>): void {
    const [number, above] = [numberIn(cps, 1), numberIn(cps, 2)];
    const at = this.all.length;
    const same = places.get(number);
    this.all.push({ node, number, above, name: same ? `${number}#${at + 1}` : number });
    if (same) same.push(at);
    else places.set(number, [at]);
    this.byNode.set(node, at);
  }

  /** Levels that stand in each other in a circle: the first of them stands in none. */
  private cutCircles(): void {
    const walks = new Map<number, number>();
    for (const start of this.all.keys()) {
      let at = start;
      for (; at !== outside && !walks.has(at); at = this.parents[at] as number) walks.set(at, start);
      if (at === outside || walks.get(at) !== start) continue;
      this.misplace(at, `names ${this.all[at]?.above}, which stands in it`);
      this.parents[at] = outside;
    }
  }

  private misplace(at: number, because: string): void {
    const { node, number } = this.all[at] as Packing;
    const message = `Packing level ${number} is in no other one: CPS02 ${because}. What it is packed in is not known`;
    this.misplaced.push({ node, message });
  }
}

/** The last of some places before another, or the first one behind it. */
function nearest(places: readonly number[], at: number): number {
  return places.findLast((each) => each < at) ?? places[0] ?? outside;
}

function namesNone(isItself: boolean, above: string): string {
  return isItself ? 'names itself' : `names ${above}, and no level has that number`;
}

/** The number of a level: 001 and 1 are the same. */
function numberIn(cps: Segment, element: number): string {
  return (cps.text(element) ?? '').replace(/^0+(?=.)/, '');
}
