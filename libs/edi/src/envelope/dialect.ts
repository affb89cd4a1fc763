import type { Result } from '@quayside/std';
import type { FindingCode } from '../findings/catalog.js';
import type { EdiFinding } from '../findings/edi-finding.js';
import type { TextEncoding } from '../lexer/delimiters.js';
import type { LexedContext } from '../lexer/lexed-context.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { GroupHead, InterchangeHead, InterchangeNote } from '../reading.js';
import type { Reporter } from '../validation/reporter.js';
import type { EnvelopeTags } from './envelope-tags.js';
import type { SetInProgress, SetStart } from './set-in-progress.js';

/** All in which the envelopes of X12 and EDIFACT differ. How an envelope is followed, and what it must hold, is one rule. */
export interface EnvelopeDialect {
  readonly syntax: 'x12' | 'edifact';
  readonly tags: EnvelopeTags;
  /** What a set is called, one of them and several. */
  readonly words: { readonly set: string; readonly sets: string };
  /** Where the references stand that trailers repeat: ST02, GS06 and ISA13. */
  readonly references: { readonly set: string; readonly group: string; readonly interchange: string };
  /** Within what no two sets have the same reference. */
  readonly uniqueWithin: 'group' | 'interchange';
  /** Sets that acknowledge: an interchange that holds nothing else is said to. */
  readonly acknowledgements: ReadonlySet<string>;

  /** Reads the beginning of an interchange from its first bytes, which stand at `offset` in the file. */
  begin(bytes: Uint8Array, offset: number, encoding?: TextEncoding): Result<EnvelopeStart, EdiFinding>;

  groupHead(segment: LexedSegment): GroupHead;
  checkGroup(segment: LexedSegment, head: GroupHead, reporter: Reporter): void;

  setStart(segment: LexedSegment, group: GroupHead | null, index: number): SetStart;
  /** `isRepeated`: another set has this reference. */
  checkSet(segment: LexedSegment, set: SetInProgress, isRepeated: boolean): void;

  /** The reference of a set or a group as the element of a trailer repeats it. */
  reference(text: string | undefined): string;
  /** How the control numbers of groups and interchanges compare. */
  compare(a: string, b: string): 'same' | 'same-number' | 'different';

  /** What a segment in no set is, inside a group or not; nothing when it may stand there and says nothing to us. */
  stray(segment: LexedSegment, isInGroup: boolean): Stray | undefined;
  /** What the trailer of the interchange must count. */
  tally(contents: Contents): Tally;
}

/** How an interchange begins. */
export interface EnvelopeStart {
  /** How many bytes come before the first segment that the lexer cuts: ISA, whose width is fixed, or UNA. */
  readonly length: number;
  readonly context: LexedContext;
  /** The encoding that the interchange names, where nobody agreed on another one: it is to be found out whether it is true. */
  readonly declared?: DeclaredEncoding;
  readonly head: HeadSource;
}

/** An encoding and what names it: "UNOC"; "X12, which names none,". */
export interface DeclaredEncoding {
  readonly encoding: TextEncoding;
  readonly by: string;
}

/** What the head of an interchange says: known before the first segment (ISA), or by it (UNB). Both report what is wrong with it. */
export type HeadSource =
  | { readonly from: 'start'; readonly head: InterchangeHead; check(reporter: Reporter): void }
  | { readonly from: 'segment'; read(segment: LexedSegment, reporter: Reporter): InterchangeHead };

/** A segment that stands in no set. */
export type Stray =
  | { readonly kind: 'note'; readonly note: InterchangeNote }
  | { readonly kind: 'fault'; readonly code: FindingCode; readonly where: string };

/** How much of each an interchange holds. */
export interface Contents {
  readonly groups: number;
  readonly sets: number;
  readonly notes: number;
}

/** What a trailer must count. */
export interface Tally {
  readonly count: number;
  /** What it counts: "groups". */
  readonly of: string;
  /** Another number that is as good. */
  readonly orElse?: number;
  /** What to say of an interchange that holds nothing. */
  readonly empty?: string;
}
