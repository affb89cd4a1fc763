import type { DocumentType } from '@quayside/canonical';
import type { DiscrepancyKind } from '@quayside/matching';
import type { RefusalWords } from './refusal-words.js';

const documents: Readonly<Record<DocumentType, string>> = {
  order: 'order',
  'order-change': 'order change',
  'order-acknowledgement': 'order acknowledgement',
  'order-change-acknowledgement': 'order change acknowledgement',
  'ship-notice': 'ship notice',
  invoice: 'invoice',
  'credit-note': 'credit note',
  remittance: 'remittance advice',
  'receiving-advice': 'receiving advice',
  'inventory-report': 'inventory report',
  'price-catalogue': 'price catalogue',
  'application-advice': 'application advice',
};

const kinds: Readonly<Record<DiscrepancyKind, string>> = {
  'bank-account': 'bank account',
  bill: 'bill',
  order: 'order',
  line: 'line',
  item: 'item',
  unit: 'unit',
  currency: 'currency',
  quantity: 'quantity',
  refusal: 'refused goods',
  tracking: 'lots or serial numbers',
  receipt: 'goods received',
  price: 'price',
  charge: 'charge',
  tax: 'tax',
  total: 'total',
  status: 'status',
  date: 'date',
  catalogue: 'price list',
};

export const refusalEn: RefusalWords = {
  refused: ({ type, number, orderNumber }, reason) => {
    const what = ['Your', type ? documents[type] : 'document', ...(number === undefined ? [] : [number])].join(' ');
    const order = orderNumber === undefined || orderNumber === number ? '' : ` for order ${orderNumber}`;
    return `${what}${order} is refused: ${reason}`;
  },
  message: ({ set, setControl, group, interchange }) =>
    [
      `It came as ${[set, setControl].filter((each) => each !== undefined).join(' ')}`,
      ...(group === undefined ? [] : [`group ${group}`]),
      ...(interchange === undefined ? [] : [`interchange ${interchange}`]),
    ].join(', '),
  line: (number, item) => {
    if (number === undefined) return item === undefined ? 'A line' : `Item ${item}`;
    return `Line ${number}${item === undefined ? '' : ` (${item})`}`;
  },
  difference: ({ kind, ordered, said }) => {
    const name = kinds[kind];
    if (said === undefined) return ordered === undefined ? `${name} does not agree` : `${name}: ${ordered} expected`;
    return ordered === undefined ? `${name}: ${said} does not agree` : `${name}: ${ordered} expected, not ${said}`;
  },
  more: (count) => `and ${count} more that differ`,
};
