import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { GroupHead, GroupReading, SetSummary } from '../reading.js';
import type { ValidationPolicy } from '../validation/policy.js';
import { Reporter } from '../validation/reporter.js';
import { numberOf } from '../x12/numbers.js';

/** A group UNG..UNE while its messages come. */
export class EdifactGroup {
  readonly head: GroupHead;
  readonly reporter: Reporter;
  private received = 0;
  private accepted = 0;

  constructor(
    private readonly ung: LexedSegment,
    policy: ValidationPolicy,
  ) {
    const text = (element: number, component = 1): string => ung.text(element, component) ?? '';
    this.head = {
      functionalId: text(1),
      sender: text(2),
      receiver: text(3),
      controlNumber: text(5),
      version: text(7) + text(7, 2),
    };
    this.reporter = new Reporter(policy);
    if (this.head.controlNumber !== '') return;
    this.reporter.report('references', 'group-control-number', 'UNG05 is missing', ung.place(5));
  }

  count(set: Pick<SetSummary, 'verdict'>): void {
    this.received++;
    if (set.verdict !== 'rejected') this.accepted++;
  }

  /** Ends the group with its UNE, or without one at `end`. */
  close(une: LexedSegment | undefined, end: number): GroupReading {
    if (une === undefined) {
      const message = `UNE is missing for the group ${this.head.controlNumber}`;
      this.reporter.report('counts', 'group-trailer-missing', message, this.ung.place());
    } else this.compare(une);
    const declared = numberOf(une?.text(1));
    return {
      ...this.head,
      offset: this.ung.offset,
      length: end - this.ung.offset,
      ...(declared !== undefined && { declaredSets: declared }),
      receivedSets: this.received,
      acceptedSets: this.accepted,
      findings: this.reporter.findings,
    };
  }

  private compare(une: LexedSegment): void {
    if (numberOf(une.text(1)) !== this.received) {
      const message = `UNE01 says ${une.text(1) ?? 'nothing'}, the group has ${this.received} messages`;
      this.reporter.report('counts', 'group-count', message, une.place(1));
    }
    if ((une.text(2) ?? '') === this.head.controlNumber) return;
    const message = `UNE02 is "${une.text(2) ?? ''}", UNG05 is "${this.head.controlNumber}"`;
    this.reporter.report('references', 'group-reference', message, une.place(2));
  }
}
