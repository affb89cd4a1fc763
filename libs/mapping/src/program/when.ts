import { isGtin } from '@quayside/canonical';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import type { TextAt } from './text-at.js';

/** One thing that a condition asks. */
export interface Ask {
  /** For people: "ACK.01 is IS". */
  readonly text: string;
  holds(frame: Frame, reading: Reading): boolean;
}

/** When a rule applies. Elements that decide are taken: they have been read. */
export class When {
  constructor(
    readonly all: readonly Ask[],
    readonly any: readonly Ask[],
  ) {}

  holds(frame: Frame, reading: Reading): boolean {
    for (const ask of this.all) if (!ask.holds(frame, reading)) return false;
    if (this.any.length === 0) return true;
    for (const ask of this.any) if (ask.holds(frame, reading)) return true;
    return false;
  }
}

/** LIN is present, SAC is absent. */
export class AskSegment implements Ask {
  constructor(
    readonly text: string,
    private readonly lookup: Lookup,
    private readonly present: boolean,
  ) {}

  holds(frame: Frame, reading: Reading): boolean {
    return this.lookup.first(frame, reading) >= 0 === this.present;
  }
}

/** REF[PO] is single, or several: it is there once, or more often. */
export class AskSegments implements Ask {
  constructor(
    readonly text: string,
    private readonly lookup: Lookup,
    private readonly several: boolean,
  ) {}

  holds(frame: Frame, reading: Reading): boolean {
    const link = this.lookup.first(frame, reading);
    return link >= 0 && (reading.chains.next[link] as number) >= 0 === this.several;
  }
}

/** taxPercent is single, or several: what it says is the same wherever it stands, or not. */
export class AskTexts implements Ask {
  constructor(
    readonly text: string,
    private readonly at: TextAt,
    private readonly several: boolean,
  ) {}

  // Nothing is taken: what is said is still to be read.
  holds(frame: Frame, reading: Reading): boolean {
    let link = this.at.textFrom(this.at.first(frame, reading), reading);
    if (link < 0) return false;
    const first = reading.text;
    while (link >= 0 && reading.text === first) link = this.at.textFrom(reading.chains.next[link] as number, reading);
    return link >= 0 === this.several;
  }
}

/** REF.02 is present, PO1.04 is absent. */
export class AskText implements Ask {
  constructor(
    readonly text: string,
    private readonly at: TextAt,
    private readonly present: boolean,
  ) {}

  holds(frame: Frame, reading: Reading): boolean {
    return looked(this.at, frame, reading) === this.present;
  }
}

/** BIG.07 is CN|CR, ACK.01 is not IS. */
export class AskCode implements Ask {
  constructor(
    readonly text: string,
    private readonly at: TextAt,
    private readonly codes: ReadonlySet<string>,
    private readonly negated: boolean,
  ) {}

  holds(frame: Frame, reading: Reading): boolean {
    return (looked(this.at, frame, reading) && this.codes.has(reading.text)) !== this.negated;
  }
}

/** PO1.06[UK] is a GTIN. */
export class AskGtin implements Ask {
  constructor(
    readonly text: string,
    private readonly at: TextAt,
  ) {}

  // What is none is not taken: it may be a number of another kind.
  holds(frame: Frame, reading: Reading): boolean {
    const link = this.at.textFrom(this.at.first(frame, reading), reading);
    return link >= 0 && isGtin(reading.text);
  }
}

/** @currencyID is same as ../cbc:DocumentCurrencyCode: also where one of them says nothing. */
export class AskSame implements Ask {
  constructor(
    readonly text: string,
    private readonly at: TextAt,
    private readonly other: TextAt,
  ) {}

  holds(frame: Frame, reading: Reading): boolean {
    if (!looked(this.other, frame, reading)) return true;
    const { text } = reading;
    return this.at.textFrom(this.at.first(frame, reading), reading) < 0 || reading.text === text;
  }
}

/** Looks whether there is a text, and takes it. */
function looked(at: TextAt, frame: Frame, reading: Reading): boolean {
  const link = at.textFrom(at.first(frame, reading), reading);
  if (link < 0) return false;
  reading.spots.clear();
  at.spot(link, reading);
  reading.takeSpots();
  return true;
}
