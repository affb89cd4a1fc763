import type { Applied, Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { targetOf } from './target.js';

const values = z.object({ res_model: z.string(), summary: z.string(), note: z.string() });

/** An activity for the order's buyer. Odoo keys no activities: ours carry their key in the note, and are looked for first. */
export async function ask(connection: Connection, effect: Effect): Promise<Applied> {
  const { res_model, summary, note } = values.parse(effect.values);
  const target = await targetOf(connection, effect, res_model);
  return scheduleOnce(connection, target, { key: effect.key, summary, note });
}

/** Schedules an activity unless one with that key is there, done ones included. */
export async function scheduleOnce(
  connection: Connection,
  target: { readonly model: string; readonly id: number },
  activity: { readonly key: string; readonly summary: string; readonly note: string },
): Promise<Applied> {
  const found = await findActivity(connection, target, activity.key);
  if (found !== undefined) return { how: 'found', records: [{ model: 'mail.activity', id: found }] };
  const buyer = await buyerOf(connection, target);
  const [id] = await connection.transport.call(
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

async function findActivity(
  connection: Connection,
  target: { readonly model: string; readonly id: number },
  key: string,
): Promise<number | undefined> {
  const found = await connection.transport.call(
    'mail.activity',
    'search',
    {
      domain: [
        ['res_model', '=', target.model],
        ['res_id', '=', target.id],
        ['note', 'ilike', key],
        ['active', 'in', [true, false]],
      ],
    },
    z.array(z.number()),
  );
  return found[0];
}

const buyers = z.array(z.record(z.string(), z.unknown()));
const userField: Readonly<Record<string, string>> = { 'purchase.order': 'user_id', 'account.move': 'invoice_user_id' };

async function buyerOf(
  connection: Connection,
  target: { readonly model: string; readonly id: number },
): Promise<number | undefined> {
  const field = userField[target.model];
  if (field === undefined) return undefined;
  const read = await connection.transport.call(target.model, 'read', { ids: [target.id], fields: [field] }, buyers);
  const user = z.tuple([z.number(), z.string()]).safeParse(read[0]?.[field]);
  return user.success ? user.data[0] : undefined;
}
