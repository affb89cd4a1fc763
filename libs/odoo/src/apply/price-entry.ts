import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { externalId, makeOnce } from '../wire/external-id.js';

const values = z.object({
  price: z.string().optional(),
  currency: z.string().optional(),
  min_qty: z.string().optional(),
  delay: z.number().optional(),
  product_code: z.string().optional(),
  date_start: z.string().optional(),
  date_end: z.string().optional(),
});
type Wanted = z.infer<typeof values>;

const entries = z.array(z.looseObject({ id: z.number(), price: z.number(), discount: z.number().optional() }));
type Found = z.infer<typeof entries>[number];
const templates = z.array(z.object({ product_tmpl_id: z.tuple([z.number(), z.string()]) }));

/** Changes an entry of the vendor's price list: only what is not so already. */
export async function changePrice(connection: Connection, effect: Effect): Promise<Applied> {
  const wanted = values.parse(effect.values);
  const found = await entryOf(connection, effect.target);
  const records = [{ model: 'product.supplierinfo', id: found.id }];
  const vals = await changes(connection, found, wanted);
  if (Object.keys(vals).length === 0) return { how: 'found', records };
  await connection.transport.call('product.supplierinfo', 'write', { ids: [found.id], vals }, z.literal(true));
  return { how: 'done', records };
}

/** Throws Refused where the entry is gone, or the currency is not one of Odoo's. */
export async function foreseePrice(connection: Connection, effect: Effect): Promise<void> {
  const wanted = values.parse(effect.values);
  if (effect.action === 'write') await entryOf(connection, effect.target);
  if (wanted.currency !== undefined) await currencyOf(connection, wanted.currency);
}

/** Makes an entry under its key, once. */
export async function addPrice(connection: Connection, effect: Effect): Promise<Applied> {
  const wanted = values.parse(effect.values);
  const made = await makeOnce(connection.transport, 'product.supplierinfo', effect.key, async () => {
    const cells: (readonly [string, string | undefined])[] = [
      ['id', externalId(effect.key)],
      ['partner_id/.id', String(await connection.vendor())],
      ...(await productCells(connection, effect.target)),
      ['price', wanted.price],
      ['currency_id/.id', wanted.currency && String(await currencyOf(connection, wanted.currency))],
      ['min_qty', wanted.min_qty],
      ['delay', wanted.delay === undefined ? undefined : String(wanted.delay)],
      ['product_code', wanted.product_code],
      ['date_start', wanted.date_start],
      ['date_end', wanted.date_end],
    ];
    const filled = cells.filter((cell): cell is readonly [string, string] => cell[1] !== undefined);
    return { fields: filled.map(([field]) => field), rows: [filled.map(([, cell]) => cell)] };
  });
  return { how: made.how, records: [{ model: 'product.supplierinfo', id: made.id }] };
}

/** "template/12", for all variants, or "product/34", for one that also names its product. */
async function productCells(connection: Connection, target: string): Promise<readonly (readonly [string, string])[]> {
  const [kind, id = ''] = target.split('/');
  if (kind === 'template') return [['product_tmpl_id/.id', id]];
  const body = { domain: [['id', '=', Number(id)]], fields: ['product_tmpl_id'] };
  const [found] = await connection.transport.call('product.product', 'search_read', body, templates);
  if (!found) throw new Refused(connection.transport.system, 'the product is no longer in Odoo');
  return [
    ['product_tmpl_id/.id', String(found.product_tmpl_id[0])],
    ['product_id/.id', id],
  ];
}

async function entryOf(connection: Connection, id: string): Promise<Found> {
  const hasDiscount = await connection.hasField('product.supplierinfo', 'discount');
  const fields = ['price', 'currency_id', 'min_qty', 'delay', 'product_code', 'date_start', 'date_end'];
  const domain = [
    ['id', '=', Number(id)],
    ['partner_id', 'child_of', await connection.vendor()],
  ];
  const body = { domain, fields: hasDiscount ? [...fields, 'discount'] : fields };
  const [found] = await connection.transport.call('product.supplierinfo', 'search_read', body, entries);
  if (found) return found;
  throw new Refused(
    connection.transport.system,
    'the entry of the price list is no longer there: process the catalogue again',
  );
}

async function changes(connection: Connection, found: Found, wanted: Wanted): Promise<Record<string, unknown>> {
  const { currency, price, min_qty: minimum, ...plain } = wanted;
  const currencyId = currency === undefined ? undefined : await currencyOf(connection, currency);
  // The price that is agreed is what is paid: no discount comes off it any more.
  const discount = price !== undefined && (found.discount ?? 0) !== 0 ? 0 : undefined;
  const all: Record<string, unknown> = {
    ...plain,
    price: price === undefined ? undefined : Number(price),
    min_qty: minimum === undefined ? undefined : Number(minimum),
    currency_id: currencyId,
    discount,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([name, value]) => value !== undefined && value !== plainValue(found[name])),
  );
}

/** A many2one is read as id and name. */
function plainValue(value: unknown): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[0] : value;
}

async function currencyOf(connection: Connection, code: string): Promise<number> {
  const body = { domain: [['name', '=', code]], limit: 1 };
  const [id] = await connection.transport.call('res.currency', 'search', body, z.array(z.number()));
  if (id !== undefined) return id;
  throw new Refused(connection.transport.system, `${code} is no active currency in Odoo: activate it there`);
}
