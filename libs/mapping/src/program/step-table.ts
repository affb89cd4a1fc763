import type { Segment, SetIndex } from '@quayside/edi';
import { own } from '../rules/path.js';
import type { Chains } from './chains.js';
import type { Frame } from './frame.js';
import type { StepTest } from './step-test.js';

/** A slot of what only the elements or segments inside tell: see `StepTest.below` and `has`. */
interface DeepHit {
  readonly test: StepTest;
  readonly slot: number;
}

/** Slots by the code in one element, DTM[137] and DTM[2]: it is read once for all of them. */
interface CodedHits {
  readonly element: number;
  readonly component: number | undefined;
  readonly slots: Map<string, number[]>;
}

/** Loops that paths go through, and what they look for inside. */
interface Way {
  readonly test: StepTest | undefined;
  /** The test as it is written: two paths that go the same way share it. */
  readonly text: string;
  readonly table: StepTable;
}

/** What becomes of the segments of a tag. */
class Branch {
  /** Slots that each of them goes into. */
  readonly always: number[] = [];
  readonly coded: CodedHits[] = [];
  readonly deep: DeepHit[] = [];
  readonly ways: Way[] = [];

  add(test: StepTest | undefined, slot: number): void {
    if (test === undefined) this.always.push(slot);
    else if (test.below !== undefined || test.has.length > 0) this.deep.push({ test, slot });
    else this.addCoded(test, slot);
  }

  /** Puts a segment into its slots; `isOpener` where it is what opens the loop that is gone through. */
  put(set: SetIndex, node: number, isOpener: boolean, frame: Frame, chains: Chains): void {
    const extra = isOpener ? 1 : 0;
    for (const slot of this.always) put(frame, slot, chains.add(node, extra), chains);
    for (const { element, component, slots } of this.coded) {
      const found = slots.get((set.segments[node] as Segment).text(element, component) ?? '');
      if (found !== undefined) for (const slot of found) put(frame, slot, chains.add(node, extra), chains);
    }
    if (this.deep.length > 0) this.putDeep(set, node, !isOpener, frame, chains);
  }

  get slots(): number[] {
    const coded = this.coded.flatMap(({ slots }) => [...slots.values()].flat());
    return [...new Set([...this.always, ...coded, ...this.deep.map(({ slot }) => slot)])];
  }

  private addCoded({ element, component, codes }: StepTest, slot: number): void {
    let hits = this.coded.find((each) => each.element === element && each.component === component);
    if (hits === undefined) this.coded.push((hits = { element, component, slots: new Map() }));
    for (const code of codes) hits.slots.set(code, [...(hits.slots.get(code) ?? []), slot]);
  }

  private putDeep(set: SetIndex, node: number, isInside: boolean, frame: Frame, chains: Chains): void {
    const isLoop = isInside && (set.ends[node] as number) > 0;
    for (const { test, slot } of this.deep) {
      if (test.fits(set, node, isLoop)) put(frame, slot, chains.add(node, isInside ? 0 : 1), chains);
    }
  }
}

/** By the tag of a segment, which slots of a frame it goes into: one pass over a loop finds what all its rules look for. */
export class StepTable {
  private readonly branches = new Map<string, Branch>();

  /** Adds a slot for what a last step leads to. */
  find(tag: string, test: StepTest | undefined, slot: number): void {
    this.branch(tag).add(test, slot);
  }

  /** The table for what stands in the loops that a step leads to. */
  through(tag: string, test: StepTest | undefined, text: string): StepTable {
    const { ways } = this.branch(tag);
    const known = ways.find((way) => way.text === text);
    if (known !== undefined) return known.table;
    const table = new StepTable();
    ways.push({ test, text, table });
    return table;
  }

  get isEmpty(): boolean {
    return this.branches.size === 0;
  }

  /** For people, a line for each tag: into which slots its segments go, and what is looked for inside of its loops. */
  described(): string[] {
    return [...this.branches].flatMap(([tag, { slots, ways }]) => [
      ...(slots.length > 0 ? [`${tag} > ${slots.join(', ')}`] : []),
      ...ways.flatMap((way) => way.table.described().map((line) => `${way.text} / ${line}`)),
    ]);
  }

  /** Goes over the segments of a loop and fills the slots of a frame. */
  fill(set: SetIndex, loop: number, isTree: boolean, frame: Frame, chains: Chains): void {
    if (loop < 0) return this.fillFrom(0, set.length, set, isTree, frame, chains);
    // What opens a loop stands in it.
    this.take(set, loop, isTree ? own : (set.tags[loop] as string), frame, chains);
    this.fillFrom(loop + 1, set.behind(loop), set, isTree, frame, chains);
  }

  private fillFrom(from: number, end: number, set: SetIndex, isTree: boolean, frame: Frame, chains: Chains): void {
    for (let at = from; at < end; at = set.behind(at)) {
      const branch = this.branches.get(set.tags[at] as string);
      if (branch === undefined) continue;
      branch.put(set, at, false, frame, chains);
      if (branch.ways.length > 0 && (set.ends[at] as number) > 0) goInto(branch.ways, set, at, isTree, frame, chains);
    }
  }

  /** Puts the segment that opens a loop, or the only one of a frame, into its slots. */
  take(set: SetIndex, node: number, tag: string, frame: Frame, chains: Chains): void {
    this.branches.get(tag)?.put(set, node, true, frame, chains);
  }

  private branch(tag: string): Branch {
    const known = this.branches.get(tag) ?? new Branch();
    this.branches.set(tag, known);
    return known;
  }
}

function goInto(
  ways: readonly Way[],
  set: SetIndex,
  loop: number,
  isTree: boolean,
  frame: Frame,
  chains: Chains,
): void {
  for (const { test, table } of ways) {
    if (test === undefined || test.fits(set, loop, true)) table.fill(set, loop, isTree, frame, chains);
  }
}

/** Puts a link behind the last one of a slot. */
export function put({ first, last, base }: Frame, slot: number, link: number, chains: Chains): void {
  const at = base + slot;
  if (first[at] === -1) first[at] = link;
  else chains.next[last[at] as number] = link;
  last[at] = link;
}
