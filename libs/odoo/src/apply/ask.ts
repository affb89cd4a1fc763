import type { Applied, Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { orderDomain } from '../read-order.js';
import { targetOf } from './target.js';

const values = z.object({
  res_model: z.string(),
  user_of_order: z.string(),
  summary: z.string(),
  note: z.string(),
  /** What it is about, for people: of one matter there is one activity, and of one version it is asked once. */
  matter: z.string().optional(),
  version: z.number().optional(),
});

/** An activity for the order's buyer. Odoo keys no activities: ours say in their note what they are about, and are looked for first. */
export async function ask(connection: Connection, effect: Effect): Promise<Applied> {
  const { res_model, user_of_order, summary, note, matter, version } = values.parse(effect.values);
  const target = await targetOf(connection, effect, res_model);
  const about = aboutWords(matter ?? effect.key, version);
  return scheduleOnce(connection, target, { about, order: user_of_order, summary, note });
}

/** What an activity is about, in words that are found again however Odoo keeps them. */
interface About {
  readonly matter: string;
  readonly words: string;
}

export function aboutWords(matter: string, version: number | undefined): About {
  const plain = matter.replace(/[^\p{L}\p{N} .,/-]/gu, ' ');
  return { matter: plain, words: version === undefined ? plain : `${plain}, version ${version}.` };
}

/**
 * Schedules an activity for the buyer of an order, unless it is there, done or not. An open one of the same matter, of an earlier
 * version, says what this one says from now on.
 */
export async function scheduleOnce(
  connection: Connection,
  target: { readonly model: string; readonly id: number },
  activity: { readonly about: About; readonly order: string; readonly summary: string; readonly note: string },
): Promise<Applied> {
  const { transport, dialect } = connection;
  const { about, summary } = activity;
  const found = await dialect.findActivity(transport, { ...target, words: about.words });
  if (found !== undefined) return { how: 'found', records: [found] };
  const note = `${activity.note}<p>${about.words}</p>`;
  const earlier = await openActivity(connection, target, about.matter);
  if (earlier !== undefined) {
    await transport.call('mail.activity', 'write', { ids: [earlier], vals: { summary, note } }, z.literal(true));
    return { how: 'done', records: [{ model: 'mail.activity', id: earlier }] };
  }
  const buyer = await buyerOf(connection, activity.order);
  const [id] = await transport.call(
    target.model,
    'activity_schedule',
    {
      ids: [target.id],
      act_type_xmlid: 'mail.mail_activity_data_todo',
      summary,
      note,
      ...(buyer === undefined ? {} : { user_id: buyer }),
    },
    z.array(z.number()),
  );
  return { how: 'done', records: id === undefined ? [] : [{ model: 'mail.activity', id }] };
}

async function openActivity(
  { transport }: Connection,
  target: { readonly model: string; readonly id: number },
  matter: string,
): Promise<number | undefined> {
  const domain = [
    ['res_model', '=', target.model],
    ['res_id', '=', target.id],
    ['note', 'ilike', `${matter}, version `],
  ];
  const [id] = await transport.call('mail.activity', 'search', { domain }, z.array(z.number()));
  return id;
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
