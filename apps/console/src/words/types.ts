const words: Readonly<Record<string, string>> = {
  order: 'Order',
  'order-change': 'Order change',
  'order-acknowledgement': 'Acknowledgement',
  'ship-notice': 'Ship notice',
  invoice: 'Invoice',
  'credit-note': 'Credit note',
  'order-change-acknowledgement': 'Order change acknowledgement',
  remittance: 'Remittance advice',
  'receiving-advice': 'Receiving advice',
  'inventory-report': 'Inventory report',
  'price-catalogue': 'Price catalogue',
  'application-advice': 'Application advice',
};

/** What a document is, for people; a set that no mapping reads is called by its number. */
export function typeWord(type: string | null, setType = ''): string {
  if (type === null) return `Set ${setType}`;
  return words[type] ?? type;
}

export const documentTypes = [
  'order-acknowledgement',
  'ship-notice',
  'invoice',
  'credit-note',
  'order-change-acknowledgement',
  'application-advice',
  'remittance',
  'receiving-advice',
  'inventory-report',
  'price-catalogue',
] as const;
