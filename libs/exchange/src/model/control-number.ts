import type { InterchangeHead } from '@quayside/edi';
import type { Brand } from '@quayside/std';
import { keyText } from './found-by.js';
import type { Usage } from './usage.js';

/** The text of a control number: ISA13 or UNB 0020. */
export type ControlText = Brand<string, 'ControlNumber'>;

/** A control number as it was first seen from this sender, with what it belongs to. */
export interface ControlNumber {
  readonly sender: string;
  readonly receiver: string;
  readonly usage: Usage;
  readonly number: ControlText;
}

/** The number of an interchange that came, as it was sent; ISA13 has nine digits, and UNB 0020 may hold anything. */
export function controlTextOf(head: InterchangeHead): ControlText {
  return keyText(head.controlNumber) as ControlText;
}

/** A number of our own: nine digits, as X12 has them; EDIFACT takes them too. */
export function ownControlText(number: number): ControlText {
  return String(number).padStart(9, '0') as ControlText;
}

/** Under which we count the interchanges that we send to a partner, whatever is in them. */
export function ownScope(usage: Usage): string {
  return `interchange/${usage}`;
}

/** What takes the place of a control number where a file has no envelope: the same bytes are the same number. */
export function contentNumber(partner: string, usage: Usage, sha256: string): ControlNumber {
  return { sender: partner, receiver: 'content', usage, number: sha256 as ControlText };
}
