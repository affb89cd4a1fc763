import type { Applied, Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { orderDomain } from '../read-order.js';
import { targetOf } from './target.js';

const values = z.object({ res_model: z.string(), user_of_order: z.string(), summary: z.string(), note: z.string() });

/** An activity for the order's buyer. Odoo keys no activities: ours carry their key in the note, and are looked for first. */
export async function ask(connection: Connection, effect: Effect): Promise<Applied> {
  const { res_model, user_of_order, summary, note } = values.parse(effect.values);
  const target = await targetOf(connection, effect, res_model);
  return scheduleOnce(connection, target, { key: effect.key, order: user_of_order, summary, note });
}

/** Schedules an activity for the buyer of an order, unless one with that key is there, done ones included. */
export async function scheduleOnce(
  connection: Connection,
  target: { readonly model: string; readonly id: number },
  activity: { readonly key: string; readonly order: string; readonly summary: string; readonly note: string },
): Promise<Applied> {
  const { transport, dialect } = connection;
  const wanted = { ...target, words: activity.key };
  const found = await dialect.findActivity(transport, wanted);
  if (found !== undefined) return { how: 'found', records: [found] };
  const buyer = await buyerOf(connection, activity.order);
  const [id] = await transport.call(
    target.model,
    'activity_schedule',
    {
      ids: [target.id],
      act_type_xmlid: 'mail.mail_activity_data_todo',
      summary: activity.summary,
      note: `${activity.note}<p>${activity.key}</p>`,
      ...(buyer === undefined ? {} : { user_id: buyer }),
    },
    z.array(z.number()),
  );
  return { how: 'done', records: id === undefined ? [] : [{ model: 'mail.activity', id }] };
}

const buyers = z.array(z.object({ user_id: z.union([z.tuple([z.number(), z.string()]), z.literal(false)]) }));

/** A buyer who has left would not see it: then it is the gateway's own user's. */
async function buyerOf(connection: Connection, order: string): Promise<number | undefined> {
  const [found] = await connection.transport.call(
    'purchase.order',
    'search_read',
    {
      domain: [...(await orderDomain(connection, [order])), ['user_id.active', '=', true]],
      fields: ['user_id'],
    },
    buyers,
  );
  return found?.user_id ? found.user_id[0] : undefined;
}
