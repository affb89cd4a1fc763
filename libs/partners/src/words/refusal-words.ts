import type { DocumentType } from '@quayside/canonical';
import type { DiscrepancyKind } from '@quayside/matching';

/** A document as its sender knows it. */
export interface NamedDocument {
  readonly type: DocumentType | null;
  readonly number?: string;
  readonly orderNumber?: string;
}

/** The message that carried it. */
export interface NamedMessage {
  readonly set: string;
  readonly setControl?: string;
  readonly group?: string;
  readonly interchange?: string;
}

/** Figures of a difference, in the form in which both sides know them. */
export interface ToldDifference {
  readonly kind: DiscrepancyKind;
  readonly ordered?: string | undefined;
  readonly said?: string | undefined;
}

/** What a partner is told whose document a person has refused. */
export interface RefusalWords {
  refused(document: NamedDocument, reason: string): string;
  message(carrier: NamedMessage): string;
  line(number: string | undefined, item: string | undefined): string;
  difference(difference: ToldDifference): string;
  more(count: number): string;
}
