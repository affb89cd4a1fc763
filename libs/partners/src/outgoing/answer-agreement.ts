import type { Partner } from '../partner.js';
import type { DocumentAgreement } from '../profile/document-agreement.js';
import { outgoingAgreements } from './agreement-for.js';

/** How an answer of ours goes to the partner. */
export type AnswerAgreement = Pick<DocumentAgreement, 'format' | 'set' | 'channel'>;

/**
 * What was agreed for telling the partner what we say of its documents; nothing where it was not. Of several the one in the
 * format in which the document came.
 */
export function answerOf(partner: Partner, cameAs: string): AnswerAgreement | undefined {
  const all = outgoingAgreements(partner, 'application-advice');
  return all.find(({ format }) => format === cameAs) ?? all[0];
}
