import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';

/** Whether something that lacks a required field is a fault, or simply not there. */
export type Expected = 'must' | 'may';

/** What reads a field of the document: a value, a group or a list. */
export interface Field {
  readonly kind: 'value' | 'group' | 'list';
  /** Where its values may come from: if nothing stands there, it says nothing. */
  readonly lookups: readonly Lookup[];
  /** Whether it takes nothing either if nothing stands there: a condition takes what it asks for, whatever comes of it. */
  readonly isQuiet: boolean;
  /** Every path that it reads, its conditions left out. */
  readonly paths: readonly string[];
  /** What the set says of it; whether the set said it is then in `reading.said`. */
  read(frame: Frame, reading: Reading, expected: Expected): unknown;
}
