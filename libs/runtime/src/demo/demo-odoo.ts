import { z } from 'zod';
import type { OdooConnection } from '../config.js';

/** Calls the demo Odoo as its buyer would, by its own interface: for making orders and for looking at what came of them. */
export async function callDemoOdoo<T>(
  { url, database, apiKey }: OdooConnection,
  model: string,
  method: string,
  body: object,
  shape: z.ZodType<T>,
): Promise<T> {
  const response = await fetch(`${url}/json/2/${model}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `bearer ${apiKey}`, 'x-odoo-database': database },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${model}.${method}: ${JSON.stringify(answer)}`);
  return shape.parse(answer);
}

const ids = z.array(z.number());
const supplier = z.array(z.object({ product_id: z.tuple([z.number(), z.string()]), price: z.number() }));

/** Makes and confirms a purchase order for a vendor of the demo: so many of its first article, of its second, ... Answers its number. */
export async function orderFromDemoVendor(
  odoo: OdooConnection,
  vendorRef: string,
  quantities: readonly number[],
): Promise<string> {
  const call = <T>(model: string, method: string, body: object, shape: z.ZodType<T>) =>
    callDemoOdoo(odoo, model, method, body, shape);
  const [vendor] = await call('res.partner', 'search', { domain: [['ref', '=', vendorRef]] }, ids);
  const sold = { domain: [['partner_id', '=', vendor]], fields: ['product_id', 'price'] };
  const articles = await call('product.supplierinfo', 'search_read', sold, supplier);
  if (articles.length < quantities.length)
    throw new Error(`the demo vendor ${vendorRef} has only ${articles.length} articles`);
  const lines = quantities.map((quantity, index) => {
    const [id, name] = articles[index]?.product_id ?? [0, ''];
    const values = { product_id: id, name, product_qty: quantity, price_unit: articles[index]?.price ?? 0 };
    return [0, 0, { ...values, product_uom_id: 1, date_planned: inDays(14) }];
  });
  const order = { partner_id: vendor, currency_id: 1, order_line: lines };
  const created = await call('purchase.order', 'create', { vals_list: [order] }, ids);
  await call('purchase.order', 'button_confirm', { ids: created }, z.unknown());
  const names = z.array(z.object({ name: z.string() }));
  const [{ name } = { name: '' }] = await call('purchase.order', 'read', { ids: created, fields: ['name'] }, names);
  return name;
}

function inDays(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)} 10:00:00`;
}
