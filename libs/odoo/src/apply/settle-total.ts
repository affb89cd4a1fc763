import type { Applied, Effect } from '@quayside/exchange';
import { absolute, compare, decimal, decimalOf, minus, type Decimal } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { decimalFrom } from '../number.js';
import { aboutWords, scheduleOnce } from './ask.js';
import { targetOf } from './target.js';

const values = z.object({
  amount_total: z.string().transform((text, context): Decimal => {
    const read = decimal(text);
    if (read.ok) return read.value;
    context.addIssue(read.error);
    return z.NEVER;
  }),
  user_of_order: z.string(),
  matter: z.string().optional(),
  version: z.number().optional(),
});
const bill = z.object({
  id: z.number(),
  ref: z.union([z.string(), z.literal(false)]),
  move_type: z.string(),
  state: z.string(),
  amount_total: z.number(),
  currency_id: z.tuple([z.number(), z.string()]),
});
type Bill = z.infer<typeof bill>;

/** Differences up to this come from rounding; beyond it somebody has to look. */
const roundingOnly = decimalOf('0.05');

/**
 * Brings a draft bill to the supplier's total: cents go into the tax, whose rounding made them; more than that is asked of
 * the buyer, and the bill stays as it is.
 */
export async function settleTotal(connection: Connection, effect: Effect): Promise<Applied> {
  const { transport, dialect } = connection;
  const { amount_total: wanted, user_of_order: order, matter, version } = values.parse(effect.values);
  const target = await targetOf(connection, effect, 'account.move');
  const [found] = await transport.call(
    'account.move',
    'read',
    { ids: [target.id], fields: ['ref', 'move_type', 'state', 'amount_total', 'currency_id'] },
    z.array(bill),
  );
  const difference = found ? minus(wanted, decimalFrom(found.amount_total)) : decimalOf('0');
  if (!found || found.state !== 'draft' || difference === '0')
    return { how: 'found', records: records(target.id, found) };
  if (compare(absolute(difference), roundingOnly) <= 0 && (await dialect.settleTax(transport, found, difference))) {
    return { how: 'done', records: records(target.id, found) };
  }
  const asked = await scheduleOnce(connection, target, {
    about: aboutWords(matter ?? effect.key, version),
    order,
    summary: 'EDI: total differs',
    note: `<p>The supplier asks ${wanted} ${found.currency_id[1]}, the bill comes to ${decimalFrom(found.amount_total)}: please check prices and taxes.</p>`,
  });
  return { how: asked.how, records: [...records(target.id, found), ...asked.records] };
}

function records(id: number, found: Bill | undefined) {
  return [{ model: 'account.move', id, ...(found?.ref ? { name: found.ref } : {}) }];
}
