import { z } from 'zod';
import { flag, text } from './scalars.js';

const placeholders = ['type', 'order', 'version', 'ending', 'partner'] as const;

/** The parts of a file name that stand for something of what goes out. */
export type NamePart = (typeof placeholders)[number];

const fileName = text
  .max(120, 'expected at most 120 characters')
  .regex(/^[A-Za-z0-9._{}-]+$/, 'expected letters, digits, dot, dash, underscore and parts such as {order}')
  .refine(
    (name) => [...name.matchAll(/\{([^}]*)\}/g)].every(([, part]) => placeholders.some((known) => known === part)),
    `expected no other parts than ${placeholders.map((each) => `{${each}}`).join(', ')}`,
  )
  .refine(
    (name) => name.includes('{order}') && name.includes('{version}'),
    'expected {order} and {version}, so that no two files have one name',
  );

/** How purchase orders go out, beside what is in them. */
export const ordersOut = {
  channel: text.optional().meta({
    description:
      'Name or login of the channel that it goes out by; of orders usually the first one that anything goes out by, of an application-advice the one that the document came through',
  }),
  fileName: fileName.optional().meta({
    description: 'Usually {type}-{order}-{version}.{ending}, such as 850-P00017-1.x12',
  }),
  waitsFor: z.enum(['sent', 'acknowledged']).optional().meta({
    description:
      'How far an order must be before a change of it goes: sent, or acknowledged by the partner (997, CONTRL). Usually sent',
  }),
  from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2026-11-30')
    .optional()
    .meta({
      description:
        'Orders of this day or later go out also where they were confirmed before Quayside first looked for orders of this partner; without a day those stay where they are',
    }),
  inTest: z.enum(['show', 'send']).optional().meta({
    description:
      'What becomes of orders while the partner is in stage test: shown only, or sent as a test. Usually shown',
  }),
  attachments: flag.optional().meta({
    description:
      'Whether files that hang on the order in Odoo go along: only where it goes as UBL, which has a place for them. Usually not',
  }),
} as const;

/** The names of these settings: only `order` has them. */
export const ordersOutNames = Object.keys(ordersOut) as readonly (keyof typeof ordersOut)[];
