import { finding } from '../findings/edi-finding.js';
import type { FindingCode } from '../findings/catalog.js';
import { Lexer } from '../lexer/lexer.js';
import { lexedContext } from '../lexer/lexed-context.js';
import { tagNumber, type LexedSegment } from '../lexer/lexed-segment.js';
import { textDecoding } from '../lexer/text.js';
import type { GroupReading, InterchangeHead, InterchangeReading } from '../reading.js';
import { defaultLimits, type InnerOptions, type ReaderLimits } from '../reader/options.js';
import { SetInProgress, setRules, type SetRules } from '../reader/set-in-progress.js';
import type { ValidationPolicy } from '../validation/policy.js';
import { Reporter } from '../validation/reporter.js';
import { numberOf } from '../x12/numbers.js';
import { characterSetOf } from './character-set.js';
import { EdifactGroup } from './group-in-progress.js';
import { checkUnb } from './head-checks.js';
import { edifactDelimiters } from './una.js';
import { headOf, syntaxIdentifier, unbAt } from './unb.js';

const letterU = 0x55;

/** The segments of the envelope. */
const tags = {
  unh: tagNumber('UNH'),
  unt: tagNumber('UNT'),
  ung: tagNumber('UNG'),
  une: tagNumber('UNE'),
  unz: tagNumber('UNZ'),
};

/** Reads an EDIFACT interchange from its UNB on: groups, messages, trailers. */
export class EdifactReader {
  private readonly policy: ValidationPolicy;
  private readonly rules: SetRules;
  private readonly limits: ReaderLimits;
  private readonly reporter: Reporter;
  private readonly lexer: Lexer;
  private readonly groups: GroupReading[] = [];
  private readonly references = new Set<string>();
  private head: InterchangeHead | undefined;
  private group: EdifactGroup | undefined;
  private set: SetInProgress | undefined;
  private sets = 0;
  private closed = false;
  private readonly onSegment: InnerOptions['onSegment'];
  private exceeded = false;
  /** The level has fewer characters than its encoding. */
  private readonly leveled: boolean;
  /** How many messages are no CONTRL. */
  private business = 0;

  /** `bytes` begin with UNA or UNB and stand at `offset` in the file. */
  constructor(
    bytes: Uint8Array,
    private readonly offset: number,
    private readonly options: InnerOptions,
  ) {
    this.onSegment = options.onSegment;
    this.rules = setRules(options);
    this.policy = this.rules.policy;
    this.limits = { ...defaultLimits, ...options.limits };
    this.reporter = new Reporter(this.policy);
    const unb = unbAt(bytes, 0);
    const characters = characterSetOf(syntaxIdentifier(bytes, unb));
    this.leveled = characters.allowed !== undefined;
    const decoding = textDecoding(options.encoding ?? characters.encoding);
    const context = lexedContext(edifactDelimiters(bytes, 0), decoding, characters.allowed);
    const sink = {
      segment: (segment: LexedSegment) => this.take(segment),
      oversized: (at: number, length: number) => this.skip(at, length),
    };
    this.lexer = new Lexer(context, this.limits, sink, offset + unb);
    this.lexer.push(bytes.subarray(unb));
  }

  push(chunk: Uint8Array): void {
    this.lexer.push(chunk);
  }

  end(): InterchangeReading {
    this.lexer.end();
    const end = this.lexer.position;
    if (!this.closed) this.truncated(end);
    return {
      ...(this.head ?? unknownHead(this.offset)),
      length: end - this.offset,
      complete: this.closed,
      groups: this.groups,
      sets: this.sets,
      findings: this.reporter.findings,
      ...(this.sets > 0 && this.business === 0 && { acknowledges: true }),
    };
  }

  private take(segment: LexedSegment): void {
    this.onSegment?.(segment);
    if (this.head === undefined) return this.open(segment);
    if (!segment.terminated && !this.isWholeTrailer(segment)) return this.cutOff(segment);
    if (this.leveled && !this.exceeded && segment.odd) this.checkLevel(segment);
    // All segments of the envelope begin with this letter.
    if (this.set !== undefined && segment.initial !== letterU) this.set.add(segment);
    else this.dispatch(segment);
  }

