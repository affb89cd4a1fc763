import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const goods = z.enum(['bolt', 'resin', 'pump']);

const orderLine = z.strictObject({
  goods,
  quantity: z.number(),
  price: z.number(),
  discount: z.number().optional(),
  /** Percent of a tax that the price contains. */
  included: z.number().optional(),
});

/** What a document says of a line of the order, by its place there; of the goods, where it names no line. */
const said = z.strictObject({
  line: z.int().optional(),
  goods: goods.optional(),
  quantity: z.number(),
  price: z.number().optional(),
  date: z.string().optional(),
  lot: z.string().optional(),
  expiry: z.string().optional(),
  serials: z.array(z.string()).optional(),
  pack: z.string().optional(),
});

const supplierStep = {
  lines: z.array(said),
  outcome: z.string().default('delivered'),
  because: z.array(z.string()).default([]),
};
const billStep = z.strictObject({
  ...supplierStep,
  number: z.string(),
  total: z.string(),
  tax: z.number(),
  charge: z.string().optional(),
});

const step = z.union([
  z.strictObject({ acknowledges: z.strictObject({ ...supplierStep, reference: z.string() }) }),
  z.strictObject({ ships: z.strictObject({ ...supplierStep, notice: z.string(), arrives: z.string() }) }),
  z.strictObject({ bills: billStep }),
  z.strictObject({ credits: billStep }),
  /** The warehouse validates the first receipt that is open. */
  z.strictObject({ receives: z.literal('what is announced') }),
  z.strictObject({ returns: z.strictObject({ line: z.int(), quantity: z.number() }) }),
  z.strictObject({
    changes: z.strictObject({
      line: z.int(),
      quantity: z.number().optional(),
      price: z.number().optional(),
      date: z.string().optional(),
    }),
  }),
  z.strictObject({ cancels: z.literal('the order') }),
]);

const row = z.record(z.string(), z.unknown());
const expected = z.strictObject({
  order: row,
  lines: z.array(row),
  receipts: z.array(z.strictObject({ is: row, moves: z.array(row).optional(), move_lines: z.array(row).optional() })),
  bills: z.array(z.strictObject({ is: row, lines: z.array(row) })),
  /** Lots that were received. */
  lots: z.array(row).default([]),
  /** Words in activities that people have to do. */
  activities: z.array(z.string()).default([]),
});

const schema = z.strictObject({
  about: z.string(),
  /** Played by every `npm run test:peers`; the others by `npm run test:odoo` only. */
  always: z.boolean().default(false),
  only: z.array(z.union([z.literal(14), z.literal(19)])).default([14, 19]),
  order: z.strictObject({
    lines: z.array(orderLine),
    currency: z.string().optional(),
    company: z.literal('second').optional(),
    warehouse: z.literal('three steps').optional(),
    customer: z.literal('at the customer').optional(),
    /** Days that goods keep, and before which they are at their best, have to be used and looked after. */
    keeps: z.strictObject({ days: z.number(), best: z.number(), removal: z.number() }).optional(),
  }),
  steps: z.array(step),
  expected,
  /** What Odoo 14 has otherwise: whole parts of `expected`. */
  on14: z
    .strictObject({
      order: expected.shape.order.optional(),
      lines: expected.shape.lines.optional(),
      receipts: expected.shape.receipts.optional(),
      bills: expected.shape.bills.optional(),
      lots: z.array(row).optional(),
    })
    .optional(),
});

export type Case = z.infer<typeof schema> & { readonly name: string };
export type Step = z.infer<typeof step>;
export type Said = z.infer<typeof said>;
export type Bill = z.infer<typeof billStep>;
export type Expected = z.infer<typeof expected>;

/** What suppliers, buyers and the warehouse do, and what Odoo then holds, written down by a person: one file each. */
export function readCases(): readonly Case[] {
  const folder = path.join(import.meta.dirname, 'cases');
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const read = schema.safeParse(parse(readFileSync(path.join(folder, file), 'utf8')));
      if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
      return { ...read.data, name: path.basename(file, '.yaml') };
    });
}
