/** The types of simple elements: X12's own, and a, n, an of EDIFACT as ALPHA, R and AN. */
export type ElementType = 'AN' | 'ID' | 'N0' | 'N2' | 'R' | 'DT' | 'TM' | 'B' | 'ALPHA';

/** A simple element as a segment or composite uses it. */
export interface ElementDefinition {
  readonly kind: 'element';
  /** Its number in the dictionary: "353", "1001". */
  readonly id: string;
  readonly name?: string;
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  readonly mandatory: boolean;
  /** How often it may repeat; 1 where the standard knows no repetition. */
  readonly repeat: number;
  /** The codes that it may hold, where the dictionary lists them. */
  readonly codes?: ReadonlySet<string>;
}

/** An element made of components. */
export interface CompositeDefinition {
  readonly kind: 'composite';
  readonly id: string;
  readonly name?: string;
  readonly mandatory: boolean;
  readonly repeat: number;
  readonly components: readonly ElementDefinition[];
  readonly relations: readonly Relation[];
}

/** A relational condition between elements of a segment, or components of a composite, by position. */
export interface Relation {
  /** P paired, R at least one, E at most one, C if the first then all others, L if the first then at least one other. */
  readonly kind: 'P' | 'R' | 'E' | 'C' | 'L';
  readonly positions: readonly number[];
  /** A bit for each position; 0 when one of them is too high for that. */
  readonly mask: number;
}

/** A segment with its elements in order. */
export interface SegmentDefinition {
  readonly tag: string;
  readonly name?: string;
  readonly elements: readonly (ElementDefinition | CompositeDefinition)[];
  readonly relations: readonly Relation[];
}

/** A place in a set where a segment stands, alone or as the opening one of a loop. */
export interface PlaceDefinition {
  readonly tag: string;
  readonly mandatory: boolean;
  /** How often the segment or the loop may come here. */
  readonly max: number;
  /** Present when the segment opens a loop: what follows it there. */
  readonly loop?: LoopDefinition;
}

/** What a set or a loop is made of, in order. A loop's opening segment is not among its places. */
export interface LoopDefinition {
  readonly id: string;
  readonly places: readonly PlaceDefinition[];
  /** Where each tag stands among the places. */
  readonly byTag: ReadonlyMap<string, readonly number[]>;
  /** Which places are mandatory, by their index. */
  readonly mandatory: readonly number[];
  /** The tag of the segment that opens it, where that is not its name: an element of XML or JSON, whose own text is ".". */
  readonly opens?: string;
  /** Where nobody listed what may stand in an element: the place of that tag, made when it is asked for. */
  made?(tag: string): PlaceDefinition;
}

/** A transaction set or message with all that it is made of. */
export interface SetDefinition {
  /** `csv`: the columns of a mapping, seen as a set; `xml` and `json`: elements, each a loop that its own text opens. */
  readonly syntax: 'x12' | 'edifact' | 'csv' | 'xml' | 'json';
  readonly type: string;
  /** The release whose dictionary this is: "004010", "D.96A". */
  readonly release: string;
  readonly root: LoopDefinition;
  /** The segment of that tag in this release; undefined when the release does not know it. */
  segment(tag: string): SegmentDefinition | undefined;
  /** Every tag that has a place somewhere in the set. */
  readonly tags: ReadonlySet<string>;
}
