import { Frame } from './frame.js';
import type { Reading } from './reading.js';
import { StepTable } from './step-table.js';
import type { StepTest } from './step-test.js';

/** Levels of a kind, HL[O], and what is looked for in them. */
interface Gate {
  readonly test: StepTest | undefined;
  readonly text: string;
  readonly table: StepTable;
}

/** Where a program looks, and what for: the set itself, each item of a list, or each level of an HL tree. */
export class ScopeProgram {
  /** What its loop holds. */
  readonly table = new StepTable();
  /** Where its frame is a single segment: what that one may be, and what its lists find beside it. */
  readonly alone = new StepTable();
  readonly beside = new StepTable();
  /** Of a level what is looked for where it is of a certain kind. */
  readonly gates: Gate[] = [];
  /** What each slot holds, as paths say it. */
  readonly slots: string[] = [];
  private open: Frame | undefined;
  /** Of which reading levels were filled, and which. */
  private serial = -1;
  private filled = new Uint8Array(0);

  constructor(
    /** As the mapping writes what opens it; "" the set itself. */
    readonly path: string,
    readonly isTree: boolean,
  ) {}

  /** The frame of what it is at now. */
  get frame(): Frame {
    return (this.open ??= new Frame(this.slots.length));
  }

  /** Goes to a loop, -1 being the set itself. */
  enterLoop(loop: number, { set, chains }: Reading): Frame {
    const { frame } = this;
    frame.loop = loop;
    frame.segment = -1;
    frame.clear();
    this.table.fill(set, loop, this.isTree, frame, chains);
    return frame;
  }

  /** Goes to a single segment of a loop. */
  enterSegment(segment: number, loop: number, { set, chains }: Reading): Frame {
    const { frame } = this;
    frame.loop = loop;
    frame.segment = segment;
    frame.clear();
    if (this.isTree) {
      this.table.fill(set, loop, true, frame, chains);
      return frame;
    }
    this.alone.take(set, segment, set.tags[segment] as string, frame, chains);
    if (!this.beside.isEmpty) this.beside.fill(set, loop, false, frame, chains);
    return frame;
  }

  /** Goes to a level of the HL tree. What it holds is found when it, or a level below it, is asked first. */
  enterLevel(level: number, reading: Reading): Frame {
    const { frame } = this;
    this.fillLevel(level, reading);
    frame.loop = reading.levels.nodes[level] as number;
    frame.segment = -1;
    frame.level = level;
    frame.base = level * frame.width;
    return frame;
  }

  /** The first link of a slot of some level. */
  levelSlot(level: number, slot: number, reading: Reading): number {
    this.fillLevel(level, reading);
    return this.frame.first[level * this.frame.width + slot] as number;
  }

  /** The table for levels of a kind. */
  gate(test: StepTest | undefined, text: string): StepTable {
    const known = this.gates.find((gate) => gate.text === text);
    if (known !== undefined) return known.table;
    const table = new StepTable();
    this.gates.push({ test, text, table });
    return table;
  }

  /** Adds a slot. */
  slot(what: string): number {
    return this.slots.push(what) - 1;
  }

  private fillLevel(level: number, reading: Reading): void {
    if (this.serial !== reading.serial) this.begin(reading);
    if (this.filled[level] === 1) return;
    this.filled[level] = 1;
    const { set, chains } = reading;
    const { frame } = this;
    const { base } = frame;
    const node = reading.levels.nodes[level] as number;
    frame.base = level * frame.width;
    this.table.fill(set, node, false, frame, chains);
    for (const { test, table } of this.gates) {
      if (test === undefined || test.fits(set, node, true)) table.fill(set, node, false, frame, chains);
    }
    frame.base = base;
  }

  private begin({ serial, levels }: Reading): void {
    this.serial = serial;
    this.filled = new Uint8Array(levels.nodes.length);
    this.frame.hold(levels.nodes.length);
  }
}
