import { carriesPrices } from '@quayside/canonical';
import type { DocumentListed, ExceptionListed } from '@quayside/store';

const hidden = 'It is about prices, which your roles do not show.';

/** What a list may say of a document to somebody who sees no prices. */
export function withoutPrices(row: DocumentListed): DocumentListed {
  if (row.type !== null && !carriesPrices(row.type)) return row;
  return { ...row, total: null, currency: null, fault: null, reason: row.reason === null ? null : hidden };
}

/** What is said of something that waits to somebody who sees no prices. */
export function exceptionWithoutPrices(row: ExceptionListed): ExceptionListed {
  const isPriced = row.documentType ? carriesPrices(row.documentType) : row.subjectKind !== 'receipt';
  return isPriced ? { ...row, message: hidden, amount: null, currency: null } : row;
}
