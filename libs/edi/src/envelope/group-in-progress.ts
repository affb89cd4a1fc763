import type { Place } from '@quayside/std';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { GroupHead, GroupReading, SetSummary } from '../reading.js';
import { Reporter } from '../validation/reporter.js';
import type { ValidationPolicy } from '../validation/policy.js';
import type { EnvelopeDialect } from './dialect.js';
import { numberOf } from './numbers.js';
import { checkOf } from './trailers.js';
import { checkZeroBytes } from '../validation/zero-bytes.js';

/** A group while its sets come. */
export class GroupInProgress {
  readonly head: GroupHead;
  /** The references of its sets. */
  readonly references = new Set<string>();
  private readonly reporter: Reporter;
  private readonly opened: { readonly offset: number; readonly place: Place };
  private received = 0;
  private accepted = 0;

  constructor(
    private readonly dialect: EnvelopeDialect,
    header: LexedSegment,
    policy: ValidationPolicy,
  ) {
    this.head = dialect.groupHead(header);
    this.opened = { offset: header.offset, place: header.place() };
    this.reporter = new Reporter(policy);
    dialect.checkGroup(header, this.head, this.reporter);
    checkZeroBytes(header, this.reporter);
  }

  count(set: Pick<SetSummary, 'verdict'>): void {
    this.received++;
    if (set.verdict !== 'rejected') this.accepted++;
  }

  /** Ends the group with its trailer, or without one at `end`. */
  close(trailer: LexedSegment | undefined, end: number): GroupReading {
    if (trailer === undefined) {
      const message = `${this.dialect.tags.groupEnd} is missing for the group ${this.head.controlNumber}`;
      this.reporter.report('counts', 'group-trailer-missing', message, this.opened.place);
    } else this.compare(trailer);
    const declared = numberOf(trailer?.text(1));
    return {
      ...this.head,
      offset: this.opened.offset,
      length: end - this.opened.offset,
      ...(declared !== undefined && { declaredSets: declared }),
      receivedSets: this.received,
      acceptedSets: this.accepted,
      findings: this.reporter.findings,
    };
  }

  private compare(trailer: LexedSegment): void {
    const { tags, words, references } = this.dialect;
    if (numberOf(trailer.text(1)) !== this.received) {
      const message = `${tags.groupEnd}01 says ${trailer.text(1) ?? 'nothing'}, the group has ${this.received} ${words.sets}`;
      this.reporter.report('counts', 'group-count', message, trailer.place(1));
    }
    const reference = trailer.text(2) ?? '';
    const compared = this.dialect.compare(this.dialect.reference(reference), this.head.controlNumber);
    if (compared === 'same') return;
    const message = `${tags.groupEnd}02 is "${reference}", ${references.group} is "${this.head.controlNumber}"`;
    this.reporter.report(checkOf(compared), 'group-reference', message, trailer.place(2));
  }
}
