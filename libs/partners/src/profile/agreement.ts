import { defaultMatchingPolicy, discrepancyKinds, lineKeys, owners as ownerNames } from '@quayside/matching';
import { z } from 'zod';
import { amount, flag, text, whole } from './scalars.js';

// What was agreed about differences between a document and its order. Everything has a default.

const tolerance = z
  .strictObject({ percent: amount.optional(), amount: amount.optional() })
  .meta({ description: 'Within either is within' });

/** How far a document may be from its order. */
export const tolerances = z
  .strictObject({
    price: tolerance.optional(),
    quantityOver: tolerance.optional(),
    quantityUnder: tolerance.optional(),
    date: z.strictObject({ daysEarly: whole.optional(), daysLate: whole.optional() }).prefault({}),
    total: tolerance.optional(),
    charges: tolerance.optional(),
  })
  .prefault({});

const kind = z.enum(discrepancyKinds);

/** What happens to a difference beyond its tolerance. */
export const beyond = z
  .partialRecord(kind, z.enum(['note', 'hold']))
  .prefault({})
  .meta({
    description:
      'With "quantity: note" an answer to a part of what was ordered is delivered, and with "refusal: hold" what the supplier refuses is held all the same',
  });

const writes = z.enum(['write', 'propose']);

/** What becomes of the order where a document differs from it by no more than its tolerance. */
export const withinTolerance = z
  .strictObject({
    price: writes.default(defaultMatchingPolicy.withinTolerance.price),
    quantity: writes.default(defaultMatchingPolicy.withinTolerance.quantity),
    date: writes.default(defaultMatchingPolicy.withinTolerance.date),
  })
  .prefault({})
  .meta({ description: 'Written into the order, or noted there as proposed; dates are written unless it says so' });

/** Whether documents may change orders that their buyer has locked. */
export const lockedOrders = z.enum(['leave', 'write']).default(defaultMatchingPolicy.lockedOrders).meta({
  description: 'Whether documents may change orders that are locked; "write" where Odoo locks each confirmed order',
});

/** Who decides about which difference. */
export const owners = z.partialRecord(kind, z.enum(ownerNames)).prefault({});

/** One `from` holds `factor` of `to`: a case holds 12 pieces, for one item or for all. */
export const units = z
  .array(
    z.strictObject({
      from: text,
      to: text,
      factor: amount,
      item: text.optional(),
      order: flag.default(false).meta({ description: 'Whether orders are sent in `from`' }),
    }),
  )
  .default([])
  .meta({ description: 'Units of UN/ECE Recommendation 20, such as XCS (case) and C62 or EA (each)' });

/** So many units are what a price is of where the partner does not write it: for one item or for all. */
export const prices = z
  .array(
    z.strictObject({
      per: amount.refine((per) => Number(per) > 0, 'expected a number above 0'),
      item: text.optional(),
    }),
  )
  .default([])
  .meta({ description: 'Of how many units prices are that name no number themselves: 100 for "per 100"' });

/** How lines find theirs. */
export const lines = z
  .strictObject({
    keys: z.array(z.enum(lineKeys)).default([...defaultMatchingPolicy.lineKeys]),
    unlisted: z
      .enum(['accepted', 'later', 'question'])
      .default(defaultMatchingPolicy.unlistedLines)
      .meta({ description: 'Lines that an acknowledgement leaves out: accepted as ordered, answered later, or held' }),
    other: z
      .array(
        z
          .strictObject({
            item: z.array(text).optional(),
            description: z.array(text).optional(),
            as: z.enum(['note', 'charge']),
          })
          .refine(
            ({ item = [], description = [] }) => item.length + description.length > 0,
            'expected item or description: the numbers or words that such lines are known by',
          ),
      )
      .default([])
      .meta({
        description: 'Lines that need no line of an order, such as freight or a deposit; a star stands for anything',
      }),
  })
  .prefault({});

/** Which day counts of a period where one day is asked for. */
export const dates = z
  .strictObject({
    period: z
      .enum(['last', 'first'])
      .default('last')
      .meta({ description: 'Of a period where one day is asked for, such as a promise from Monday to Friday' }),
  })
  .prefault({});

/** How the partner names our orders. */
export const orderNumbers = z
  .strictObject({
    pattern: text.max(200).refine(isPattern, 'expected a regular expression such as P\\d{5}').optional().meta({
      description:
        'A regular expression that cuts the number of an order out of a text; its first group, if it has one',
    }),
  })
  .prefault({});

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}

/** How amounts are written. Implied decimals are those of X12 type N2: 350820 is 3508.20. */
export const amounts = z
  .strictObject({
    impliedDecimals: z.enum(['standard', 'explicit-point']).default('standard'),
    decimals: z
      .string({ error: 'expected a whole number' })
      .regex(/^[0-4]$/, 'expected a whole number from 0 to 4')
      .meta({
        type: 'integer',
        description: 'How many decimals N2 implies here: 2 by the standard; 0 for JPY, 3 for KWD where so agreed',
      })
      .transform(Number)
      .default(2),
  })
  .prefault({});

/** Whether an invoice may come before the goods, and what its charges are booked as. */
export const invoices = z
  .strictObject({
    beforeReceipt: z
      .enum(['allowed', 'note', 'hold'])
      .default(defaultMatchingPolicy.billBeforeReceipt)
      .meta({ description: 'Bills of what was not received yet: made, made and noted for finance, or held' }),
    charges: z
      .array(
        z
          .strictObject({
            code: z.array(text).optional(),
            description: z.array(text).optional(),
            product: text.optional().meta({ description: 'Internal reference of an article in Odoo' }),
            account: text.optional().meta({ description: 'Code of an account in Odoo' }),
          })
          .refine(
            ({ product, account }) => (product === undefined) !== (account === undefined),
            'expected product or account: what such charges are booked as',
          ),
      )
      .default([])
      .meta({
        description:
          'What charges and allowances are booked as, by code or words in which a star stands for anything; without them all',
      }),
  })
  .prefault({});

/** What is expected by when, in hours of days that count (`workingDays`). Nothing is expected that is not named, but for acknowledgements. */
export const serviceLevels = z
  .strictObject({
    functionalAcknowledgementWithinHours: whole.default(24).meta({
      description: 'From sending to 997, 999 or CONTRL, where `acknowledgements` has us send them too; 0 expects none',
    }),
    acknowledgeWithinHours: whole
      .optional()
      .meta({ description: 'From sending an order, or a change of it, to its answer' }),
    shipNoticeBeforeDeliveryHours: whole
      .optional()
      .meta({ description: 'From the ship notice of a line to the beginning of the day on which it is to arrive' }),
    invoiceAfterReceiptDays: whole
      .optional()
      .meta({ description: 'From the receipt of goods to their invoice, in days that count' }),
    warnBeforeHours: whole.default(8).meta({
      description:
        'So long before an answer, a ship notice or an invoice is due its owner is warned; 0 warns nobody, and nobody is warned of functional acknowledgements',
    }),
  })
  .prefault({});

/** How long bytes are kept, and whether they hold what only some may see. */
export const retention = z.strictObject({ days: whole.default(3650), classified: flag.default(false) }).prefault({});
