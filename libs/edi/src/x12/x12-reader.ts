import type { Place } from '@quayside/std';
import { finding, type EdiFinding } from '../findings/edi-finding.js';
import type { Delimiters, TextEncoding } from '../lexer/delimiters.js';
import { lexedContext } from '../lexer/lexed-context.js';
import { tagNumber, type LexedSegment } from '../lexer/lexed-segment.js';
import { Lexer } from '../lexer/lexer.js';
import { textDecoding } from '../lexer/text.js';
import type { GroupReading, InterchangeNote, InterchangeReading } from '../reading.js';
import { defaultLimits, type InnerOptions, type ReaderLimits } from '../reader/options.js';
import { SetInProgress, setRules, type SetRules } from '../reader/set-in-progress.js';
import type { ValidationPolicy } from '../validation/policy.js';
import { Reporter } from '../validation/reporter.js';
import { functionalIdOf } from './functional-ids.js';
import { GroupInProgress } from './group-in-progress.js';
import { checkHead } from './head-checks.js';
import type { Isa } from './isa.js';
import { compareReferences, numberOf } from './numbers.js';

/** What may stand between ISA and the first group beside TA1: grade of service and delivery acknowledgements. */
const interchangeServices: ReadonlySet<string> = new Set(['ISB', 'ISE', 'TA3']);

/** The segments of the envelope. */
const tags = {
  st: tagNumber('ST'),
  se: tagNumber('SE'),
  gs: tagNumber('GS'),
  ge: tagNumber('GE'),
  iea: tagNumber('IEA'),
};

/** With which letters they begin: any other segment goes to its set without a further look. */
const initials = new Uint8Array(256);
for (const letter of 'SGI') initials[letter.charCodeAt(0)] = 1;

/** Reads the segments behind an ISA: groups, sets, trailers. */
export class X12Reader {
  private readonly policy: ValidationPolicy;
  private readonly rules: SetRules;
  private readonly limits: ReaderLimits;
  private readonly reporter: Reporter;
  private readonly lexer: Lexer;
  private readonly groups: GroupReading[] = [];
  private readonly notes: InterchangeNote[] = [];
  private group: GroupInProgress | undefined;
  private set: SetInProgress | undefined;
  private sets = 0;
  private closed = false;
  private readonly onSegment: InnerOptions['onSegment'];
  private unterminated: LexedSegment | undefined;

  constructor(
    private readonly isa: Isa,
    private readonly options: InnerOptions,
  ) {
    this.onSegment = options.onSegment;
    this.rules = setRules(options);
    this.policy = this.rules.policy;
    this.limits = { ...defaultLimits, ...options.limits };
    this.reporter = new Reporter(this.policy);
    checkHead(isa, this.reporter);
    const context = lexedContext(isa.delimiters, textDecoding(encodingOf(isa.delimiters, options.encoding)));
    const sink = {
      segment: (segment: LexedSegment) => this.take(segment),
      oversized: (offset: number, length: number) => this.skip(offset, length),
    };
    this.lexer = new Lexer(context, this.limits, sink, isa.head.offset + isa.end);
  }

  push(chunk: Uint8Array): void {
    this.lexer.push(chunk);
  }

  end(): InterchangeReading {
    this.lexer.end();
    const end = this.lexer.position;
    if (!this.closed) this.truncated(end);
    else if (this.unterminated !== undefined) this.reportUnterminated(this.unterminated);
    return {
      ...this.isa.head,
      length: end - this.isa.head.offset,
      complete: this.closed,
      groups: this.groups,
      sets: this.sets,
      findings: this.reporter.findings,
      ...(this.notes.length > 0 && { notes: this.notes }),
    };
  }

  private take(segment: LexedSegment): void {
    this.onSegment?.(segment);
    if (this.set !== undefined && initials[segment.initial] !== 1 && segment.terminated) return this.set.add(segment);
    if (!segment.terminated && this.isCutOff(segment)) return this.cutOff(segment);
    switch (segment.tagNumber) {
      case tags.st:
        return this.openSet(segment);
      case tags.se:
        return this.closeSet(segment);
      case tags.gs:
        return this.openGroup(segment);
      case tags.ge:
        return this.closeGroup(segment);
      case tags.iea:
        return this.closeInterchange(segment);
      default:
        if (this.set !== undefined) this.set.add(segment);
        else this.stray(segment.tag, segment);
    }
  }

