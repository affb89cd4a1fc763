import { outside, type SetIndex } from '@quayside/edi';
import type { Frame } from './frame.js';
import type { Upward } from './levels.js';
import type { Reading } from './reading.js';
import type { ScopeProgram } from './scope-program.js';
import type { StepTable } from './step-table.js';
import type { StepTest } from './step-test.js';

/** Where a path leads to from a frame: a list of segments. */
export interface Lookup {
  /** As the mapping writes it. */
  readonly path: string;
  /** The first link of the list, or -1. */
  first(frame: Frame, reading: Reading): number;
}

/** What stands in the loop of the frame, or is its only segment: found when the frame was opened. */
export class HereLookup implements Lookup {
  constructor(
    readonly path: string,
    readonly slot: number,
  ) {}

  first({ first, base }: Frame): number {
    return first[base + this.slot] as number;
  }
}

/** In an HL tree what stands in the level, or in the nearest one above that has it. */
export class LevelLookup implements Lookup {
  constructor(
    readonly path: string,
    readonly slot: number,
    private readonly look: Upward,
    private readonly scope: ScopeProgram,
  ) {}

  first({ level }: Frame, reading: Reading): number {
    const { levels } = reading;
    let at = this.look === 'above' ? levels.next(level, this.look, 1) : level;
    for (let tries = this.look === 'above' ? 2 : 1; at >= 0; tries++) {
      const link = this.scope.levelSlot(at, this.slot, reading);
      if (link >= 0) return link;
      at = levels.next(at, this.look, tries);
    }
    return -1;
  }
}

/** A level of the HL tree, named from within something that is no level: any level of the set. */
export class SetLookup implements Lookup {
  constructor(
    readonly path: string,
    /** What the only segment of a frame goes into; -1 where it does not matter whether there is only one. */
    private readonly slot: number,
    private readonly rootSlot: number,
    private readonly root: ScopeProgram,
  ) {}

  first({ first, base, segment }: Frame): number {
    if (segment >= 0 && this.slot >= 0) return first[base + this.slot] as number;
    return this.root.frame.first[this.rootSlot] as number;
  }
}

/** What opens the nearest loop of that name around the frame. */
export class OuterLookup implements Lookup {
  constructor(
    readonly path: string,
    private readonly tag: string,
    private readonly test: StepTest | undefined,
  ) {}

  first(frame: Frame, { set, chains }: Reading): number {
    const at = loopNamed(this.tag, frame, set);
    if (at < 0 || (this.test !== undefined && !this.test.fits(set, at, false))) return -1;
    return chains.add(at, 0);
  }
}

/** What stands in a loop around. Many items ask the same one: it is looked through once. */
abstract class AroundLookup implements Lookup {
  /** Of which reading and in which loop it has looked last, and what it found. */
  private serial = -1;
  private loop = -1;
  private link = -1;

  constructor(
    readonly path: string,
    private readonly table: StepTable,
    private readonly scratch: Frame,
    private readonly isTree: boolean,
  ) {}

  first(frame: Frame, reading: Reading): number {
    const loop = this.around(frame, reading);
    if (loop < 0) return -1;
    if (this.serial !== reading.serial || this.loop !== loop) this.look(loop, reading);
    return this.link;
  }

  protected abstract around(frame: Frame, reading: Reading): number;

  private look(loop: number, { serial, set, chains }: Reading): void {
    this.scratch.clear();
    this.table.fill(set, loop, this.isTree, this.scratch, chains);
    this.serial = serial;
    this.loop = loop;
    this.link = this.scratch.first[0] as number;
  }
}

/** What stands in the nearest loop of that name around the frame. */
export class InsideOuterLookup extends AroundLookup {
  constructor(
    path: string,
    private readonly tag: string,
    table: StepTable,
    scratch: Frame,
  ) {
    super(path, table, scratch, false);
  }

  protected around(frame: Frame, { set }: Reading): number {
    return loopNamed(this.tag, frame, set);
  }
}

/** What stands in an element some way up, in XML and JSON. */
export class UpLookup extends AroundLookup {
  constructor(
    path: string,
    private readonly up: number,
    table: StepTable,
    scratch: Frame,
  ) {
    super(path, table, scratch, true);
  }

  protected around(frame: Frame, { set: { parents } }: Reading): number {
    let loop = loopAround(frame, parents);
    for (let n = 1; n < this.up && loop >= 0; n++) loop = parents[loop] as number;
    return loop;
  }
}

/** The nearest loop of that name around a frame, or -1. */
function loopNamed(tag: string, frame: Frame, { parents, tags }: SetIndex): number {
  let at = loopAround(frame, parents);
  while (at >= 0 && tags[at] !== tag) at = parents[at] as number;
  return at;
}

/** The nearest loop around a frame; of a single segment the one that it stands in. */
function loopAround({ loop, segment }: Frame, parents: readonly number[]): number {
  if (segment >= 0) return loop;
  return loop < 0 ? outside : (parents[loop] as number);
}
