import type { Segment } from '@quayside/edi';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import { put } from './step-table.js';
import type { Taken } from './taken.js';

/** In which component of a repeated composite the qualifier stands, and in which the value; in X12 both are elements. */
export interface PairIn {
  readonly code: number;
  readonly value: number;
}

/**
 * The pairs of qualifier and value of a segment, read once: each value goes into the slots of those rules that name its
 * qualifier.
 */
export class PairSlots {
  private readonly slots = new Map<string, number[]>();
  /** The component in which values stand; 0 of pairs that are elements. */
  readonly valueIn: number;

  constructor(
    readonly lookup: Lookup,
    /** The element that the first pair begins with. */
    private readonly from: number,
    private readonly inside: PairIn | undefined,
    /** Says, where it is not empty, that the pairs of a frame were read. */
    private readonly done: number,
  ) {
    this.valueIn = inside?.value ?? 0;
  }

  /** Adds a slot for the values behind these qualifiers. */
  add(qualifiers: readonly string[], slot: number): void {
    for (const code of new Set(qualifiers)) this.slots.set(code, [...(this.slots.get(code) ?? []), slot]);
  }

  first(frame: Frame, slot: number, reading: Reading): number {
    if (frame.first[frame.base + this.done] === -1) this.read(frame, reading);
    return frame.first[frame.base + slot] as number;
  }

  takeCode(node: number, element: number, taken: Taken): void {
    if (this.inside === undefined) taken.take(node, element - 1);
    else taken.take(node, element, this.inside.code);
  }

  private read(frame: Frame, reading: Reading): void {
    const { nodes, next } = reading.chains;
    frame.first[frame.base + this.done] = 0;
    for (let link = this.lookup.first(frame, reading); link >= 0; link = next[link] as number) {
      const node = nodes[link] as number;
      const segment = reading.set.segments[node] as Segment;
      if (this.inside === undefined) this.readElements(segment, node, frame, reading);
      else this.readComposites(segment, node, this.inside.code, frame, reading);
    }
  }

  private readElements(segment: Segment, node: number, frame: Frame, reading: Reading): void {
    for (let at = this.from, count = segment.elements; at < count; at += 2) {
      this.note(segment.text(at), node, at + 1, frame, reading);
    }
  }

  private readComposites(segment: Segment, node: number, code: number, frame: Frame, reading: Reading): void {
    for (let at = this.from, count = segment.elements; at <= count; at++) {
      this.note(segment.text(at, code), node, at, frame, reading);
    }
  }

  private note(code: string | undefined, node: number, element: number, frame: Frame, { chains }: Reading): void {
    const slots = this.slots.get(code ?? '');
    if (slots === undefined) return;
    for (const slot of slots) put(frame, slot, chains.add(node, element), chains);
  }
}
