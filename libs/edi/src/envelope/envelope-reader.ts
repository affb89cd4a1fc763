import { finding } from '../findings/edi-finding.js';
import type { FindingCode } from '../findings/catalog.js';
import type { TextEncoding } from '../lexer/delimiters.js';
import { EncodingGate } from '../lexer/encoding-gate.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import { Lexer } from '../lexer/lexer.js';
import { latin1, textDecoding } from '../lexer/text.js';
import { usedEncoding } from '../lexer/used-encoding.js';
import type { GroupReading, InterchangeHead, InterchangeNote, InterchangeReading } from '../reading.js';
import { Reporter } from '../validation/reporter.js';
import type { DeclaredEncoding, EnvelopeDialect, EnvelopeStart } from './dialect.js';
import type { EnvelopeTags } from './envelope-tags.js';
import { GroupInProgress } from './group-in-progress.js';
import { defaultLimits, type InnerOptions } from './options.js';
import { SetInProgress, setRules, type SetRules } from './set-in-progress.js';
import { compareSetTrailer, compareTrailer } from './trailers.js';
import { unknownHead } from './unknown-head.js';

/** Follows the envelope of an interchange of either syntax: groups, sets, trailers. */
export class EnvelopeReader {
  private readonly tags: EnvelopeTags;
  private readonly initials: Uint8Array;
  private readonly onSegment: InnerOptions['onSegment'];
  private readonly rules: SetRules;
  private readonly reporter: Reporter;
  private readonly lexer: Lexer;
  /** Holds bytes above ASCII back until their encoding is found out; none where it was agreed. */
  private readonly gate: EncodingGate | undefined;
  private encoding: TextEncoding | undefined;
  private readonly groups: GroupReading[] = [];
  private readonly notes: InterchangeNote[] = [];
  private readonly references = new Set<string>();
  private head: InterchangeHead | undefined;
  private group: GroupInProgress | undefined;
  private set: SetInProgress | undefined;
  private sets = 0;
  /** How many sets are no acknowledgements. */
  private business = 0;
  private closed = false;
  /** The level of the interchange has fewer characters than its encoding, and none of the others has come yet. */
  private watching: boolean;
  private toldSmall = false;

  /** `offset` is where the interchange begins in the file. What is pushed begins behind the first `start.length` bytes of it. */
  constructor(
    private readonly dialect: EnvelopeDialect,
    private readonly start: EnvelopeStart,
    private readonly offset: number,
    private readonly options: InnerOptions,
  ) {
    this.tags = dialect.tags;
    this.initials = dialect.tags.initials;
    this.onSegment = options.onSegment;
    this.rules = setRules(options);
    this.reporter = new Reporter(this.rules.policy);
    this.watching = start.context.allowed !== undefined;
    if (start.head.from === 'start') {
      this.head = start.head.head;
      start.head.check(this.reporter);
    }
    const sink = {
      segment: (segment: LexedSegment) => this.take(segment),
      oversized: (at: number, length: number) => this.skip(at, length),
    };
    this.lexer = new Lexer(start.context, { ...defaultLimits, ...options.limits }, sink, offset + start.length);
    this.keep(false);
    const { declared } = start;
    if (declared === undefined) return;
    const forward = (bytes: Uint8Array) => this.lexer.push(bytes);
    this.gate = new EncodingGate(forward, (...of) => this.useEncoding(declared, ...of));
  }

  push(chunk: Uint8Array): void {
    if (this.gate === undefined) this.lexer.push(chunk);
    else this.gate.push(chunk);
  }

  /** What bytes above ASCII mean is known from here on. */
  private useEncoding(declared: DeclaredEncoding, evidence: Uint8Array, before: number, last: number): void {
    const used = usedEncoding(evidence, declared.encoding, last);
    this.encoding = used;
    if (used === declared.encoding) return;
    const { context, length } = this.start;
    context.decoding = textDecoding(used);
    const message = `${declared.by} means ${named(declared.encoding)}, and the interchange is written in ${named(used)}: it was read so`;
    this.reporter.add(finding('encoding-used', 'info', message, { offset: this.offset + length + before, length: 1 }));
  }

  /** Only the tree of a set holds on to segments: of all others nothing is asked once they were followed. */
  private keep(inTree: boolean): void {
    this.lexer.keeps = inTree || this.options.keepsSegments === true;
  }