  /** At the end of the file IEA may lack its terminator, if its reference is not cut off. */
  private isCutOff(segment: LexedSegment): boolean {
    this.unterminated = segment;
    const reference = segment.text(2) ?? '';
    return !this.closed && (segment.tag !== 'IEA' || reference.length < this.isa.head.controlNumber.length);
  }

  /** The file ends within a segment: what is there of it stays with its set. */
  private cutOff(segment: LexedSegment): void {
    if (this.set === undefined) return;
    this.set.add(segment);
    const message = 'The file ends within this segment';
    this.set.reporter.add(finding('segment-unterminated', 'fatal', message, segment.place()));
  }

  /** A segment that stands in no set. */
  private stray(tag: string, segment: LexedSegment): void {
    if (this.closed) this.envelopeFault('text-after-trailer', `${shown(tag)} stands behind IEA`, segment);
    else if (this.group !== undefined) {
      this.envelopeFault('segment-outside-set', `${shown(tag)} stands in a group, but in no set`, segment);
    } else if (tag === 'TA1') this.notes.push(noteOf(segment));
    else if (!interchangeServices.has(tag))
      this.envelopeFault('segment-outside-group', `${shown(tag)} stands in no group`, segment);
  }

  private skip(offset: number, length: number): void {
    if (this.set !== undefined) return this.set.skip(offset, length);
    const message = 'A segment is larger than the limit and was left out';
    this.reporter.add(finding('segment-too-large', 'fatal', message, { offset, length }));
  }

  private openGroup(gs: LexedSegment): void {
    if (this.closed) return this.envelopeFault('text-after-trailer', 'GS stands behind IEA', gs);
    this.endGroup(undefined, gs.offset);
    this.group = new GroupInProgress(gs, this.policy);
  }

  private closeGroup(ge: LexedSegment): void {
    if (this.group === undefined) return this.envelopeFault('group-trailer-unexpected', 'GE comes without its GS', ge);
    this.endGroup(ge, ge.offset + ge.length);
  }

  private endGroup(ge: LexedSegment | undefined, end: number): void {
    this.endSet(undefined);
    if (this.group !== undefined) this.groups.push(this.group.close(ge, end));
    this.group = undefined;
  }

  private openSet(st: LexedSegment): void {
    if (this.closed) return this.envelopeFault('text-after-trailer', 'ST stands behind IEA', st);
    this.endSet(undefined);
    const index = this.sets++;
    const group = this.group?.head ?? null;
    const start = {
      syntax: 'x12' as const,
      type: (st.text(1) ?? '').trim(),
      release: group?.version ?? '',
      reference: (st.text(2) ?? '').trim(),
      group,
      index,
    };
    this.set = new SetInProgress(start, this.rules, this.wants(index) ? 'whole' : 'counted');
    this.checkSetStart(st, this.set);
    this.set.add(st);
  }

  private checkSetStart(st: LexedSegment, set: SetInProgress): void {
    const { type, reference } = set.start;
    const place = { ...st.place(), segment: 1 };
    const { reporter } = set;
    if (!/^[0-9A-Z]{3}$/.test(type)) {
      reporter.add(finding('set-type', 'fatal', `ST01 holds "${type}", which is no set type`, place));
    }
    if (reference.length < 4 || reference.length > 9) {
      const message = `ST02 holds "${reference}", expected four to nine characters`;
      reporter.report(reference === '' ? 'references' : 'lengths', 'set-reference', message, place);
    }
    checkGroupOf(set, place);
    if (this.group !== undefined && !this.group.claim(reference)) {
      const message = `Another set of the group has the reference "${reference}" too`;
      reporter.report('duplicateReferences', 'set-reference-duplicate', message, place);
    }
  }

  private closeSet(se: LexedSegment): void {
    if (this.set === undefined) {
      return this.envelopeFault('set-trailer-unexpected', 'SE comes without its ST', se);
    }
    this.set.add(se);
    this.endSet(se);
  }

  private endSet(se: LexedSegment | undefined): void {
    const set = this.set;
    if (set === undefined) return;
    this.set = undefined;
    if (se === undefined) {
      const message = `SE is missing for the set ${set.start.reference}`;
      const place = { ...set.last, segment: set.segments, tag: 'SE' };
      set.reporter.add(finding('set-trailer-missing', 'fatal', message, place));
    } else compareSetTrailer(se, set);
    const reading = set.finish();
    this.group?.count(reading);
    const { only } = this.options;
    if (only === undefined || only === set.start.index) this.options.onSet(reading);
  }

