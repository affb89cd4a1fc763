import type { DocumentType } from './document.js';

const words: Record<DocumentType, string> = {
  order: 'Order',
  'order-change': 'Order change',
  'order-acknowledgement': 'Order acknowledgement',
  'order-change-acknowledgement': 'Order change acknowledgement',
  'ship-notice': 'Ship notice',
  invoice: 'Invoice',
  'credit-note': 'Credit note',
  remittance: 'Remittance advice',
  'receiving-advice': 'Receiving advice',
  'inventory-report': 'Inventory report',
  'price-catalogue': 'Price catalogue',
  'application-advice': 'Application advice',
};

/** What a document of this type is called in front of people. */
export function documentWord(type: DocumentType): string {
  return words[type];
}
