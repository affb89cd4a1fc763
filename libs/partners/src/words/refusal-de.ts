import type { DocumentType } from '@quayside/canonical';
import type { DiscrepancyKind } from '@quayside/matching';
import type { RefusalWords } from './refusal-words.js';

const documents: Readonly<Record<DocumentType, string>> = {
  order: 'Bestellung',
  'order-change': 'Bestelländerung',
  'order-acknowledgement': 'Auftragsbestätigung',
  'order-change-acknowledgement': 'Bestätigung der Bestelländerung',
  'ship-notice': 'Lieferavis',
  invoice: 'Rechnung',
  'credit-note': 'Gutschrift',
  remittance: 'Zahlungsavis',
  'receiving-advice': 'Wareneingangsmeldung',
  'inventory-report': 'Bestandsbericht',
  'price-catalogue': 'Preiskatalog',
  'application-advice': 'Anwendungsmeldung',
};

const kinds: Readonly<Record<DiscrepancyKind, string>> = {
  'bank-account': 'Bankverbindung',
  bill: 'Rechnung',
  order: 'Bestellung',
  line: 'Position',
  item: 'Artikel',
  unit: 'Einheit',
  currency: 'Währung',
  quantity: 'Menge',
  refusal: 'Abgelehnte Ware',
  tracking: 'Chargen oder Seriennummern',
  receipt: 'Wareneingang',
  price: 'Preis',
  charge: 'Zuschlag oder Abschlag',
  tax: 'Steuer',
  total: 'Summe',
  status: 'Status',
  date: 'Termin',
  catalogue: 'Preisliste',
};

export const refusalDe: RefusalWords = {
  refused: ({ type, number, orderNumber }, reason) => {
    const what = [type ? documents[type] : 'Dokument', ...(number === undefined ? [] : [number])].join(' ');
    const order = orderNumber === undefined || orderNumber === number ? '' : ` zur Bestellung ${orderNumber}`;
    return `Abgelehnt: ${what}${order}. Grund: ${reason}`;
  },
  message: ({ set, setControl, group, interchange }) =>
    [
      `Eingegangen als ${[set, setControl].filter((each) => each !== undefined).join(' ')}`,
      ...(group === undefined ? [] : [`Gruppe ${group}`]),
      ...(interchange === undefined ? [] : [`Übertragungsdatei ${interchange}`]),
    ].join(', '),
  line: (number, item) => {
    if (number === undefined) return item === undefined ? 'Eine Position' : `Artikel ${item}`;
    return `Position ${number}${item === undefined ? '' : ` (${item})`}`;
  },
  difference: ({ kind, ordered, said }) => {
    const name = kinds[kind];
    if (said === undefined) return ordered === undefined ? `${name} stimmt nicht` : `${name}: erwartet ${ordered}`;
    return ordered === undefined ? `${name}: ${said} stimmt nicht` : `${name}: erwartet ${ordered}, nicht ${said}`;
  },
  more: (count) => `und ${count} weitere Abweichungen`,
};
