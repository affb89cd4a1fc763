import { type CanonicalDocument, changeConcern, documentWord } from '@quayside/canonical';
import { hearAdvice } from '../send/heard/hear-answer.js';
import { moveToWait, type Why } from '../step/waiting.js';
import type { Ports } from '../ports/ports.js';
import type { DocumentRow } from '../model/rows.js';
import type { WeighedDocument } from './decide-document.js';

type Kept = Exclude<CanonicalDocument, WeighedDocument>;
type Accepted = DocumentRow & { readonly state: 'accepted' };

/**
 * Keeps a document that changes nothing in the ERP: it is there to be read and found. One in which the partner refuses what
 * we sent, or asks us to change an order, waits until its owner has seen it.
 */
export async function keep(ports: Ports, row: Accepted, document: Kept): Promise<void> {
  await ports.store.commit(async (tx) => {
    // What it says of orders that went out from here waits there, in front of whoever can send them anew.
    const rest =
      document.type === 'application-advice'
        ? { ...document, answers: await hearAdvice(ports, tx, row, document) }
        : document;
    const concern = row.acceptedAsIs ? undefined : concernOf({ ...rest } as Kept);
    if (!concern) {
      const what = `kept for reference: ${documentWord(document.type).toLowerCase()} ${document.number} changes nothing in Odoo`;
      return tx.move('inbound', row, 'delivered', { what });
    }
    await moveToWait(ports, tx, 'inbound', row, 'held', concern);
  });
}

/** What somebody has to settle before a document that changes nothing in the ERP is kept. */
export function concernOf(document: Kept): Why | undefined {
  if (document.type === 'application-advice') return refusal(document);
  if (document.type !== 'order-change-acknowledgement') return undefined;
  const what = changeConcern(document);
  if (what === undefined) return undefined;
  return {
    owner: 'procurement',
    code: 'change-asked',
    message: `${what}. Settle it in Odoo or with the supplier, then accept this as is.`,
  };
}

function refusal(document: Extract<Kept, { type: 'application-advice' }>): Why | undefined {
  const refused = document.answers.find((each) => each.verdict === 'rejected' || each.verdict === 'partially-accepted');
  if (!refused) return undefined;
  const about = refused.number ?? refused.orderNumber ?? document.number;
  const why = refused.errors?.map((each) => each.message ?? each.code).filter(Boolean) ?? [];
  return {
    owner: 'procurement',
    code: 'application-rejected',
    message: `The partner's application refused ${about}${why.length > 0 ? `: ${why.join('; ')}` : ''}. Mend what it names and send it again, then accept this as is.`,
  };
}
