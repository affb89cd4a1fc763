/**
 * What an order, an acknowledgement, a ship notice or an invoice *is* for us, whatever syntax carries it: one schema a document,
 * its totals with their signs, and the words in which people read it. *Provenance* leads each field back to its bytes; a
 * *leftover* is what no field took.
 */
export {
  type Quantity,
  type Price,
  type Dated,
  quantityValue,
  priceValue,
  decimalValue,
  dateValue,
  currencyValue,
} from './values.js';
export { type Party, type Address, type Contact, partyValue } from './party.js';
export { type Item, itemValue } from './item.js';
export type { Packaging, Reference } from './common.js';
export type { Allowance, Tax, Terms, DeliveryTerms } from './money.js';
export type { OrderAttachment } from './attachment.js';
export { type Order, type OrderLine, orderSchema } from './order.js';
export { type OrderChange, type ChangedLine, orderChangeSchema } from './order-change.js';
export {
  type OrderAcknowledgement,
  type OrderChangeAcknowledgement,
  type AcknowledgedLine,
  type Commitment,
  orderAcknowledgementSchema,
  orderChangeAcknowledgementSchema,
} from './order-acknowledgement.js';
export { type ShipNotice, type ShippedLine, type Pack, shipNoticeSchema } from './ship-notice.js';
export { type ToldShipNotice, type ToldLine, type ToldPack, type LevelBelow } from './told-ship-notice.js';
export { type Invoice, type CreditNote, type InvoicedLine, invoiceSchema, creditNoteSchema } from './invoice.js';
export { type Remittance, type RemittedItem, remittanceSchema } from './remittance.js';
export { type ReceivingAdvice, type ReceivedLine, receivingAdviceSchema } from './receiving-advice.js';
export { type InventoryReport, type StockLine, inventoryReportSchema } from './inventory-report.js';
export { type PriceCatalogue, type CatalogueLine, priceCatalogueSchema } from './price-catalogue.js';
export { type ApplicationAdvice, type ApplicationAnswer, applicationAdviceSchema } from './application-advice.js';
export {
  type CanonicalDocument,
  type DeliverableDocument,
  type DocumentType,
  documentSchemas,
  documentSchema,
  fitsDocument,
  documentTypes,
  documentJsonSchema,
  toldJsonSchema,
  fieldsOfType,
  isDeliverable,
  isDeliverableType,
  isOrderSet,
  carriesPrices,
  isDocumentType,
  orderNumbers,
} from './document.js';
export { inEachCase } from './in-each-case.js';
export { type Mentions, mentionsOf, controlName } from './mentions.js';
export { fieldName, fieldWords, type FieldWords, findingSentence, labelOf, singular } from './field-words.js';
export { documentWord } from './words.js';
export { checkDigit } from './gs1-check-digit.js';
export {
  adjustments,
  changesPayable,
  extended,
  billTotal,
  goodsTotal,
  lineAdjustments,
  lineAmount,
  lineNet,
  orderTotal,
  orderedRate,
  payable,
  statedRate,
  taxesOf,
  unitPrice,
  type Adjustment,
} from './payable.js';
export { totalsFindings } from './totals.js';
export type { Leftover, Origin, ProvenanceJson } from './provenance/origin.js';
export { PlaceColumns } from './provenance/place-columns.js';
export { PlaceColumnsBuilder } from './provenance/place-columns-builder.js';
export { noPlaces } from './provenance/no-places.js';
export { placesFromJson } from './provenance/places-from-json.js';
export { type CanonicalText, canonicalText } from './canonical-text.js';
export { contentHash, canonicalJson } from './content-hash.js';
export { inNormalForm } from './signs.js';
export { headPromise, lineIsPromised, linePromises, type PromisedDay } from './promise.js';
export { isAnswered, wholeAnswer, type WholeAnswer } from './answer.js';
export { changeConcern } from './change-concern.js';
export { isGtin } from './gtin.js';
export { namesNoOrder } from './order-name.js';
export { itemName, orderLineName } from './order-line-name.js';
export { isNeeded } from './needed-fields.js';
export { isTextLine } from './text-line.js';