  private wants(index: number): boolean {
    const { only, onSegment } = this.options;
    return onSegment === undefined && (only === undefined || only === index);
  }

  private closeInterchange(iea: LexedSegment): void {
    if (this.closed) return this.envelopeFault('text-after-trailer', 'A second IEA follows', iea);
    this.endGroup(undefined, iea.offset);
    this.closed = true;
    if (this.groups.length === 0 && this.notes.length === 0) {
      this.envelopeFault('interchange-empty', 'The interchange holds neither a group nor a TA1', iea);
    }
    // Some translators count a TA1 as a group.
    const counted = numberOf(iea.text(1));
    const alone = this.groups.length === 0 && this.notes.length > 0 && counted === 1;
    if (counted !== this.groups.length && !alone) {
      const message = `IEA01 says ${iea.text(1) ?? 'nothing'}, the interchange has ${this.groups.length} groups`;
      this.reporter.report('counts', 'interchange-count', message, iea.place(1));
    }
    this.compareReference(iea);
  }

  private compareReference(iea: LexedSegment): void {
    const reference = (iea.text(2) ?? '').trim();
    const compared = compareReferences(reference, this.isa.head.controlNumber);
    if (compared === 'same') return;
    const message = `IEA02 is "${reference}", ISA13 is "${this.isa.head.controlNumber}"`;
    const check = compared === 'same-number' ? 'envelope' : 'references';
    this.reporter.report(check, 'interchange-reference', message, iea.place(2));
  }

  private truncated(end: number): void {
    const { offset, controlNumber } = this.isa.head;
    this.endGroup(undefined, end);
    const message = `The interchange ${controlNumber} ends without IEA; all of it is refused`;
    this.reporter.add(finding('interchange-truncated', 'fatal', message, { offset, length: end - offset }));
  }

  private reportUnterminated(last: LexedSegment): void {
    const message = 'The last segment has no terminator';
    this.reporter.report('envelope', 'interchange-trailer-unterminated', message, last.place());
  }

  private envelopeFault(code: EdiFinding['code'], message: string, segment: LexedSegment): void {
    this.reporter.report('order', code, message, segment.place());
  }
}

/** A set stands in a group, and in one of its own kind. */
function checkGroupOf({ start: { type, group }, reporter }: SetInProgress, place: Place): void {
  if (group === null) {
    return reporter.add(finding('set-wrong-group', 'fatal', 'The set stands in no group', place));
  }
  const expected = functionalIdOf(type) ?? group.functionalId;
  if (expected === group.functionalId) return;
  const message = `A ${type} belongs in a group ${expected}, this one is ${group.functionalId}`;
  reporter.report('envelope', 'set-wrong-group', message, place);
}

function compareSetTrailer(se: LexedSegment, set: SetInProgress): void {
  const declared = numberOf(se.text(1));
  if (declared !== set.segments) {
    const message = `SE01 says ${se.text(1) ?? 'nothing'}, the set has ${set.segments} segments`;
    set.reporter.report('counts', 'set-count', message, se.place(1));
  }
  // ST02 is text: "0001" is not "1".
  const reference = (se.text(2) ?? '').trim();
  if (reference !== set.start.reference) {
    const message = `SE02 is "${reference}", ST02 is "${set.start.reference}"`;
    set.reporter.report('references', 'set-reference-mismatch', message, se.place(2));
  }
}

function noteOf(segment: LexedSegment): InterchangeNote {
  const text = (n: number): string => segment.text(n) ?? '';
  return {
    offset: segment.offset,
    length: segment.length,
    controlNumber: text(1),
    date: text(2),
    time: text(3),
    verdict: text(4),
    note: text(5),
  };
}

function shown(tag: string): string {
  return /^[A-Z0-9]{1,3}$/.test(tag) ? tag : 'Something that is no segment';
}

/** Where a separator is a single byte above ASCII the text cannot be UTF-8. */
function encodingOf({ element, component, repetition, terminator }: Delimiters, agreed = 'utf-8'): TextEncoding {
  const high = Math.max(element, component, repetition, terminator) > 0x7f;
  return high && agreed === 'utf-8' ? 'latin1' : agreed;
}
