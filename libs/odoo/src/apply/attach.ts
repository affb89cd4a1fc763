import type { Applied, Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { externalId } from '../wire/external-id.js';
import { makeRecord } from './make-record.js';
import { targetOf } from './target.js';

const values = z.object({ res_model: z.string(), name: z.string(), mimetype: z.string() });

/** The source document, as bytes, on the record that it became. */
export async function attach(
  connection: Connection,
  effect: Effect,
  source: () => Promise<Uint8Array>,
): Promise<Applied> {
  const { res_model, name, mimetype } = values.parse(effect.values);
  // The first effect on an order: the same bytes under the same key again are sooner written than asked for.
  const options = { asks: res_model !== 'purchase.order' };
  const made = await makeRecord(
    connection,
    effect,
    'ir.attachment',
    async () => {
      const target = await targetOf(connection, effect, res_model);
      const datas = Buffer.from(await source()).toString('base64');
      return {
        fields: ['id', 'name', 'datas', 'res_model', 'res_id', 'mimetype'],
        rows: [[externalId(effect.key), name, datas, target.model, String(target.id), mimetype]],
      };
    },
    options,
  );
  return { how: made.how, records: [{ model: 'ir.attachment', id: made.id, name }] };
}
