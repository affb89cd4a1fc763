import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { GroupHead, GroupReading, SetSummary } from '../reading.js';
import { Reporter } from '../validation/reporter.js';
import type { ValidationPolicy } from '../validation/policy.js';
import { compareReferences, numberOf } from './numbers.js';

/** A group while its sets come. */
export class GroupInProgress {
  readonly head: GroupHead;
  readonly reporter: Reporter;
  private readonly references = new Set<string>();
  private readonly opened: { readonly offset: number; readonly place: ReturnType<LexedSegment['place']> };
  private received = 0;
  private accepted = 0;

  constructor(gs: LexedSegment, policy: ValidationPolicy) {
    const text = (n: number): string => (gs.text(n) ?? '').trim();
    this.head = {
      functionalId: text(1),
      sender: text(2),
      receiver: text(3),
      controlNumber: text(6),
      version: text(8),
    };
    this.opened = { offset: gs.offset, place: gs.place() };
    this.reporter = new Reporter(policy);
    if (!/^\d{1,9}$/.test(this.head.controlNumber)) {
      const message = `GS06 holds "${this.head.controlNumber}", expected one to nine digits`;
      this.reporter.report('references', 'group-control-number', message, gs.place(6));
    }
  }

  /** Notes the reference of a set; false when the group has had it before. */
  claim(reference: string): boolean {
    if (this.references.has(reference)) return false;
    this.references.add(reference);
    return true;
  }

  count(set: Pick<SetSummary, 'verdict'>): void {
    this.received++;
    if (set.verdict !== 'rejected') this.accepted++;
  }

  /** Ends the group with its GE, or without one at `end`. */
  close(ge: LexedSegment | undefined, end: number): GroupReading {
    if (ge === undefined) {
      const message = `GE is missing for the group ${this.head.controlNumber}`;
      this.reporter.report('counts', 'group-trailer-missing', message, this.opened.place);
    } else this.compare(ge);
    const declared = numberOf(ge?.text(1));
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

  private compare(ge: LexedSegment): void {
    if (numberOf(ge.text(1)) !== this.received) {
      const message = `GE01 says ${ge.text(1) ?? 'nothing'}, the group has ${this.received} sets`;
      this.reporter.report('counts', 'group-count', message, ge.place(1));
    }
    const reference = ge.text(2) ?? '';
    const compared = compareReferences(reference.trim(), this.head.controlNumber);
    if (compared === 'same') return;
    const message = `GE02 is "${reference}", GS06 is "${this.head.controlNumber}"`;
    // Equal as numbers: GE02 is N0, so the group is whole, but somebody writes it carelessly.
    const check = compared === 'same-number' ? 'envelope' : 'references';
    this.reporter.report(check, 'group-reference', message, ge.place(2));
  }
}