  end(): InterchangeReading {
    this.gate?.end();
    this.lexer.end();
    const end = this.lexer.position;
    if (!this.closed) this.truncated(end);
    return {
      ...(this.head ?? unknownHead(this.dialect.syntax, this.offset)),
      length: end - this.offset,
      complete: this.closed,
      groups: this.groups,
      sets: this.sets,
      findings: this.reporter.findings,
      ...(this.sets > 0 && this.business === 0 && { acknowledges: true }),
      ...(this.notes.length > 0 && { notes: this.notes }),
      ...(this.encoding !== undefined && { encoding: this.encoding }),
    };
  }

  private take(segment: LexedSegment): void {
    const { set } = this;
    const isPlain = set !== undefined && this.initials[segment.initial] !== 1 && segment.terminated;
    if (isPlain && !(this.watching && segment.odd)) set.add(segment);
    else this.follow(segment);
    // Its position in the set is known only now.
    this.onSegment?.(segment);
  }

  /** Any segment but a plain one of a set. */
  private follow(segment: LexedSegment): void {
    const { head } = this;
    if (head === undefined) return this.open(segment);
    if (!this.toldSmall && segment.isSmall) this.tellSmall(segment);
    if (!segment.terminated && !this.isWholeTrailer(segment, head)) return this.cutOff(segment);
    if (this.watching && segment.odd) this.checkLevel(segment, head);
    this.dispatch(segment, head);
  }

  private dispatch(segment: LexedSegment, head: InterchangeHead): void {
    const { numbers } = this.tags;
    switch (segment.tagNumber) {
      case numbers.set:
        return this.openSet(segment);
      case numbers.setEnd:
        return this.closeSet(segment);
      case numbers.group:
        return this.openGroup(segment);
      case numbers.groupEnd:
        return this.closeGroup(segment);
      case numbers.end:
        return this.closeInterchange(segment, head);
      default:
        if (this.set !== undefined) this.set.add(segment);
        else this.stray(segment);
    }
  }

  private open(segment: LexedSegment): void {
    const { head } = this.start;
    if (head.from === 'segment') this.head = head.read(segment, this.reporter);
  }

  private tellSmall(segment: LexedSegment): void {
    this.toldSmall = true;
    const message = `Tags are written in small letters, this one and perhaps more; they were read as capital ones`;
    this.reporter.report('envelope', 'segment-tag', message, segment.place());
  }

  /** Lower case under UNOA is so common that it is told once, not for each segment. */
  private checkLevel(segment: LexedSegment, head: InterchangeHead): void {
    const element = segment.exceeding();
    if (element === undefined) return;
    this.watching = false;
    const message = `The interchange uses characters that ${head.version.slice(0, 4)} does not have`;
    this.reporter.report('characters', 'character-set-exceeded', message, segment.place(element));
  }

  /** At the end of the file the trailer may lack its terminator, if its reference is not cut off. */
  private isWholeTrailer(segment: LexedSegment, { controlNumber }: InterchangeHead): boolean {
    return this.closed || (segment.tag === this.tags.end && (segment.text(2) ?? '').length >= controlNumber.length);
  }

  /** The file ends within a segment: what is there of it stays with its set. */
  private cutOff(segment: LexedSegment): void {
    if (this.set === undefined) return;
    this.set.add(segment);
    const message = 'The file ends within this segment';
    this.set.reporter.add(finding('segment-unterminated', 'fatal', message, segment.place()));
  }

  /** A segment that stands in no set. */
  private stray(segment: LexedSegment): void {
    if (this.closed)
      return isQuotation(segment) ? this.quoted(segment) : this.behindTrailer(shown(segment.tag), segment);
    const stray = this.dialect.stray(segment, this.group !== undefined);
    if (stray?.kind === 'note') this.notes.push(stray.note);
    else if (stray !== undefined) this.fault(stray.code, `${shown(segment.tag)} ${stray.where}`, segment);
  }

  private skip(offset: number, length: number): void {
    if (this.set !== undefined) return this.set.skip(offset, length);
    const message = 'A segment is larger than the limit and was left out';
    this.reporter.add(finding('segment-too-large', 'fatal', message, { offset, length }));
  }

  private openGroup(header: LexedSegment): void {
    if (this.closed) return this.behindTrailer(this.tags.group, header);
    this.endGroup(undefined, header.offset);
    this.group = new GroupInProgress(this.dialect, header, this.rules.policy);
  }

  private closeGroup(trailer: LexedSegment): void {
    const { group, groupEnd } = this.tags;
    if (this.group !== undefined) return this.endGroup(trailer, trailer.offset + trailer.length);
    this.fault('group-trailer-unexpected', `${groupEnd} comes without its ${group}`, trailer);
  }

