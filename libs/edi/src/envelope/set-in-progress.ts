import { dictionaryFor } from '../dictionaries/dictionary-for.js';
import type { FindingCode } from '../findings/catalog.js';
import { finding } from '../findings/edi-finding.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { type GroupHead, type SetReading, setReading, type SetVerdict } from '../reading.js';
import type { Span } from '../segment.js';
import { SetBuilder } from '../structure/set-builder.js';
import { outside, SetIndex } from '../structure/set-index.js';
import { validationPolicy, type ValidationCheck, type ValidationPolicy } from '../validation/policy.js';
import { defaultLimits, type ReaderOptions } from './options.js';
import { Reporter } from '../validation/reporter.js';
import { checksOf, type SetChecks } from '../validation/set-checks.js';
import { SetTotals } from '../validation/totals.js';
import { validateSegment } from '../validation/validate-segment.js';
import { checkZeroBytes } from '../validation/zero-bytes.js';

/** What a set is before its segments come. */
export interface SetStart {
  readonly syntax: 'x12' | 'edifact';
  readonly type: string;
  readonly release: string;
  readonly reference: string;
  readonly group: GroupHead | null;
  readonly index: number;
  readonly identifier?: readonly string[];
  /** A subset such as EANCOM has codes of its own that the directory does not list. */
  readonly isSubset?: boolean;
}

/** How sets are read. */
export interface SetRules {
  readonly policy: ValidationPolicy;
  /** The checks whose strictness a profile names: no circumstance lowers it. */
  readonly named: ReadonlySet<ValidationCheck>;
  readonly explicitPoint: boolean;
  readonly setBytes: number;
  readonly agreed: NonNullable<ReaderOptions['agreed']>;
}

/** The rules that the options of a reader make. */
export function setRules(options: Pick<ReaderOptions, 'validation' | 'limits' | 'agreed' | 'explicitPoint'>): SetRules {
  const { validation = {}, limits, explicitPoint = false } = options;
  return {
    policy: validationPolicy(validation),
    named: new Set(Object.keys(validation) as ValidationCheck[]),
    explicitPoint,
    setBytes: limits?.setBytes ?? defaultLimits.setBytes,
    agreed: (set) => options.agreed?.(set) ?? true,
  };
}

/** What releases differ in: which segments a set has and in which order, and what its elements may hold. */
const releaseFindings: ReadonlySet<FindingCode> = new Set<FindingCode>([
  ...(['segment-unknown', 'segment-not-in-set', 'segment-out-of-order', 'segment-missing'] as const),
  ...(['segment-repeated', 'loop-repeated', 'repetitions-too-many'] as const),
  ...([
    'elements-too-many',
    'components-too-many',
    'element-missing',
    'element-condition',
    'element-exclusion',
  ] as const),
  ...(['element-too-short', 'element-too-long', 'code-unknown'] as const),
]);

/** Directories of EDIFACT differ in types too: the number of a line became text. */
const directoryFindings: ReadonlySet<FindingCode> = new Set<FindingCode>([...releaseFindings, 'number-invalid']);

/** A set while its segments come; memory is bounded by `setBytes`. */
export class SetInProgress {
  readonly reporter: Reporter;
  segments = 0;
  private readonly checks: SetChecks | undefined;
  private readonly builder: SetBuilder | undefined;
  /** Without a dictionary the segments stand side by side. */
  private readonly flat: SetIndex;
  private readonly totals: SetTotals | undefined;
  private readonly trailing: boolean;
  /** Something of the set was left out. */
  private partial = false;
  private offset = 0;
  /** Where what came last of it stands; as numbers, since keeping each segment in turn costs more than counting it. */
  private lastOffset = 0;
  private lastLength = 0;

  constructor(
    readonly start: SetStart,
    private readonly rules: SetRules,
    /** whole: a tree with all checks. counted: only what the envelope needs to know. */
    private readonly depth: 'whole' | 'counted' = 'whole',
  ) {
    this.reporter = new Reporter(rules.policy, rules.named, rules.explicitPoint);
    this.flat = new SetIndex(start.type);
    this.trailing = this.reporter.checks('trailingSeparators');
    if (start.isSubset === true) this.reporter.soften('codes');
    if (depth === 'counted') return;
    const match = dictionaryFor(start.syntax, start.release, start.type);
    if (match !== undefined) {
      this.builder = new SetBuilder(match.definition, this.reporter);
      this.checks = checksOf(match.definition);
      if (this.reporter.checks('totals')) this.totals = new SetTotals(start.syntax, start.type);
    }
    if (match?.finding !== undefined) this.fallBack(match.finding.message);
    if (match === undefined) this.reportNoDictionary();
  }

