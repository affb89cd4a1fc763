import type { Terms } from '@quayside/canonical';
import { z } from 'zod';
import { decimalFrom } from '../number.js';
import type { Transport } from '../wire/transport.js';

/** The terms behind a payment term; nothing where it is gone. Its name tells what the days do not. */
export type ReadTerm = (transport: Transport, id: number) => Promise<Terms | undefined>;

/** From Odoo 17. */
export const termByDelay: ReadTerm = async (transport, id) => {
  const shape = termShape.extend({
    early_discount: z.boolean(),
    discount_percentage: z.number(),
    discount_days: z.number(),
  });
  const fields = [...Object.keys(termShape.shape), 'early_discount', 'discount_percentage', 'discount_days'];
  const [term] = await transport.call('account.payment.term', 'read', { ids: [id], fields }, z.array(shape));
  if (!term) return undefined;
  const [line, second] = await linesOf(transport, term, delayed);
  const discount = {
    discountPercent: decimalFrom(term.discount_percentage),
    discountDays: decimalFrom(term.discount_days),
  };
  return {
    ...(line && !second && line.value === 'percent' && line.value_amount === 100 ? delayOf(line) : {}),
    ...(term.early_discount ? discount : {}),
    description: term.name,
  };
};

/** Odoo 16 counts months and days to the end of a month, and grants its discounts on the lines. */
export const termByMonths: ReadTerm = async (transport, id) => {
  const term = await plainTerm(transport, id);
  if (!term) return undefined;
  const [line, second] = await linesOf(transport, term, inMonths);
  if (!line || second || line.value !== 'balance' || line.months > 0) return { description: term.name };
  const discount = {
    discountPercent: decimalFrom(line.discount_percentage),
    discountDays: decimalFrom(line.discount_days),
  };
  return {
    ...dueBy(line),
    ...(line.discount_percentage > 0 ? discount : {}),
    description: term.name,
  };
};

/** Odoo 14 and 15. */
export const termByOption: ReadTerm = async (transport, id) => {
  const term = await plainTerm(transport, id);
  if (!term) return undefined;
  const [line, second] = await linesOf(transport, term, optional);
  if (!line || second || line.value !== 'balance' || line.day_of_the_month > 0) return { description: term.name };
  const fromMonthEnd = line.option === 'after_invoice_month';
  const known = fromMonthEnd || line.option === 'day_after_invoice_date';
  return {
    ...(known ? dueAfter(line.days, fromMonthEnd ? 'end-of-month' : 'basic') : {}),
    description: term.name,
  };
};

const termShape = z.object({ name: z.string(), line_ids: z.array(z.number()) });

const delayed = z.object({
  value: z.string(),
  value_amount: z.number(),
  delay_type: z.string(),
  nb_days: z.number(),
});
const inMonths = z.object({
  value: z.string(),
  months: z.number(),
  days: z.number(),
  end_month: z.boolean(),
  days_after: z.number(),
  discount_percentage: z.number(),
  discount_days: z.number(),
});
const optional = z.object({
  value: z.string(),
  days: z.number(),
  option: z.string(),
  day_of_the_month: z.number(),
});

async function plainTerm(transport: Transport, id: number): Promise<z.infer<typeof termShape> | undefined> {
  const fields = Object.keys(termShape.shape);
  const [term] = await transport.call('account.payment.term', 'read', { ids: [id], fields }, z.array(termShape));
  return term;
}

async function linesOf<T extends z.ZodRawShape>(
  transport: Transport,
  { line_ids: ids }: z.infer<typeof termShape>,
  shape: z.ZodObject<T>,
): Promise<readonly z.infer<z.ZodObject<T>>[]> {
  if (ids.length === 0) return [];
  const fields = Object.keys(shape.shape);
  return transport.call('account.payment.term.line', 'read', { ids, fields }, z.array(shape));
}

function delayOf({ delay_type: delay, nb_days: days }: z.infer<typeof delayed>): Terms {
  if (delay === 'days_after') return dueAfter(days, 'basic');
  return delay === 'days_after_end_of_month' ? dueAfter(days, 'end-of-month') : {};
}

/** Days that then wait for the end of a month are no such number. */
function dueBy(line: z.infer<typeof inMonths>): Terms {
  if (!line.end_month) return dueAfter(line.days, 'basic');
  return line.days === 0 ? dueAfter(line.days_after, 'end-of-month') : {};
}

/** Days from the invoice, or from the end of its month. */
function dueAfter(days: number, kind: 'basic' | 'end-of-month'): Terms {
  return { kind, netDays: decimalFrom(days) };
}
