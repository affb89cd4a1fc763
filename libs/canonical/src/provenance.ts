import type { Place } from '@quayside/std';

/** From where each field of a document came: JSON pointer of the field ("/lines/0/price/amount") to a place in the file. */
export type Provenance = Readonly<Record<string, Place>>;

/** Something that a set said and that no field took and no rule ignores. */
export interface Leftover extends Place {
  readonly text: string;
}
