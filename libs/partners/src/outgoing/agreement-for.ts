import type { DocumentType } from '@quayside/canonical';
import type { Partner } from '../partner.js';
import { agreedDocuments, type DocumentAgreement, type DocumentFormat } from '../profile/document-agreement.js';

/** What was agreed about a document that we send: in this format, else the first. */
export function agreementFor(
  partner: Partner,
  type: DocumentType,
  format?: DocumentFormat,
): DocumentAgreement | undefined {
  return outgoingAgreements(partner, type).find((each) => format === undefined || each.format === format);
}

/** Everything that was agreed about a document that we send. */
export function outgoingAgreements({ profile }: Partner, type: DocumentType): readonly DocumentAgreement[] {
  const name = agreedDocuments.find((each) => each === type);
  return (name ? (profile.documents[name] ?? []) : []).filter(({ direction }) => direction === 'out');
}
