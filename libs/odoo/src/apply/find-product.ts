import { Refused } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';

/** The numbers by which an item may be known. */
export const itemNumbers = z.object({
  buyer: z.string().optional(),
  supplier: z.string().optional(),
  gtin: z.string().optional(),
  description: z.string().optional(),
});

export type ItemNumbers = z.infer<typeof itemNumbers>;

const products = z.array(z.object({ id: z.number() }));
const many2one = z.union([z.tuple([z.number(), z.string()]), z.literal(false)]);
const supplierInfo = z.array(z.object({ product_id: many2one, product_tmpl_id: many2one }));

/** The one product that an item means: by our number, its GTIN, then the vendor's own number. Refused when none or several are. */
export async function findProduct(connection: Connection, item: ItemNumbers): Promise<number> {
  const ways: (readonly [string, string | undefined, (value: string) => Promise<readonly number[]>])[] = [
    ['internal reference', item.buyer, (value) => productsWhere(connection, [['default_code', '=', value]])],
    ['barcode', item.gtin, (value) => productsWhere(connection, [['barcode', '=', value]])],
    ["vendor's product code", item.supplier, (value) => bySupplierCode(connection, value)],
  ];
  const { system } = connection.transport;
  const tried: string[] = [];
  for (const [what, value, find] of ways) {
    if (value === undefined) continue;
    const found = await find(value);
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    if (found.length > 1) {
      throw new Refused(system, `${found.length} products in Odoo have the ${what} ${value}: leave it to one of them`);
    }
    tried.push(`${what} ${value}`);
  }
  const by = tried.length === 0 ? 'the supplier gives no number for it' : `none has the ${tried.join(' or the ')}`;
  throw new Refused(
    system,
    `Odoo has no product for the substitute: ${by}. Create it there, or give a product this vendor code, and try again`,
  );
}

async function productsWhere(connection: Connection, domain: readonly unknown[]): Promise<readonly number[]> {
  const found = await connection.transport.call(
    'product.product',
    'search_read',
    { domain, fields: ['id'], limit: 2 },
    products,
  );
  return found.map(({ id }) => id);
}

async function bySupplierCode(connection: Connection, code: string): Promise<readonly number[]> {
  const domain = [
    ['partner_id', 'child_of', await connection.vendor()],
    ['product_code', '=', code],
  ];
  const found = await connection.transport.call(
    'product.supplierinfo',
    'search_read',
    { domain, fields: ['product_id', 'product_tmpl_id'] },
    supplierInfo,
  );
  const variants = found.flatMap(({ product_id }) => (product_id ? [product_id[0]] : []));
  const templates = found.flatMap((row) => (!row.product_id && row.product_tmpl_id ? [row.product_tmpl_id[0]] : []));
  const shared = templates.length === 0 ? [] : await productsWhere(connection, [['product_tmpl_id', 'in', templates]]);
  return [...new Set([...variants, ...shared])];
}
