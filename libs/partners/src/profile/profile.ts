import { z } from 'zod';
import {
  amounts,
  beyond,
  withinTolerance,
  lockedOrders,
  dates,
  invoices,
  lines,
  orderNumbers,
  prices,
  owners,
  retention,
  serviceLevels,
  tolerances,
  units,
} from './agreement.js';
import { channel } from './channel.js';
import { csv } from './csv-rules.js';
import { cxml } from './cxml-rules.js';
import { documents } from './document-agreement.js';
import { acknowledgements, controlNumbers, duplicates, edifact, validation, x12 } from './exchange-rules.js';
import { identifiers, odoo } from './identity.js';
import { text, zone } from './scalars.js';
import { supplierLanguages } from '../words/supplier-words.js';
import { workingDays } from './working-days.js';
import { openpgp, wrappers } from './wrappers.js';

/** Everything that was agreed with one partner. Who it is, its stage, its vendor and its documents must be there. */
export const profileSchema = z
  .strictObject({
    partner: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'expected an id of a-z, 0-9 and dashes')
      .meta({ description: 'The id of the partner; the file is named after it' }),
    name: text,
    kind: z.literal('supplier').default('supplier'),
    stage: z.enum(['test', 'live']),
    odoo,
    us: identifiers.prefault({}).meta({ description: 'Our own identifiers, as this partner knows us' }),
    identifiers: identifiers.prefault({}).meta({ description: "The partner's identifiers" }),
    channels: z.array(channel).default([]),
    documents,
    x12,
    edifact,
    encoding: text
      .refine(isEncoding, 'expected an encoding such as utf-8, windows-1252 or iso-8859-2')
      .optional()
      .meta({
        description:
          'In which encoding X12 and EDIFACT of this partner are really written, whatever their envelope says; found out from the bytes where nothing is named',
      }),
    csv,
    cxml,
    wrappers,
    openpgp,
    controlNumbers,
    acknowledgements,
    validation,
    duplicates,
    tolerances,
    beyond,
    withinTolerance,
    lockedOrders,
    owners,
    units,
    prices,
    lines,
    amounts,
    dates,
    orderNumbers,
    invoices,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as EUR')
      .optional()
      .meta({ description: 'Currency of documents that name none' }),
    language: z
      .enum(supplierLanguages)
      .default('en')
      .meta({ description: 'In which language the partner is told what is wrong with its files' }),
    timeZone: zone.default('UTC').meta({ description: 'Zone of times that name none' }),
    serviceLevels,
    workingDays,
    retention,
    notes: text.optional(),
  })
  .meta({ title: 'Partner profile', description: 'Everything that was agreed with one partner' });

/** A profile with every default filled in. */
export type PartnerProfile = Omit<z.infer<typeof profileSchema>, 'kind'> & {
  readonly kind: 'supplier' | 'van';
  /** The partners whose interchanges may come through the mailbox of a VAN. */
  readonly carries: readonly string[];
};

/** JSON Schema (2020-12) of a profile, for editors and forms. */
export function profileJsonSchema(): object {
  return z.toJSONSchema(profileSchema, { io: 'input', unrepresentable: 'any' });
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}
