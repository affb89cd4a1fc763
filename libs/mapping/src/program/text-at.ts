import type { Segment } from '@quayside/edi';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { PairSlots } from './pair-slots.js';
import type { Reading } from './reading.js';
import type { WayTaken } from './way-taken.js';

/** Where a path finds texts. Each of them is a link of a list; what cannot be said by a link alone, the path itself says. */
export interface TextAt {
  /** As the mapping writes it. */
  readonly path: string;
  /** What tells whether it leads to anything; paths that lead to the same share it. */
  readonly lookup: Lookup;
  /** The first link, whether it has a text or not. */
  first(frame: Frame, reading: Reading): number;
  /** The first link from one on that has a text, or -1; the text is then in `reading.text`. */
  textFrom(link: number, reading: Reading): number;
  /** Notes the place of a link as one that a value was read from. */
  spot(link: number, reading: Reading): void;
  /** Takes what led to a link: the qualifiers of the path. */
  takeWay(link: number, reading: Reading): void;
}

/** An element, or one component of it: BAK.03, DTM[137], cbc:ID/@schemeID. */
export class ElementAt implements TextAt {
  constructor(
    readonly path: string,
    readonly lookup: Lookup,
    readonly element: number,
    /** 0 where the whole element is meant. */
    readonly component: number,
    private readonly way: WayTaken | undefined,
  ) {}

  first(frame: Frame, reading: Reading): number {
    return this.lookup.first(frame, reading);
  }

  textFrom(from: number, reading: Reading): number {
    const { nodes, next } = reading.chains;
    const { segments } = reading.set;
    for (let link = from; link >= 0; link = next[link] as number) {
      reading.text = textOf(segments[nodes[link] as number] as Segment, this.element, this.component);
      if (reading.text !== '') return link;
    }
    return -1;
  }

  spot(link: number, { chains, spots }: Reading): void {
    spots.add(chains.nodes[link] as number, this.element, this.component);
  }

  takeWay(link: number, reading: Reading): void {
    this.way?.take(reading.chains.nodes[link] as number, reading);
  }
}

/** HL.01 of a level: what the level is called, each by a name of its own. */
export class LevelNameAt extends ElementAt {
  override textFrom(link: number, reading: Reading): number {
    if (link < 0) return -1;
    reading.text = reading.levels.nameOf(reading.chains.nodes[link] as number);
    return reading.text === '' ? -1 : link;
  }
}

/** CPS.01 or CPS.02: what a packing level is called, and the one that it stands in. */
export class PackingNameAt extends ElementAt {
  override textFrom(link: number, reading: Reading): number {
    if (link < 0) return -1;
    const node = reading.chains.nodes[link] as number;
    reading.text = this.element === 1 ? reading.packings.nameOf(node) : reading.packings.aboveOf(node);
    return reading.text === '' ? -1 : link;
  }
}

/** The value behind a qualifier in a row of pairs: PO1.06[BP|IN], LIN.03[EN]. */
export class PairAt implements TextAt {
  readonly lookup: Lookup = this;

  constructor(
    readonly path: string,
    private readonly pairs: PairSlots,
    private readonly slot: number,
    private readonly way: WayTaken | undefined,
  ) {}

  first(frame: Frame, reading: Reading): number {
    return this.pairs.first(frame, this.slot, reading);
  }

  textFrom(from: number, reading: Reading): number {
    const { nodes, extras, next } = reading.chains;
    const { segments } = reading.set;
    const component = this.pairs.valueIn;
    for (let link = from; link >= 0; link = next[link] as number) {
      reading.text = textOf(segments[nodes[link] as number] as Segment, extras[link] as number, component);
      if (reading.text !== '') return link;
    }
    return -1;
  }

  spot(link: number, { chains, spots }: Reading): void {
    spots.add(chains.nodes[link] as number, chains.extras[link] as number, this.pairs.valueIn);
  }

  takeWay(link: number, reading: Reading): void {
    const node = reading.chains.nodes[link] as number;
    this.way?.take(node, reading);
    this.pairs.takeCode(node, reading.chains.extras[link] as number, reading.taken);
  }
}

function textOf(segment: Segment, element: number, component: number): string {
  const text = component === 0 ? (segment.text(element) ?? segment.text(element, 1)) : segment.text(element, component);
  return text?.trim() ?? '';
}
