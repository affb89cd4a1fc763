import type { DocumentType } from '@quayside/canonical';
import type { Partner } from '../partner.js';
import type { DocumentAgreement } from '../profile/document-agreement.js';
import { outgoingAgreements } from './agreement-for.js';

/** How an answer of ours goes to the partner. */
export type AnswerAgreement = Pick<DocumentAgreement, 'format' | 'set' | 'channel'>;

/** What is answered. */
export interface Answered {
  readonly type: DocumentType | null;
  /** In what syntax it came. */
  readonly cameAs: string;
  /** The payloadID of a cXML document. */
  readonly payloadId: string | undefined;
}

/**
 * What was agreed for telling the partner what we say of its documents; nothing where it was not. Of several the one in the
 * format in which the document came.
 */
export function answerOf(partner: Partner, answered: Answered): AnswerAgreement | undefined {
  const agreed = outgoingAgreements(partner, 'application-advice');
  // Of each format the first one is written.
  const firsts = agreed.filter(({ format }, i) => agreed.findIndex((each) => each.format === format) === i);
  const all = firsts.filter(({ set }) => !set.startsWith('cxml:') || isInvoiceOfCxml(answered));
  return all.find(({ format }) => format === answered.cameAs) ?? all[0];
}

/** In cXML there is a status of invoices, and it names their file. */
function isInvoiceOfCxml({ type, payloadId }: Answered): boolean {
  return payloadId !== undefined && (type === 'invoice' || type === 'credit-note');
}
