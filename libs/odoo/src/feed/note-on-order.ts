import type { ErpRecord } from '@quayside/exchange';
import { linesOfText } from './plain-text.js';
import { makeRecord } from '../apply/make-record.js';
import { orderId } from '../apply/target.js';
import type { Connection } from '../connection.js';
import { keyOf } from '../plan/effect-key.js';
import { paragraph } from '../plan/html.js';
import { externalId } from '../wire/external-id.js';

/** An internal note in the chatter of an order. Odoo itself keeps it to one for its key. */
export async function noteOnOrder(
  connection: Connection,
  number: string,
  note: { readonly key: string; readonly text: string },
): Promise<ErpRecord> {
  const key = keyOf('sending', [note.key]);
  const body = linesOfText(note.text).map(paragraph).join('');
  const { id } = await makeRecord(connection, { key, target: number }, 'mail.message', async () => ({
    fields: ['id', 'model', 'res_id', 'body', 'message_type', 'subtype_id/id'],
    rows: [
      [externalId(key), 'purchase.order', String(await orderId(connection, number)), body, 'comment', 'mail.mt_note'],
    ],
  }));
  return { model: 'mail.message', id };
}
