export {
  type Quantity,
  type Price,
  quantityValue,
  priceValue,
  decimalValue,
  dateValue,
  currencyValue,
} from './values.js';
export { type Party, partyValue } from './party.js';
export { type Item, itemValue } from './item.js';
export type { Reference } from './common.js';
export { type Order, type OrderLine, orderSchema } from './order.js';
export {
  type OrderAcknowledgement,
  type AcknowledgedLine,
  type Commitment,
  orderAcknowledgementSchema,
} from './order-acknowledgement.js';
export { type ShipNotice, type ShippedLine, type Pack, shipNoticeSchema } from './ship-notice.js';
export {
  type Invoice,
  type CreditNote,
  type InvoicedLine,
  type Allowance,
  type Tax,
  invoiceSchema,
  creditNoteSchema,
} from './invoice.js';
export {
  type CanonicalDocument,
  type DocumentType,
  documentSchemas,
  documentSchema,
  documentJsonSchema,
  isDocumentType,
  orderNumbers,
} from './document.js';
export type { Provenance, Leftover } from './provenance.js';
export { contentHash, canonicalJson } from './content-hash.js';
