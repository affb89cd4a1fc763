import type { Place } from '@quayside/std';

/** Where a field came from. One that was made of several places, or read by what stands in another one, names them all. */
export interface Origin extends Place {
  readonly also?: readonly Place[];
}

/** Provenance as JSON: from the JSON pointer of each field ("/lines/0/price/amount") to its places in the file. */
export type ProvenanceJson = Readonly<Record<string, Origin>>;

/** Something that a set said and that no field took and no rule ignores. */
export interface Leftover extends Place {
  readonly text: string;
}