  private dispatch(segment: LexedSegment): void {
    switch (segment.tagNumber) {
      case tags.unh:
        return this.openSet(segment);
      case tags.unt:
        return this.closeSet(segment);
      case tags.ung:
        return this.openGroup(segment);
      case tags.une:
        return this.closeGroup(segment);
      case tags.unz:
        return this.closeInterchange(segment);
      default:
        if (this.set !== undefined) this.set.add(segment);
        else this.stray(segment.tag, segment);
    }
  }

  private open(unb: LexedSegment): void {
    this.head = headOf(unb, this.offset);
    if (!unb.terminated) {
      const message = 'The file ends within the UNB segment';
      return this.reporter.add(finding('unb-truncated', 'fatal', message, unb.place()));
    }
    checkUnb(unb, this.reporter);
  }

  /** Lower case under UNOA is so common that it is told once, not for each segment. */
  private checkLevel(segment: LexedSegment): void {
    const element = segment.exceeding();
    if (element === undefined) return;
    this.exceeded = true;
    const message = `The interchange uses characters that ${this.head?.version.slice(0, 4) ?? 'its level'} does not have`;
    this.reporter.report('characters', 'character-set-exceeded', message, segment.place(element));
  }

  private isWholeTrailer(segment: LexedSegment): boolean {
    const expected = this.head?.controlNumber.length ?? 0;
    return this.closed || (segment.tag === 'UNZ' && (segment.text(2) ?? '').length >= expected);
  }

  /** The file ends within a segment: what is there of it stays with its message. */
  private cutOff(segment: LexedSegment): void {
    if (this.set === undefined) return;
    this.set.add(segment);
    const message = 'The file ends within this segment';
    this.set.reporter.add(finding('segment-unterminated', 'fatal', message, segment.place()));
  }

  /** A segment that stands in no message. */
  private stray(tag: string, segment: LexedSegment): void {
    if (this.closed) this.fault('text-after-trailer', `${shown(tag)} stands behind UNZ`, segment);
    else this.fault('segment-outside-set', `${shown(tag)} stands in no message`, segment);
  }

  private skip(offset: number, length: number): void {
    if (this.set !== undefined) return this.set.skip(offset, length);
    const message = 'A segment is larger than the limit and was left out';
    this.reporter.add(finding('segment-too-large', 'fatal', message, { offset, length }));
  }

  private openGroup(ung: LexedSegment): void {
    if (this.closed) return this.fault('text-after-trailer', 'UNG stands behind UNZ', ung);
    this.endGroup(undefined, ung.offset);
    this.group = new EdifactGroup(ung, this.policy);
  }

  private closeGroup(une: LexedSegment): void {
    if (this.group === undefined) return this.fault('group-trailer-unexpected', 'UNE comes without its UNG', une);
    this.endGroup(une, une.offset + une.length);
  }

  private endGroup(une: LexedSegment | undefined, end: number): void {
    this.endSet(undefined);
    if (this.group !== undefined) this.groups.push(this.group.close(une, end));
    this.group = undefined;
  }

  private openSet(unh: LexedSegment): void {
    if (this.closed) return this.fault('text-after-trailer', 'UNH stands behind UNZ', unh);
    this.endSet(undefined);
    const index = this.sets++;
    const text = (element: number, component = 1): string => unh.text(element, component) ?? '';
    const association = text(2, 5);
    const start = {
      syntax: 'edifact' as const,
      type: text(2),
      release: `${text(2, 2)}${text(2, 3)}${association === '' ? '' : `:${association}`}`,
      reference: text(1),
      group: this.group?.head ?? null,
      index,
      identifier: [text(2), text(2, 2), text(2, 3), text(2, 4), ...(association === '' ? [] : [association])],
    };
    this.set = new SetInProgress(start, this.rules, this.wants(index) ? 'whole' : 'counted');
    // A subset such as EANCOM has codes of its own that the directory does not list.
    if (association !== '') this.set.reporter.soften('codes');
    this.checkSetStart(unh, this.set);
    this.set.add(unh);
  }

