import type { Place } from '@quayside/std';

/** A value of a JSON file, and where it stands; of a text without its quotes. */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

export interface JsonObject {
  readonly kind: 'object';
  readonly members: readonly JsonMember[];
  place(): Place;
}

export interface JsonMember {
  readonly name: string;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
  place(): Place;
}

export interface JsonScalar {
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  /** A string as it was meant; anything else as it is written: 1.10 stays "1.10". */
  readonly text: string;
  place(): Place;
}
