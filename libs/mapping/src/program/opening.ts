import type { SetIndex } from '@quayside/edi';
import type { WhichLevels } from '../rules/rule.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import type { ScopeProgram } from './scope-program.js';
import type { StepTest } from './step-test.js';

/** What a list goes through, one after another. */
export interface Opening {
  /** As the mapping writes it. */
  readonly path: string;
  readonly scope: ScopeProgram;
  readonly lookup: Lookup;
  /** The first of them, or -1. */
  first(frame: Frame, reading: Reading): number;
  next(at: number, reading: Reading): number;
  /** Goes into one of them. */
  enter(at: number, reading: Reading): Frame;
  /** Takes the codes in brackets that made it one of the list. */
  takeWay(frame: Frame, reading: Reading): void;
}

/** Every segment or loop that a path leads to. */
export class EachOpening implements Opening {
  constructor(
    readonly path: string,
    readonly scope: ScopeProgram,
    readonly lookup: Lookup,
    private readonly test: StepTest | undefined,
  ) {}

  first(frame: Frame, reading: Reading): number {
    return this.lookup.first(frame, reading);
  }

  next(at: number, { chains }: Reading): number {
    return chains.next[at] as number;
  }

  enter(at: number, reading: Reading): Frame {
    const { chains, set } = reading;
    const node = chains.nodes[at] as number;
    const isOpener = chains.extras[at] === 1;
    if (!isOpener && (set.ends[node] as number) > 0) return this.scope.enterLoop(node, reading);
    return this.scope.enterSegment(node, isOpener ? node : (set.parents[node] as number), reading);
  }

  takeWay({ loop, segment }: Frame, { set, taken }: Reading): void {
    const { test } = this;
    if (test === undefined) return;
    if (test.below !== undefined) {
      for (const holder of test.holders(set, loop)) taken.take(holder, test.element);
      return;
    }
    taken.take(segment >= 0 ? segment : loop, test.element, test.component);
  }
}

/** Levels of an HL tree, wherever they stand in it. */
export class LevelOpening implements Opening {
  /** Levels are found by the tree: whether there is any is all that is asked of it. */
  readonly lookup: Lookup;
  /** Of which reading the levels were found, and how each stands to those that the test means. */
  private serial = -1;
  private found = new Uint8Array(0);

  constructor(
    readonly path: string,
    readonly scope: ScopeProgram,
    private readonly test: StepTest | undefined,
    private readonly which: WhichLevels | undefined,
  ) {
    this.lookup = { path, first: (_, reading) => this.from(0, reading) };
  }

  first(_frame: Frame, reading: Reading): number {
    return this.from(0, reading);
  }

  next(at: number, reading: Reading): number {
    return this.from(at + 1, reading);
  }

  enter(at: number, reading: Reading): Frame {
    return this.scope.enterLevel(at, reading);
  }

  takeWay({ loop }: Frame, { taken }: Reading): void {
    const { test } = this;
    if (test !== undefined) taken.take(loop, test.element, test.component);
  }

  private from(first: number, reading: Reading): number {
    const wanted = this.which === 'below' ? below : meant;
    const { length } = reading.levels.nodes;
    if (this.serial !== reading.serial) this.find(reading);
    for (let at = first; at < length; at++) if (this.found[at] === wanted) return at;
    return -1;
  }

  private find({ serial, levels, set }: Reading): void {
    this.serial = serial;
    const { nodes, parents } = levels;
    if (this.found.length < nodes.length) this.found = new Uint8Array(nodes.length);
    const isOfTree = this.which === 'topmost' || this.which === 'below';
    for (let at = 0; at < nodes.length; at++) {
      const parent = parents[at] as number;
      if (isOfTree && parent >= 0 && this.found[parent] !== other) this.found[at] = below;
      else this.found[at] = this.means(nodes[at] as number, levels.below[at] as number, set) ? meant : other;
    }
  }

  private means(node: number, levelsBelow: number, set: SetIndex): boolean {
    if (this.which === 'lowest' && levelsBelow > 0) return false;
    return this.test === undefined || this.test.fits(set, node, true);
  }
}

const other = 0;
/** A level that the test means. */
const meant = 1;
/** One that stands below such a level. */
const below = 2;