  private checkSetStart(unh: LexedSegment, { reporter, start }: SetInProgress): void {
    if (!/^[A-Z]{6}$/.test(start.type)) {
      const message = `UNH02-01 holds "${start.type}", which is no message type`;
      reporter.add(finding('set-type', 'fatal', message, { ...unh.place(2, 1), segment: 1 }));
    }
    if (start.reference === '') {
      reporter.report('references', 'set-reference', 'UNH01 is missing', { ...unh.place(1), segment: 1 });
    }
    if (this.references.has(start.reference)) {
      const message = `Another message of the interchange has the reference "${start.reference}" too`;
      reporter.report('duplicateReferences', 'set-reference-duplicate', message, { ...unh.place(1), segment: 1 });
    }
    this.references.add(start.reference);
    if (start.type !== 'CONTRL') this.business++;
  }

  private closeSet(unt: LexedSegment): void {
    if (this.set === undefined) return this.fault('set-trailer-unexpected', 'UNT comes without its UNH', unt);
    this.set.add(unt);
    this.endSet(unt);
  }

  private endSet(unt: LexedSegment | undefined): void {
    const set = this.set;
    if (set === undefined) return;
    this.set = undefined;
    if (unt === undefined) {
      const message = `UNT is missing for the message ${set.start.reference}`;
      const place = { ...set.last, segment: set.segments, tag: 'UNT' };
      set.reporter.add(finding('set-trailer-missing', 'fatal', message, place));
    } else compareTrailer(unt, set);
    const reading = set.finish();
    this.group?.count(reading);
    const { only } = this.options;
    if (only === undefined || only === set.start.index) this.options.onSet(reading);
  }

  private wants(index: number): boolean {
    const { only, onSegment } = this.options;
    return onSegment === undefined && (only === undefined || only === index);
  }

  private closeInterchange(unz: LexedSegment): void {
    if (this.closed) return this.fault('text-after-trailer', 'A second UNZ follows', unz);
    this.endGroup(undefined, unz.offset);
    this.closed = true;
    if (this.sets === 0) this.fault('interchange-empty', 'The interchange holds no message', unz);
    this.compare(unz);
    if (unz.terminated) return;
    const message = 'The last segment has no terminator';
    this.reporter.report('envelope', 'interchange-trailer-unterminated', message, unz.place());
  }

  private compare(unz: LexedSegment): void {
    const grouped = this.groups.length > 0;
    const counted = grouped ? this.groups.length : this.sets;
    if (numberOf(unz.text(1)) !== counted) {
      const what = grouped ? 'groups' : 'messages';
      const message = `UNZ01 says ${unz.text(1) ?? 'nothing'}, the interchange has ${counted} ${what}`;
      this.reporter.report('counts', 'interchange-count', message, unz.place(1));
    }
    const reference = (unz.text(2) ?? '').trim();
    const expected = this.head?.controlNumber ?? '';
    if (reference === expected) return;
    const message = `UNZ02 is "${reference}", UNB05 is "${expected}"`;
    this.reporter.report('references', 'interchange-reference', message, unz.place(2));
  }

  private truncated(end: number): void {
    this.endGroup(undefined, end);
    const message = `The interchange ${this.head?.controlNumber ?? ''} ends without UNZ; all of it is refused`;
    const place = { offset: this.offset, length: end - this.offset };
    this.reporter.add(finding('interchange-truncated', 'fatal', message, place));
  }

  private fault(code: FindingCode, message: string, segment: LexedSegment): void {
    this.reporter.report('order', code, message, segment.place());
  }
}

function compareTrailer(unt: LexedSegment, set: SetInProgress): void {
  if (numberOf(unt.text(1)) !== set.segments) {
    const message = `UNT01 says ${unt.text(1) ?? 'nothing'}, the message has ${set.segments} segments`;
    set.reporter.report('counts', 'set-count', message, unt.place(1));
  }
  const reference = unt.text(2) ?? '';
  if (reference === set.start.reference) return;
  const message = `UNT02 is "${reference}", UNH01 is "${set.start.reference}"`;
  set.reporter.report('references', 'set-reference-mismatch', message, unt.place(2));
}

/** The head of an interchange whose UNB never came whole. */
function unknownHead(offset: number): InterchangeHead {
  const nobody = { qualifier: '', id: '' };
  const rest = { controlNumber: '', usage: 'test' as const, version: '', date: '', time: '' };
  return { syntax: 'edifact', offset, sender: nobody, receiver: nobody, acknowledgementRequested: false, ...rest };
}

function shown(tag: string): string {
  return /^[A-Z0-9]{1,3}$/.test(tag) ? tag : 'Something that is no segment';
}
