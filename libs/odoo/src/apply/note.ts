import type { Applied, Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { externalId } from '../wire/external-id.js';
import { makeRecord } from './make-record.js';
import { targetOf } from './target.js';

const values = z.object({ model: z.string(), body: z.string() });

/**
 * An internal note in the chatter. It is loaded, not posted: so Odoo itself keeps it to one, and nobody is e-mailed, which
 * an internal note would not do either.
 */
export async function note(connection: Connection, effect: Effect): Promise<Applied> {
  const { model, body } = values.parse(effect.values);
  const made = await makeRecord(connection, effect, 'mail.message', async () => {
    const target = await targetOf(connection, effect, model);
    return {
      fields: ['id', 'model', 'res_id', 'body', 'message_type', 'subtype_id/id'],
      rows: [[externalId(effect.key), target.model, String(target.id), body, 'comment', 'mail.mt_note']],
    };
  });
  return { how: made.how, records: [{ model: 'mail.message', id: made.id }] };
}
