import { assertNever } from '@quayside/std';
import { z } from 'zod';
import { type ApplicationAnswer, applicationAdviceSchema } from './application-advice.js';
import { type Fits, fitsOf } from './fits.js';
import { inventoryReportSchema } from './inventory-report.js';
import { creditNoteSchema, invoiceSchema } from './invoice.js';
import { orderAcknowledgementSchema, orderChangeAcknowledgementSchema } from './order-acknowledgement.js';
import { orderChangeSchema } from './order-change.js';
import { namesNoOrder } from './order-name.js';
import { orderSchema } from './order.js';
import { priceCatalogueSchema } from './price-catalogue.js';
import { receivingAdviceSchema } from './receiving-advice.js';
import { remittanceSchema } from './remittance.js';
import { shipNoticeSchema } from './ship-notice.js';
import { toldShipNoticeSchema } from './told-ship-notice.js';

/** The schema of each canonical document, by its type. */
export const documentSchemas = {
  order: orderSchema,
  'order-change': orderChangeSchema,
  'order-acknowledgement': orderAcknowledgementSchema,
  'order-change-acknowledgement': orderChangeAcknowledgementSchema,
  'ship-notice': shipNoticeSchema,
  invoice: invoiceSchema,
  'credit-note': creditNoteSchema,
  remittance: remittanceSchema,
  'receiving-advice': receivingAdviceSchema,
  'inventory-report': inventoryReportSchema,
  'price-catalogue': priceCatalogueSchema,
  'application-advice': applicationAdviceSchema,
} as const;

export type DocumentType = keyof typeof documentSchemas;

export const documentSchema = z.discriminatedUnion('type', [
  orderSchema,
  orderChangeSchema,
  orderAcknowledgementSchema,
  orderChangeAcknowledgementSchema,
  shipNoticeSchema,
  invoiceSchema,
  creditNoteSchema,
  remittanceSchema,
  receivingAdviceSchema,
  inventoryReportSchema,
  priceCatalogueSchema,
  applicationAdviceSchema,
]);

/** What a set means, whoever sent it and in whatever syntax. */
export type CanonicalDocument = z.infer<typeof documentSchema>;

/** True when `documentSchema` accepts the value as it is. For its words, ask the schema. */
export const fitsDocument: Fits = fitsOf(documentSchema);

export const documentTypes = Object.keys(documentSchemas) as readonly DocumentType[];

/** Documents that change something in the ERP. The others are read, stored, shown and searched. */
export type DeliverableDocument = Extract<
  CanonicalDocument,
  { type: 'order-acknowledgement' | 'ship-notice' | 'invoice' | 'credit-note' }
>;

export function isDeliverable(document: CanonicalDocument): document is DeliverableDocument {
  return isDeliverableType(document.type);
}

export function isDeliverableType(type: DocumentType): boolean {
  return ['order-acknowledgement', 'ship-notice', 'invoice', 'credit-note'].includes(type);
}

/** Whether documents of this type say what goods cost: those that tell of goods alone do not. */
export function carriesPrices(type: DocumentType): boolean {
  return !['ship-notice', 'receiving-advice', 'inventory-report', 'application-advice'].includes(type);
}

export function isDocumentType(text: string): text is DocumentType {
  return Object.hasOwn(documentSchemas, text);
}

/** JSON Schema (2020-12) of a canonical document, for `quayside schema` and for editors. */
export function documentJsonSchema(type: DocumentType): object {
  return z.toJSONSchema(documentSchemas[type], { io: 'input', unrepresentable: 'throw' });
}

/** The same of a document as a mapping reads it: a ship notice is told in parts and levels first. */
export function toldJsonSchema(type: DocumentType): object {
  if (type !== 'ship-notice') return documentJsonSchema(type);
  return z.toJSONSchema(toldShipNoticeSchema, { io: 'input', unrepresentable: 'throw' });
}

/** The names of the fields that a mapping may read of a document of this type. */
export function fieldsOfType(type: DocumentType): ReadonlySet<string> {
  return new Set(Object.keys(type === 'ship-notice' ? toldShipNoticeSchema.shape : documentSchemas[type].shape));
}

/** Every order that a document speaks of, in the order of its first mention. */
export function orderNumbers(document: CanonicalDocument): string[] {
  switch (document.type) {
    case 'order':
      return [document.number];
    case 'order-change':
    case 'order-acknowledgement':
    case 'order-change-acknowledgement':
      return [document.orderNumber];
    case 'ship-notice':
      return named([...namedByLines(document.orderNumber, document.lines), ...(document.orders ?? [])]);
    case 'invoice':
    case 'credit-note':
      return named([...namedByLines(document.orderNumber, document.lines), ...(document.orders ?? [])]);
    case 'receiving-advice':
      return namedByLines(document.orderNumber, document.lines);
    case 'remittance':
      return named(document.items.map((item) => item.orderNumber));
    case 'application-advice':
      return named(document.answers.map(orderAnswered));
    case 'inventory-report':
    case 'price-catalogue':
      return [];
    default:
      return assertNever(document);
  }
}

/** Where each line names its order the lines decide: a head that says MULTI, NA or the first of them names none more. */
function namedByLines(
  head: string | undefined,
  lines: readonly { readonly orderNumber?: string | undefined }[],
): string[] {
  const all = lines.map((line) => line.orderNumber);
  const decide = all.length > 0 && all.every((number) => number !== undefined);
  return named(decide || (head !== undefined && namesNoOrder(head)) ? all : [head, ...all]);
}

// Where it answers an order and names it only as what it answers, that is the number of the order.
function orderAnswered({ orderNumber, setType, number }: ApplicationAnswer): string | undefined {
  return orderNumber ?? (setType !== undefined && isOrderSet(setType) ? number : undefined);
}

/** Whether a set, message or root element of this name is an order, a change or a cancellation of one. */
export function isOrderSet(name: string): boolean {
  return orderSets.has(name);
}

const orderSets: ReadonlySet<string> = new Set([
  ...['850', '860', 'ORDERS', 'ORDCHG'],
  ...['Order', 'OrderChange', 'OrderCancellation'],
]);

function named(numbers: readonly (string | undefined)[]): string[] {
  return [...new Set(numbers.filter((number) => number !== undefined))];
}
