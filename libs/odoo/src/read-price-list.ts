import type { Item } from '@quayside/canonical';
import type { PricedProduct, VendorPrice } from '@quayside/matching';
import { decimalOf, dividedBy, type LocalDate, minus, times } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from './connection.js';
import { decimalFrom } from './number.js';
import { externalIds, packsOf, productSchema, unitFields, unitFrom } from './read-order.js';
import { readTree } from './read-tree.js';
import { unitCode } from './units.js';

const many2one = z.union([z.tuple([z.number(), z.string()]), z.literal(false)]);
const maybeText = z.union([z.string(), z.literal(false)]);
const entrySchema = z.object({
  id: z.number(),
  product_id: many2one,
  product_tmpl_id: many2one,
  product_code: maybeText,
  price: z.number(),
  discount: z.number().optional(),
  currency_id: z.tuple([z.number(), z.string()]),
  min_qty: z.number(),
  delay: z.number(),
  date_start: maybeText,
  date_end: maybeText,
  product_uom_id: many2one,
});
const entriesSchema = z.array(entrySchema);
type Entry = z.infer<typeof entrySchema>;

const named = productSchema.extend({ name: z.string() });
type Product = z.infer<typeof named>;

/** So many are asked for at once. */
const page = 1000;

/**
 * The vendor's price list by product, and beside it products that nobody buys from the vendor yet and that one of the items may
 * be. An entry for all variants of a product is told once, under the product.
 */
export async function readPriceList(connection: Connection, items: readonly Item[]): Promise<readonly PricedProduct[]> {
  const entries = await readEntries(connection);
  const products = await readProducts(connection, entries, items);
  const units = await unitsOf(connection, entries, products);
  const covered = new Set<number>();
  const listed = [...byProduct(entries)].flatMap(([key, own]) => {
    const meant = products.filter((each) => isOf(key, each));
    for (const each of meant) covered.add(each.id);
    return meant.length === 0 ? [] : [pricedProduct(connection, { key, own, meant, units })];
  });
  const others = products.filter((each) => !covered.has(each.id));
  return [
    ...listed,
    ...others.map((each) => pricedProduct(connection, { key: `product/${each.id}`, own: [], meant: [each], units })),
  ];
}

async function readEntries(connection: Connection): Promise<readonly Entry[]> {
  const company = await connection.company();
  const hasDiscount = await connection.hasField('product.supplierinfo', 'discount');
  const domain = [
    ['partner_id', 'child_of', await connection.vendor()],
    ...(company === undefined ? [] : [['company_id', 'in', [false, company]]]),
  ];
  const { id: _, discount: __, ...fields } = entrySchema.shape;
  const wanted = [...Object.keys(fields), ...(hasDiscount ? ['discount'] : [])];
  const all: Entry[] = [];
  for (;;) {
    const query = { domain, fields: wanted, order: 'id', offset: all.length, limit: page };
    const some = await connection.transport.call('product.supplierinfo', 'search_read', query, entriesSchema);
    all.push(...some);
    if (some.length < page) return all;
  }
}

async function readProducts(
  connection: Connection,
  entries: readonly Entry[],
  items: readonly Item[],
): Promise<readonly Product[]> {
  const templates = entries.flatMap(({ product_tmpl_id: template }) => (template ? [template[0]] : []));
  const codes = items.flatMap(({ buyer }) => (buyer === undefined ? [] : [buyer, buyer.toUpperCase()]));
  const barcodes = items.flatMap(({ gtin }) => (gtin === undefined ? [] : [gtin, gtin.replace(/^0+/, '')]));
  const found = new Map<number, Product>();
  for (const [field, values] of [
    ['product_tmpl_id', templates],
    ['default_code', codes],
    ['barcode', barcodes],
  ] as const) {
    const wanted = [...new Set<unknown>(values)];
    for (let from = 0; from < wanted.length; from += page) {
      const domain = [[field, 'in', wanted.slice(from, from + page)]];
      for (const each of await products(connection, domain)) found.set(each.id, each);
    }
  }
  return [...found.values()];
}

function products(connection: Connection, domain: readonly unknown[]): Promise<readonly Product[]> {
  const specification = {
    ...{ name: {}, product_tmpl_id: {}, default_code: {}, barcode: {}, tracking: {}, type: {} },
    ...{ uom_id: unitFields, uom_ids: unitFields },
  };
  return readTree(connection, 'product.product', { query: { domain }, specification, schema: named });
}

/** Entries of one variant together, and those for all variants of a product. */
function byProduct(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { product_id: product, product_tmpl_id: template } = entry;
    if (!product && !template) continue;
    const key = product ? `product/${product[0]}` : `template/${template ? template[0] : ''}`;
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return found;
}

function isOf(key: string, { id, product_tmpl_id: template }: Product): boolean {
  return key === `product/${id}` || key === `template/${template}`;
}

type Units = ReadonlyMap<number, string>;

interface Parts {
  readonly key: string;
  readonly own: readonly Entry[];
  readonly meant: readonly Product[];
  readonly units: Units;
}

function pricedProduct(connection: Connection, { key, own, meant, units }: Parts): PricedProduct {
  const [first, ...others] = meant;
  if (!first) throw new TypeError(`nothing is priced under ${key}`);
  const code = own.map((each) => each.product_code).find((each) => each !== false);
  // Several variants share the vendor's number, and nothing else by which one of them could be meant.
  const single = others.length === 0 ? first : undefined;
  const uom = unitFrom(first.uom_id, units);
  return {
    id: key,
    item: {
      ...(single?.default_code && { buyer: single.default_code }),
      ...(single?.barcode && { gtin: single.barcode }),
      ...(code && { supplier: code }),
      description: first.name,
    },
    unit: unitCode(uom, connection.units),
    ...packsOf(connection, first, { named: (each) => unitFrom(each, units), uom }),
    prices: own.map((each) => vendorPrice(connection, each, units)),
  };
}

function vendorPrice(connection: Connection, entry: Entry, units: Units): VendorPrice {
  const { product_uom_id: uom, product_code: code, date_start: from, date_end: until } = entry;
  const unit = uom && unitFrom({ id: uom[0], name: uom[1], factor: 1 }, units);
  return {
    id: String(entry.id),
    ...(code && { supplierCode: code }),
    amount: netOf(entry),
    currency: entry.currency_id[1],
    ...(unit && { unit: unitCode(unit, connection.units) }),
    minimum: decimalFrom(entry.min_qty),
    leadTimeDays: entry.delay,
    ...(from && { from: from as LocalDate }),
    ...(until && { until: until as LocalDate }),
  };
}

const hundred = decimalOf(100);

function netOf({ price, discount = 0 }: Entry) {
  if (discount === 0) return decimalFrom(price);
  return dividedBy(times(decimalFrom(price), minus(hundred, decimalFrom(discount))), hundred);
}

async function unitsOf(
  { transport, dialect }: Connection,
  entries: readonly Entry[],
  products: readonly Product[],
): Promise<Units> {
  const ids = [
    ...entries.flatMap(({ product_uom_id: uom }) => (uom ? [uom[0]] : [])),
    ...products.flatMap(({ uom_id: uom, uom_ids: packs }) => [
      uom.id,
      ...(dialect.packsAreUnits ? packs.map((each) => each.id) : []),
    ]),
  ];
  return externalIds(transport, 'uom.uom', [...new Set(ids)]);
}
