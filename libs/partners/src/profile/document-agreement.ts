import type { DocumentType } from '@quayside/canonical';
import { z } from 'zod';
import { ordersOut, ordersOutNames } from './orders-out.js';
import { text } from './scalars.js';

interface Standard {
  /** Set of X12 and message of EDIFACT that carry such a document. */
  readonly x12?: string;
  readonly edifact?: string;
  /** The UBL document. */
  readonly xml?: string;
  readonly direction: 'in' | 'out';
}

/** What carries each of our documents by the standards, and who usually sends it. */
export const standardSets = {
  order: { x12: '850', edifact: 'ORDERS', xml: 'ubl:Order', direction: 'out' },
  'order-change': { x12: '860', edifact: 'ORDCHG', xml: 'ubl:OrderChange', direction: 'out' },
  'order-acknowledgement': { x12: '855', edifact: 'ORDRSP', xml: 'ubl:OrderResponse', direction: 'in' },
  'order-change-acknowledgement': { x12: '865', direction: 'in' },
  'ship-notice': { x12: '856', edifact: 'DESADV', xml: 'ubl:DespatchAdvice', direction: 'in' },
  invoice: { x12: '810', edifact: 'INVOIC', xml: 'ubl:Invoice', direction: 'in' },
  remittance: { x12: '820', edifact: 'REMADV', direction: 'out' },
  'receiving-advice': { x12: '861', edifact: 'RECADV', xml: 'ubl:ReceiptAdvice', direction: 'out' },
  'inventory-report': { x12: '846', edifact: 'INVRPT', direction: 'in' },
  'price-catalogue': { x12: '832', edifact: 'PRICAT', xml: 'ubl:Catalogue', direction: 'in' },
  'application-advice': { x12: '824', edifact: 'APERAK', xml: 'ubl:ApplicationResponse', direction: 'in' },
} as const satisfies Partial<Record<DocumentType, Standard>>;

/** Documents that a profile names; a credit note comes as an invoice does. */
export type AgreedDocument = keyof typeof standardSets;

/** In what syntax a document comes or goes. */
export const documentFormats = ['x12', 'edifact', 'csv', 'xml', 'json'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export const agreedDocuments = Object.keys(standardSets) as readonly AgreedDocument[];

const usualRelease: Record<DocumentFormat, string> = { x12: '004010', edifact: 'D.96A', csv: '', xml: '', json: '' };

const rule: z.ZodType<unknown> = z.unknown();

/** What an order may have to say of each line, or of itself, before it goes. */
export const orderRequirements = ['supplier-item', 'buyer-item', 'gtin', 'price', 'delivery-date', 'ship-to'] as const;

/** How the supplier hears of a change of its order. */
export const waysOfChange = ['change', 'replace', 'none'] as const;

const ofOrders: ReadonlySet<string> = new Set<AgreedDocument>(['order', 'order-change']);

function agreement(document: AgreedDocument) {
  return z
    .strictObject({
      format: z.enum(documentFormats).default('x12'),
      set: text.optional().meta({
        description:
          'Transaction set, message, or document such as ubl:Invoice or cxml:ConfirmationRequest; usually the standard one',
      }),
      release: text.optional().meta({ description: '004010, 005010; D.96A, D.01B' }),
      direction: z.enum(['in', 'out']).default(standardSets[document].direction),
      mapping: text.optional().meta({
        description:
          'Usually the standard one, such as x12/855.yaml; JSON without a mapping is the canonical document itself',
      }),
      overlay: z.record(z.string(), rule).default({}).meta({
        description: 'Single fields of the mapping that are different here: their name, and where they stand',
      }),
      requires: z.array(z.enum(orderRequirements)).optional().meta({
        description:
          'Of orders: what each must say, else it is held. Each line must name its item by some number anyway',
      }),
      changes: z.enum(waysOfChange).optional().meta({
        description:
          'Of orders: "change", as an order change of its own; "replace", the whole order once more; "none", a person tells the supplier. Usually "change" where order-change is agreed, else "none"',
      }),
      ...ordersOut,
    })
    .refine(({ requires }) => requires === undefined || ofOrders.has(document), {
      path: ['requires'],
      message: 'expected only at order and order-change',
    })
    .refine(({ changes }) => changes === undefined || document === 'order', {
      path: ['changes'],
      message: 'expected only at order',
    })
    .refine((said) => notAllowed(document).every((name) => said[name] === undefined), {
      error: `expected ${notAllowed(document).join(', ')} only at order`,
    })
    .transform((said) => withStandard(document, said));
}

const allowedBeside: Partial<Record<AgreedDocument, readonly (typeof ordersOutNames)[number][]>> = {
  'application-advice': ['channel'],
  'receiving-advice': ['channel', 'fileName', 'inTest'],
};

/** How orders go out is agreed at the order; an answer of ours may go by another channel than what it answers came by. */
function notAllowed(document: AgreedDocument): readonly (typeof ordersOutNames)[number][] {
  const allowed = allowedBeside[document] ?? [];
  return document === 'order' ? [] : ordersOutNames.filter((name) => !allowed.includes(name));
}

function withStandard<A extends { format: DocumentFormat; set?: string | undefined; mapping?: string | undefined }>(
  document: AgreedDocument,
  said: A & { release?: string | undefined },
) {
  const standard: Standard = standardSets[document];
  const isFree = said.format === 'csv' || said.format === 'json';
  const set = said.set ?? (isFree ? document : (standard[said.format as 'x12' | 'edifact' | 'xml'] ?? document));
  const mapping = said.mapping ?? usualMapping(said.format, set);
  return { ...said, set, mapping, release: said.release ?? usualRelease[said.format] };
}

/** "ubl:Invoice" is mapped by ubl/Invoice.yaml. Our own JSON needs no mapping: ''. */
function usualMapping(format: DocumentFormat, set: string): string {
  if (format === 'json') return '';
  return format === 'xml' ? `${set.replace(':', '/')}.yaml` : `${format}/${set}.yaml`;
}

function agreements(document: AgreedDocument) {
  const one = agreement(document).refine(({ attachments, set }) => attachments !== true || set.startsWith('ubl:'), {
    path: ['attachments'],
    message: 'expected only where the order is UBL (format: xml): other formats have no place for attachments',
  });
  return z.union([one.transform((each) => [each]), z.array(one).min(1)]).optional();
}

/** Per document: in which format, which set, which release, which mapping, and what is different from it. One or several. */
export const documents = z.strictObject({
  order: agreements('order'),
  'order-change': agreements('order-change'),
  'order-acknowledgement': agreements('order-acknowledgement'),
  'order-change-acknowledgement': agreements('order-change-acknowledgement'),
  'ship-notice': agreements('ship-notice'),
  invoice: agreements('invoice'),
  remittance: agreements('remittance'),
  'receiving-advice': agreements('receiving-advice'),
  'inventory-report': agreements('inventory-report'),
  'price-catalogue': agreements('price-catalogue'),
  'application-advice': agreements('application-advice'),
});

/** One agreement about one document. */
export type DocumentAgreement = NonNullable<z.infer<typeof documents>[AgreedDocument]>[number];
