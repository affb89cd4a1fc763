import type { Attachment } from '@quayside/partners';
import type { OutboundRow } from '../../model/outbound-row.js';
import type { Ports } from '../../ports/ports.js';
import { companyOf } from '../informed-partners.js';
import type { OrderingPartner } from './ordering-partners.js';

/** The bytes of what goes along with a document, as it was when the order was read. They are kept only in what is sent. */
export async function attachmentsOf(
  ports: Pick<Ports, 'orders'>,
  partner: OrderingPartner,
  { document: { attachments = [] } }: Pick<OutboundRow, 'document'>,
): Promise<readonly Attachment[]> {
  const orders = ports.orders(companyOf(partner));
  const found: Attachment[] = [];
  // One after another: each may have megabytes.
  for (const each of attachments) {
    const bytes = each.stays ? undefined : await orders.attachment(each);
    if (bytes) found.push({ id: each.id, name: each.name, mediaType: each.mediaType, bytes });
  }
  return found;
}