  private endGroup(trailer: LexedSegment | undefined, end: number): void {
    this.endSet(undefined);
    if (this.group !== undefined) this.groups.push(this.group.close(trailer, end));
    this.group = undefined;
  }

  private openSet(header: LexedSegment): void {
    if (this.closed) return this.behindTrailer(this.tags.set, header);
    this.endSet(undefined);
    const index = this.sets++;
    const start = this.dialect.setStart(header, this.group?.head ?? null, index);
    if (!this.dialect.acknowledgements.has(start.type)) this.business++;
    const isWhole = this.wants(index);
    this.set = new SetInProgress(start, this.rules, isWhole ? 'whole' : 'counted');
    this.dialect.checkSet(header, this.set, this.isRepeated(start.reference));
    this.set.add(isWhole ? header.kept() : header);
    this.keep(isWhole);
  }

  /** Notes the reference of a set; a set without its group has none to share it with. */
  private isRepeated(reference: string): boolean {
    const known = this.dialect.uniqueWithin === 'group' ? this.group?.references : this.references;
    if (known?.has(reference) === true) return true;
    known?.add(reference);
    return false;
  }

  private closeSet(trailer: LexedSegment): void {
    if (this.set === undefined) {
      const { set, setEnd } = this.tags;
      return this.fault('set-trailer-unexpected', `${setEnd} comes without its ${set}`, trailer);
    }
    this.set.add(trailer);
    this.endSet(trailer);
  }

  private endSet(trailer: LexedSegment | undefined): void {
    const set = this.set;
    if (set === undefined) return;
    this.set = undefined;
    this.keep(false);
    if (trailer === undefined) this.trailerMissing(set);
    else compareSetTrailer(this.dialect, trailer, set);
    const reading = set.finish();
    this.group?.count(reading);
    const { only } = this.options;
    if (only === undefined || only === set.start.index) this.options.onSet(reading);
  }

  private trailerMissing(set: SetInProgress): void {
    const tag = this.tags.setEnd;
    const message = `${tag} is missing for the ${this.dialect.words.set} ${set.start.reference}`;
    set.reporter.add(finding('set-trailer-missing', 'fatal', message, { ...set.last, segment: set.segments, tag }));
  }

  private wants(index: number): boolean {
    const { only, onSegment } = this.options;
    return onSegment === undefined && (only === undefined || only === index);
  }

  private closeInterchange(trailer: LexedSegment, head: InterchangeHead): void {
    if (this.closed) return this.fault('text-after-trailer', `A second ${this.tags.end} follows`, trailer);
    this.endGroup(undefined, trailer.offset);
    this.closed = true;
    this.lexer.endsHere();
    const contents = { groups: this.groups.length, sets: this.sets, notes: this.notes.length };
    const tally = this.dialect.tally(contents);
    if (tally.empty !== undefined) this.fault('interchange-empty', tally.empty, trailer);
    compareTrailer(this.dialect, trailer, head, tally, this.reporter);
    if (trailer.terminated) return;
    const message = 'The last segment has no terminator';
    this.reporter.report('envelope', 'interchange-trailer-unterminated', message, trailer.place());
  }

  private truncated(end: number): void {
    this.endGroup(undefined, end);
    const message = `The interchange ${this.head?.controlNumber ?? ''} ends without ${this.tags.end}; all of it is refused`;
    const place = { offset: this.offset, length: end - this.offset };
    this.reporter.add(finding('interchange-truncated', 'fatal', message, place));
  }

  private behindTrailer(what: string, segment: LexedSegment): void {
    this.fault('text-after-trailer', `${what} stands behind ${this.tags.end}`, segment);
  }

  /** Some tool put the whole interchange in quotation marks, which are none of it. */
  private quoted(segment: LexedSegment): void {
    const message = `A quotation mark stands behind ${this.tags.end}; it was left out`;
    this.reporter.report('envelope', 'text-after-trailer', message, segment.place());
  }

  private fault(code: FindingCode, message: string, segment: LexedSegment): void {
    this.reporter.report('order', code, message, segment.place());
  }
}

function shown(tag: string): string {
  return /^[A-Z0-9]{1,3}$/.test(tag) ? tag : 'Something that is no segment';
}

function isQuotation(segment: LexedSegment): boolean {
  return latin1(segment.raw(), 0, segment.raw().length).trim() === '"';
}

/** An encoding as people call it. */
function named(encoding: TextEncoding): string {
  return encoding === 'latin1'
    ? 'ISO 8859-1'
    : encoding.replace(/^(iso|utf)/, (start) => start.toUpperCase()).replace(/^cp/, 'DOS code page ');
}
