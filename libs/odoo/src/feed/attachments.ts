import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { OrderAttachment } from '@quayside/canonical';
import { z } from 'zod';
import type { OdooServer } from '../connection.js';
import { externalIds } from '../read-order.js';
import { isOurs } from '../wire/external-id.js';

const maybeText = z.union([z.string(), z.literal(false)]);
const attachmentRow = z.object({
  id: z.number(),
  name: z.string(),
  mimetype: maybeText,
  checksum: maybeText,
  file_size: z.number(),
});
const messageRow = z.object({ attachment_ids: z.array(z.number()) });

type Row = z.infer<typeof attachmentRow>;

/** What goes along with one order: partners refuse files of many megabytes, and Base64 makes them a third longer. */
const most = { files: 20, bytesOfOne: 5 * 1024 * 1024, bytes: 10 * 1024 * 1024 } as const;

/**
 * The files that hang on an order itself, oldest first, each with whether it may go along. The letter that Odoo mailed and what
 * the supplier wrote back hang on messages of its thread, and what the supplier sent through us we have put there: none of them
 * is for the supplier.
 */
export async function attachmentsOf({ transport }: Pick<OdooServer, 'transport'>, order: number) {
  const domain = [
    ['res_model', '=', 'purchase.order'],
    ['res_id', '=', order],
    ['res_field', '=', false],
    ['type', '=', 'binary'],
  ];
  const query = { domain, fields: Object.keys(attachmentRow.shape), order: 'id' };
  const rows = await transport.call('ir.attachment', 'search_read', query, z.array(attachmentRow));
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const posted = { domain: [['attachment_ids', 'in', ids]], fields: ['attachment_ids'] };
  const [ownIds, messages] = await Promise.all([
    externalIds(transport, 'ir.attachment', ids),
    transport.call('mail.message', 'search_read', posted, z.array(messageRow)),
  ]);
  const onMessages = new Set(messages.flatMap(({ attachment_ids }) => attachment_ids));
  return bounded(rows.filter(({ id }) => !onMessages.has(id) && !isOurs(ownIds.get(id) ?? '')));
}

function bounded(rows: readonly Row[]): readonly OrderAttachment[] {
  let files = 0;
  let bytes = 0;
  return rows.flatMap(({ id, name, mimetype, checksum, file_size }): OrderAttachment[] => {
    // Versions differ in what they say of an empty file: there is nothing in it to send.
    if (file_size === 0 || checksum === false) return [];
    const attachment = { id: String(id), name, mediaType: mimetype || 'application/octet-stream', checksum };
    if (file_size > most.bytesOfOne) return [{ ...attachment, stays: 'too-large' }];
    if (files === most.files || bytes + file_size > most.bytes) return [{ ...attachment, stays: 'too-many' }];
    files += 1;
    bytes += file_size;
    return [attachment];
  });
}

const contentRow = z.object({ datas: maybeText });

/** Its bytes; nothing where somebody took it away, or put another file in its place since. */
export async function attachmentBytes(
  { transport }: Pick<OdooServer, 'transport'>,
  { id, checksum }: Pick<OrderAttachment, 'id' | 'checksum'>,
): Promise<Uint8Array | undefined> {
  const query = { domain: [['id', '=', Number(id)]], fields: ['datas'] };
  const [found] = await transport.call('ir.attachment', 'search_read', query, z.array(contentRow));
  if (!found?.datas) return undefined;
  const bytes = Buffer.from(found.datas, 'base64');
  return createHash('sha1').update(bytes).digest('hex') === checksum ? bytes : undefined;
}
