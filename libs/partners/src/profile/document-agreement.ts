import type { DocumentType } from '@quayside/canonical';
import { z } from 'zod';
import { text } from './scalars.js';

/** What a set of X12 is called for each of our documents, and its standard mapping. */
const standardSets = {
  order: { set: '850', direction: 'out' },
  'order-acknowledgement': { set: '855', direction: 'in' },
  'ship-notice': { set: '856', direction: 'in' },
  invoice: { set: '810', direction: 'in' },
} as const satisfies Partial<Record<DocumentType, { set: string; direction: 'in' | 'out' }>>;

/** Documents that a profile names; a credit note comes as an invoice does. */
export type AgreedDocument = keyof typeof standardSets;

const rule: z.ZodType<unknown> = z.unknown();

function agreement(document: AgreedDocument) {
  const standard = standardSets[document];
  return z.strictObject({
    set: text.default(standard.set),
    release: text.default('004010'),
    direction: z.enum(['in', 'out']).default(standard.direction),
    mapping: text.default(`x12/${standard.set}.yaml`),
    overlay: z
      .record(z.string(), rule)
      .default({})
      .meta({ description: 'Single fields of the mapping that are different here: their name, and where they stand' }),
  });
}

/** Per document: which set, which release, which mapping, and what is different from it. */
export const documents = z.strictObject({
  order: agreement('order').optional(),
  'order-acknowledgement': agreement('order-acknowledgement').optional(),
  'ship-notice': agreement('ship-notice').optional(),
  invoice: agreement('invoice').optional(),
});

/** The agreement about one document. */
export type DocumentAgreement = NonNullable<z.infer<typeof documents>[AgreedDocument]>;
