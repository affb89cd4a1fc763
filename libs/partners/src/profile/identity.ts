import { z } from 'zod';
import { text, usage, whole } from './scalars.js';

/** One end of an X12 envelope: ISA05/06 or ISA07/08, and GS02 or GS03 where it differs. */
const x12Identifier = z.strictObject({
  qualifier: z.string().regex(/^[0-9A-Z]{2}$/, 'expected two characters such as ZZ, 01 or 14'),
  id: text.max(15, 'expected at most 15 characters'),
  group: text.optional().meta({ description: 'GS02 or GS03, when it differs from the id' }),
  usage,
});

/** One end of an EDIFACT envelope: UNB S002 or S003, identification with its qualifier. */
const edifactIdentifier = z.strictObject({
  qualifier: z
    .string()
    .regex(/^[0-9A-Z]{0,4}$/, 'expected up to four characters such as 14, or none')
    .default(''),
  id: text.max(35, 'expected at most 35 characters'),
  usage,
});

/** The names under which somebody sends and is found. */
export const identifiers = z.strictObject({
  x12: z.array(x12Identifier).default([]),
  edifact: z.array(edifactIdentifier).default([]),
  gln: z
    .string()
    .regex(/^\d{13}$/, 'expected 13 digits')
    .optional(),
  duns: z
    .string()
    .regex(/^\d{9}(\d{4})?$/, 'expected 9 digits, or 13 with the suffix')
    .optional(),
  cxml: z
    .array(z.strictObject({ domain: text, identity: text }))
    .default([])
    .meta({
      description:
        'Credentials of cXML: NetworkID, DUNS and their identity. Each is looked for in From, the first one is written; without any, duns',
    }),
  peppol: z
    .array(z.string().regex(/^\d{4}:\S+$/, 'expected a scheme and an identifier such as 0088:4012345000009'))
    .default([])
    .meta({ description: 'Participant identifiers in Peppol: the endpoint of the sender in UBL' }),
});

/** Which Odoo, which company and which vendor the partner's documents belong to. */
export const odoo = z.strictObject({
  connection: text.default('default'),
  company: whole.optional(),
  vendor: z
    .strictObject({ ref: text.optional(), vat: text.optional(), id: whole.optional() })
    .refine((vendor) => Object.keys(vendor).length === 1, 'expected exactly one of ref, vat and id'),
  testConnection: text.optional().meta({ description: 'Where test documents go; without it they are only rehearsed' }),
});

/** One identifier of an X12 envelope and the traffic that it stands for. */
export type X12Identifier = z.infer<typeof x12Identifier>;

/** One identifier of an EDIFACT envelope and the traffic that it stands for. */
export type EdifactIdentifier = z.infer<typeof edifactIdentifier>;
