import type { ErpRecord } from '@quayside/exchange';

/** From Odoo 18. A message shows in its thread, an attachment as its content. */
export function pathOfNew({ model, id }: ErpRecord): string {
  if (model === 'mail.message') return `/mail/message/${id}`;
  if (model === 'ir.attachment') return `/web/content/${id}`;
  return `/odoo/${model}/${id}`;
}

/** Up to Odoo 17; later versions send on who follows such an address. */
export function pathOfOld({ model, id }: ErpRecord): string {
  if (model === 'mail.message') return `/mail/view?message_id=${id}`;
  if (model === 'ir.attachment') return `/web/content/${id}`;
  return `/web#id=${id}&model=${model}&view_type=form`;
}
