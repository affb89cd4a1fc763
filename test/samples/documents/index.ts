/** Canonical documents for tests, by chance (fast-check): of each syntax all that its standard mappings can express. */
export { anyOf, withOdd } from './any-document.js';
export { x12Acknowledgements, x12ChangeAcknowledgements } from './x12/acknowledgements.js';
export { x12CreditNotes, x12Invoices } from './x12/invoices.js';
export { x12OrderChanges, x12Orders } from './x12/orders.js';
export {
  x12ApplicationAdvices,
  x12InventoryReports,
  x12PriceCatalogues,
  x12ReceivingAdvices,
  x12Remittances,
} from './x12/other-documents.js';
export { x12ShipNotices } from './x12/ship-notices.js';
export {
  edifactAcknowledgements,
  edifactCreditNotes,
  edifactInvoices,
  edifactOrders,
  edifactShipNotices,
} from './edifact-documents.js';
export {
  edifactAdvices,
  edifactCatalogues,
  edifactInventoryReports,
  edifactOrderChanges,
  edifactReceivingAdvices,
  edifactRemittances,
} from './edifact-other-documents.js';
export {
  ublAcknowledgements,
  ublApplicationAdvices,
  ublCatalogues,
  ublCreditNotes,
  ublInvoices,
  ublOrderCancellations,
  ublOrderChanges,
  ublOrders,
  ublReceivingAdvices,
  ublShipNotices,
  ublSimpleAnswers,
} from './ubl-documents.js';
export { cxmlConfirmations, cxmlInvoices, cxmlOrders, cxmlShipNotices } from './cxml-documents.js';
export { notReadAgain } from './provenance-again.js';
export { gtins } from './gtins.js';
