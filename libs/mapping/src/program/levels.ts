import { outside, type Segment, type SetIndex } from '@quayside/edi';

// Shipment, order, pallet, carton, inner pack, item: nobody goes deeper, and a set that does must not cost more.
const deepest = 32;

/** How far up the HL tree a path may look: in a level and those above it, only above, or as long as nothing else stands below. */
export type Upward = 'upward' | 'above' | 'alone';

/**
 * The HL tree of a set, put together by HL02 and never by position. One whose HL02 names nothing, or that would stand below
 * itself, stands at the top.
 */
export class Levels {
  /** The segment that opens each level. */
  readonly nodes: number[] = [];
  /** The level above each, or -1. */
  readonly parents: number[] = [];
  /** How many levels stand below each. */
  readonly below: number[] = [];
  /** Levels whose HL02 names nothing above them. */
  readonly misplaced: { readonly node: number; readonly message: string }[] = [];
  private readonly byNode = new Map<number, number>();
  private readonly names: string[] = [];

  constructor(set: SetIndex, isTree: boolean) {
    if (isTree || !set.tags.includes('HL')) return;
    const byId = new Map<string, number>();
    for (let at = 0; at < set.length; at = set.behind(at)) {
      if (set.tags[at] === 'HL' && (set.ends[at] as number) > 0) this.add(at, set.segments[at] as Segment, byId);
    }
  }

  private add(node: number, hl: Segment, byId: Map<string, number>): void {
    const [id, above] = [numberIn(hl, 1), numberIn(hl, 2)];
    // Only what came before can be above: so no cycle can be.
    const parent = byId.get(above) ?? outside;
    if (parent >= 0) (this.below[parent] as number)++;
    else if (above !== '') this.misplaced.push({ node, message: misplacedBecause(id, above) });
    // Some begin to count again with each order: names of levels must tell them apart all the same.
    this.names.push(byId.has(id) ? `${id}#${this.nodes.length + 1}` : id);
    byId.set(id, this.nodes.length);
    this.byNode.set(node, this.nodes.length);
    this.nodes.push(node);
    this.parents.push(parent);
    this.below.push(0);
  }

  /** What the level that a segment opens is called: its HL01, unless another one before it has the same. */
  nameOf(node: number): string {
    return this.names[this.byNode.get(node) ?? -1] ?? '';
  }

  /** The level that a path tries after another, and -1 behind the last; `tries` counts those before it. */
  next(level: number, look: Upward, tries: number): number {
    const above = tries < deepest ? (this.parents[level] as number) : outside;
    return look === 'alone' && above >= 0 && (this.below[above] as number) > 1 ? outside : above;
  }

  /** Whether a segment stands directly in a level that has others below it. */
  isUpper(set: SetIndex, node: number): boolean {
    const loop = (set.ends[node] as number) > 0 ? node : (set.parents[node] as number);
    const level = this.byNode.get(loop);
    return level !== undefined && (this.below[level] as number) > 0;
  }
}

/** The number of a level: 001 and 1 are the same. */
function numberIn(hl: Segment, element: number): string {
  const text = hl.text(element) ?? '';
  return text.startsWith('0') ? text.replace(/^0+(?=.)/, '') : text;
}

function misplacedBecause(id: string, above: string): string {
  const what = id === above ? 'names itself' : `names ${above}, and no level before it has that number`;
  return `Level ${id} is in no other one: HL02 ${what}. What the levels above a line say, such as its order, is not known of it`;
}
