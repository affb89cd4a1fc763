import type { Codec } from '../values/codec.js';
import type { Condition } from './condition.js';
import type { Expression } from '../values/expression.js';
import type { InstantForm } from '../values/instant.js';
import type { Path } from './path.js';

/** What a mapping says about one canonical field, checked. */
export type Rule = ValueRule | GroupRule | ListRule;

/** A single value: the first source that has something, then the default. */
export interface ValueRule {
  readonly kind: 'value';
  readonly sources: readonly Source[];
  readonly default?: string;
  /** What is not said is the place of the item in its list: 1, 2, 3. */
  readonly counted?: boolean;
  /** It only leads from one thing to another: where it stood is not noted. */
  readonly isLink?: boolean;
  /** Always this, wherever it comes from; it alone makes nothing worth reading. */
  readonly constant?: string;
}

export type Source = ElementSource | JoinedSource | SumSource | InstantSource | ExpressionSource;

interface AnySource {
  readonly when?: Condition;
  /** Which direction uses it; both when left out. */
  readonly only?: 'reading' | 'writing';
}

export interface ElementSource extends AnySource {
  readonly kind: 'element';
  readonly path: Path;
  readonly codec: Codec;
  /** The component beside it that says in which format it is written. */
  readonly formatIn?: number;
  /** It is one end of a period whose other end stands elsewhere: where both are there, this one is the day that was agreed. */
  readonly span?: { readonly other: Path; readonly end: 'start' | 'end' };
  /** One text that goes over this many components from the first on, each of at most so many characters. */
  readonly parts?: { readonly count: number; readonly longest: number };
  /** Signs between several values that stand in one text; the first of them is written. */
  readonly split?: readonly string[];
  /** Several different ones are a fault: only one can be meant. */
  readonly alone?: boolean;
  /** Where the last one of a range stands: the value is each number from the first to the last. */
  readonly upTo?: { readonly path: Path; readonly of: 'sscc' | 'text' };
}

/** Several elements as one text. Only read: each of them has a field of its own to write it. */
interface JoinedSource extends AnySource {
  readonly kind: 'joined';
  readonly paths: readonly Path[];
  /** Not only the first place that a path leads to, but each of them: lines of one text. */
  readonly every: boolean;
  readonly between: string;
}

/** Amounts that are added up, where all of them are there. Only read. */
interface SumSource extends AnySource {
  readonly kind: 'sum';
  readonly paths: readonly Path[];
}

/** A day and a time, in the zone of the profile. */
export interface InstantSource extends AnySource {
  readonly kind: 'instant';
  readonly day: Path;
  readonly time: Path;
  readonly zone: string;
  /** Where a time code of X12 says another zone. It is only read. */
  readonly zoneAt?: Path;
  /** Of the instant the day that it is in the zone of the profile is meant; without a code the day stands as it is written. */
  readonly dayOnly: boolean;
  /** Whether they are written as CCYYMMDD and HHMM, or as YYYY-MM-DD and HH:MM:SS. */
  readonly form: InstantForm;
}

/** What an expression makes of several texts, where a partner is truly odd. Only read. */
export interface ExpressionSource extends AnySource {
  readonly kind: 'expression';
  readonly expression: Expression;
  readonly reads: readonly (readonly [name: string, path: Path])[];
}

export interface GroupRule {
  readonly kind: 'group';
  readonly fields: readonly (readonly [name: string, rule: Rule])[];
  /** Fields without which the group says nothing. */
  readonly required: readonly string[];
  readonly when?: Condition;
}

export interface ListRule {
  readonly kind: 'list';
  readonly slots: readonly Slot[];
}

/** Of an HL tree those levels below which nothing stands; those that stand below none of their kind; or all that do. */
export type WhichLevels = 'lowest' | 'topmost' | 'below';

/** Some items of a list: one for each segment or loop at `each`, or a single one from where the list stands. */
export interface Slot {
  readonly each?: Path;
  /** Of an HL tree not all such levels. */
  readonly which?: WhichLevels;
  readonly when?: Condition;
  /** Written to only when the document has more than one item that could stand here. */
  readonly several?: boolean;
  /** Read only where there are several, too: a single one another rule reads. */
  readonly onlySeveral?: boolean;
  /** Only the first of those that have the same text here, and none without one. Written wherever others have named it. */
  readonly distinct?: Path;
  /**
   * In writing, entries of a list of the item that differ in that field go into items of their own. `again` names what each of
   * these says once more.
   */
  readonly apart?: { readonly list: string; readonly by: string; readonly again: readonly string[] };
  /** Several items from one segment, one for each of these. */
  readonly items: readonly Rule[];
}
