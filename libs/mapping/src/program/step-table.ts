import type { SetIndex } from '@quayside/edi';
import { own } from '../rules/path.js';
import type { Chains } from './chains.js';
import type { Frame } from './frame.js';
import type { StepTest } from './step-test.js';

/** A slot that a segment goes into. */
interface Hit {
  readonly test: StepTest | undefined;
  readonly slot: number;
}

/** Loops that paths go through, and what they look for inside. */
interface Way {
  readonly test: StepTest | undefined;
  /** The test as it is written: two paths that go the same way share it. */
  readonly text: string;
  readonly table: StepTable;
}

interface Branch {
  readonly hits: Hit[];
  readonly ways: Way[];
}

/** By the tag of a segment, which slots of a frame it goes into: one pass over a loop finds what all its rules look for. */
export class StepTable {
  private readonly branches = new Map<string, Branch>();

  /** Adds a slot for what a last step leads to. */
  find(tag: string, test: StepTest | undefined, slot: number): void {
    this.branch(tag).hits.push({ test, slot });
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
    return [...this.branches].flatMap(([tag, { hits, ways }]) => [
      ...(hits.length > 0 ? [`${tag} > ${hits.map(({ slot }) => slot).join(', ')}`] : []),
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
      const isLoop = (set.ends[at] as number) > 0;
      for (const { test, slot } of branch.hits) {
        if (test === undefined || test.fits(set, at, isLoop)) put(frame, slot, chains.add(at, 0), chains);
      }
      if (isLoop && branch.ways.length > 0) goInto(branch.ways, set, at, isTree, frame, chains);
    }
  }

  /** Puts the segment that opens a loop, or the only one of a frame, into its slots. */
  take(set: SetIndex, node: number, tag: string, frame: Frame, chains: Chains): void {
    const branch = this.branches.get(tag);
    if (branch === undefined) return;
    for (const { test, slot } of branch.hits) {
      if (test === undefined || test.fits(set, node, false)) put(frame, slot, chains.add(node, 1), chains);
    }
  }

  private branch(tag: string): Branch {
    const known = this.branches.get(tag) ?? { hits: [], ways: [] };
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
