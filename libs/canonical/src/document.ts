import { z } from 'zod';
import { creditNoteSchema, invoiceSchema } from './invoice.js';
import { orderAcknowledgementSchema } from './order-acknowledgement.js';
import { orderSchema } from './order.js';
import { shipNoticeSchema } from './ship-notice.js';

/** The schema of each canonical document, by its type. */
export const documentSchemas = {
  order: orderSchema,
  'order-acknowledgement': orderAcknowledgementSchema,
  'ship-notice': shipNoticeSchema,
  invoice: invoiceSchema,
  'credit-note': creditNoteSchema,
} as const;

export type DocumentType = keyof typeof documentSchemas;

export const documentSchema = z.discriminatedUnion('type', [
  orderSchema,
  orderAcknowledgementSchema,
  shipNoticeSchema,
  invoiceSchema,
  creditNoteSchema,
]);

/** What a set means, whoever sent it and in whatever syntax. */
export type CanonicalDocument = z.infer<typeof documentSchema>;

export function isDocumentType(text: string): text is DocumentType {
  return Object.hasOwn(documentSchemas, text);
}

/** JSON Schema (2020-12) of a canonical document, for `quayside schema` and for editors. */
export function documentJsonSchema(type: DocumentType): object {
  return z.toJSONSchema(documentSchemas[type], { io: 'input', unrepresentable: 'throw' });
}

/** Every order that a document speaks of, in the order of its first mention. */
export function orderNumbers(document: CanonicalDocument): string[] {
  if (document.type === 'order') return [document.number];
  const named = document.orderNumber === undefined ? [] : [document.orderNumber];
  if (document.type === 'order-acknowledgement') return named;
  const onLines = document.lines.flatMap((line) => (line.orderNumber === undefined ? [] : [line.orderNumber]));
  return [...new Set([...named, ...onLines])];
}