  add(segment: LexedSegment): void {
    segment.position = ++this.segments;
    if (this.segments === 1) this.offset = segment.offset;
    this.lastOffset = segment.offset;
    this.lastLength = segment.length;
    if (this.depth === 'counted') return;
    if (this.segments === 1) this.checkAgreed(segment);
    if (this.end - this.offset > this.rules.setBytes) return this.overflow(segment);
    if (this.builder === undefined) this.flat.add(segment, segment.tag, outside);
    else this.builder.add(segment);
    this.check(segment);
    if (this.trailing) this.checkTrailing(segment);
  }

  private check(segment: LexedSegment): void {
    const check = this.checks?.of(segment);
    if (check === undefined) return checkZeroBytes(segment, this.reporter);
    validateSegment(segment, check, this.reporter);
    const { builder, totals } = this;
    if (check.isTotalled && totals !== undefined) totals.add(segment, builder?.isWithin(totals.lineLoop) === true);
  }

  /** A segment of the set that was too large to keep. */
  skip(offset: number, length: number): void {
    this.segments++;
    this.partial = true;
    this.lastOffset = offset;
    this.lastLength = length;
    const place = { offset, length, segment: this.segments };
    this.reporter.add(
      finding('segment-too-large', 'fatal', 'A segment is larger than the limit and was left out', place),
    );
  }

  /** The place of what came last of it. */
  get last(): Span {
    return { offset: this.lastOffset, length: this.lastLength };
  }

  private get end(): number {
    return this.lastOffset + this.lastLength;
  }

  /** The finished set. */
  finish(): SetReading {
    const content = this.builder?.finish() ?? this.flat;
    // Totals of a set of which a part was left out say nothing.
    if (!this.partial) this.totals?.check(this.reporter);
    const { type, release, reference, group, index, identifier } = this.start;
    const summary = {
      offset: this.offset,
      length: this.end - this.offset,
      type,
      release,
      reference,
      group,
      index,
      segments: this.segments,
      verdict: verdictOf(this.reporter),
      findings: this.reporter.findings,
      ...(identifier !== undefined && { identifier }),
    };
    return setReading(summary, content);
  }

  /** Another release has segments, codes and lengths of its own: that ours does not know them is no reason to refuse. */
  private fallBack(message: string): void {
    this.reporter.add(finding('dictionary-fallback', 'info', message, {}));
    this.reporter.lower(this.start.syntax === 'x12' ? releaseFindings : directoryFindings);
  }

  /** A set that nobody here expects is refused by its head, whatever it holds. */
  private checkAgreed(segment: LexedSegment): void {
    const { syntax, type, release } = this.start;
    if (this.rules.agreed({ type, release })) return;
    // ST01, and the first component of S009 in UNH.
    const place = syntax === 'x12' ? segment.place(1) : segment.place(2, 1);
    const code = this.builder === undefined ? 'set-unknown' : 'set-not-agreed';
    const message =
      this.builder === undefined
        ? `Nobody here knows a set ${type} of release ${release}`
        : `No set ${type} of release ${release} was agreed`;
    this.reporter.add(finding(code, 'fatal', message, place));
  }

  private reportNoDictionary(): void {
    const message = `There is no dictionary for ${this.start.type}; its segments were read without checks`;
    this.reporter.add(finding('no-dictionary', 'info', message, {}));
  }

  private overflow(segment: LexedSegment): void {
    this.partial = true;
    if (this.reporter.findings.some((found) => found.code === 'set-too-large')) return;
    const message = `The set is larger than ${this.rules.setBytes} bytes; what comes after this place was left out`;
    this.reporter.add(finding('set-too-large', 'fatal', message, segment.place()));
  }

  private checkTrailing(segment: LexedSegment): void {
    if (segment.elements > 0 && segment.span(segment.elements)?.length === 0) {
      const message = `${segment.tag} ends with separators that nothing follows`;
      this.reporter.report('trailingSeparators', 'separators-trailing', message, segment.place(segment.elements));
    }
  }
}

function verdictOf(reporter: Reporter): SetVerdict {
  if (reporter.fatal) return 'rejected';
  return reporter.warned ? 'accepted-with-errors' : 'accepted';
}
