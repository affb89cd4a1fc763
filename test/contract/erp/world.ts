import { createOdoo, type Odoo, type OdooErpOptions } from '@quayside/odoo';
import type { Erp } from '@quayside/exchange';
import { rawOf, type Raw } from './raw.js';

/** An Odoo, or what stands in for one, with the keys of those who use it. */
export interface Server {
  /** Its series: 19 for 19.0. */
  readonly version: number;
  readonly url: string;
  readonly db?: string;
  /** The gateway's own key, with the least rights that do. */
  readonly apiKey: string;
  readonly adminKey: string;
  readonly buyerKey: string;
  /** What JSON-RPC asks for: the login of the gateway's user, and whose number a key stands for. */
  readonly login?: string;
  readonly uids?: Readonly<Record<string, number>>;
}

interface Goods {
  readonly id: number;
  readonly code: string;
  readonly supplierCode: string;
  readonly gtin: string;
}

/** Vendors, goods and units that the assertions speak of, made anew for each run. */
export interface World {
  readonly server: Server;
  readonly raw: Raw;
  readonly vendor: { readonly id: number; readonly ref: string };
  readonly stranger: { readonly id: number; readonly ref: string };
  readonly bolt: Goods;
  readonly resin: Goods;
  readonly pump: Goods;
  readonly units: { readonly unit: number; readonly dozen: number; readonly box: number };
  /** The adapter for the vendor; another address reaches the same server by another way. */
  erp(options?: Partial<OdooErpOptions>): Erp;
  /** The adapters of all vendors of one connection. */
  odoo(options?: Partial<OdooErpOptions>): Odoo;
  order(lines: readonly OrderLine[], vendor?: number): Promise<string>;
}

interface OrderLine {
  readonly goods: Goods;
  readonly quantity: number;
  readonly price: number;
  readonly unit?: number;
}

/** Noon in winter in Brussels is 11:00 UTC: a day that no zone moves. */
export const planned = '2027-01-20 11:00:00';

export async function makeWorld(server: Server): Promise<World> {
  const raw = rawOf(server);
  const older = server.version < 19;
  const run = Date.now().toString(36).toUpperCase();
  const unit = await raw.reference('uom', 'product_uom_unit');
  const dozen = await makeUnit(raw, older, `Dozen ${run}`, unit);
  const box = await makeUnit(raw, older, `Box of 12 ${run}`, unit);
  const vendor = { ref: `VENDOR-${run}`, id: await makeVendor(raw, `VENDOR-${run}`) };
  const stranger = { ref: `OTHER-${run}`, id: await makeVendor(raw, `OTHER-${run}`) };
  const goods = (name: string, tracking: string, packs: number[] = []) =>
    makeGoods(raw, older, { name, tracking, packs, run, unit, vendor: vendor.id });
  return {
    server,
    raw,
    vendor,
    stranger,
    units: { unit, dozen, box },
    bolt: await goods('BOLT', 'none', [box]),
    resin: await goods('RESIN', 'lot'),
    pump: await goods('PUMP', 'serial'),
    erp: ({ address, ...options } = {}) =>
      odooOf(server, options).erp(address ?? { connection: 'test', vendor: { ref: vendor.ref } }),
    odoo: (options) => odooOf(server, options),
    order: (lines, id = vendor.id) => makeOrder(raw, server, id, { lines, unit }),
  };
}

function odooOf({ url, db, login, apiKey }: Server, options: Partial<OdooErpOptions> = {}): Odoo {
  return createOdoo({
    ...{ name: 'test', url, apiKey, timeoutMs: 60_000 },
    ...(db === undefined ? {} : { db }),
    ...(login === undefined ? {} : { login }),
    ...options,
  });
}

/** Twelve of `unit`. Odoo 14 reckons within a category, 19 from unit to unit; the stand-in has the result only. */
async function makeUnit(raw: Raw, older: boolean, name: string, unit: number): Promise<number> {
  const fields = (await raw.call('uom.uom', 'fields_get', { attributes: ['type'] })) as Record<string, unknown>;
  if (older && !('category_id' in fields)) return raw.create('uom.uom', { name, factor_inv: 12 });
  if (older) {
    const [known] = await raw.read('uom.uom', [['id', '=', unit]], ['category_id']);
    const [category] = known?.['category_id'] as [number];
    return raw.create('uom.uom', { name, category_id: category, uom_type: 'bigger', factor_inv: 12 });
  }
  const relative = 'relative_factor' in fields ? { relative_factor: 12, relative_uom_id: unit } : { factor: 12 };
  return raw.create('uom.uom', { name, ...relative });
}

function makeVendor(raw: Raw, ref: string): Promise<number> {
  return raw.create('res.partner', { name: `Vendor ${ref}`, ref, is_company: true, supplier_rank: 1 });
}

let lastBarcode = Date.now() % 1_000_000_000;

async function makeGoods(
  raw: Raw,
  older: boolean,
  given: { name: string; tracking: string; packs: number[]; run: string; unit: number; vendor: number },
): Promise<Goods> {
  const code = `${given.name}-${given.run}`;
  const supplierCode = `S-${code}`;
  lastBarcode += 1;
  const gtin = `2${String(lastBarcode).padStart(11, '0')}`;
  const id = await raw.create('product.product', {
    name: given.name,
    default_code: code,
    barcode: gtin,
    tracking: given.tracking,
    uom_id: given.unit,
    ...(older ? olderGoods(given) : { type: 'consu', is_storable: true, uom_ids: [[6, 0, given.packs]] }),
  });
  const [product] = await raw.read('product.product', [['id', '=', id]], ['product_tmpl_id']);
  const [template] = product?.['product_tmpl_id'] as [number];
  await raw.create('product.supplierinfo', {
    [older ? 'name' : 'partner_id']: given.vendor,
    product_id: id,
    product_tmpl_id: template,
    product_code: supplierCode,
    price: 1,
  });
  return { id, code, supplierCode, gtin };
}

/** Odoo 14 buys in a unit of its own and has packagings that are no units. */
function olderGoods({ unit, packs, run }: { unit: number; packs: number[]; run: string }): object {
  const packaging_ids = packs.map(() => [0, 0, { name: `Box of 12 ${run}`, qty: 12 }]);
  return { type: 'product', uom_po_id: unit, packaging_ids };
}

async function makeOrder(
  raw: Raw,
  server: Server,
  vendor: number,
  { lines, unit: own }: { readonly lines: readonly OrderLine[]; readonly unit: number },
): Promise<string> {
  const unitField = server.version >= 19 ? 'product_uom_id' : 'product_uom';
  const id = await raw.create(
    'purchase.order',
    {
      partner_id: vendor,
      order_line: lines.map(({ goods, quantity, price, unit }) => [
        0,
        0,
        {
          product_id: goods.id,
          name: goods.code,
          product_qty: quantity,
          price_unit: price,
          date_planned: planned,
          [unitField]: unit ?? own,
        },
      ]),
    },
    server.buyerKey,
  );
  await raw.call('purchase.order', 'button_confirm', { ids: [id] }, server.buyerKey);
  const [order] = await raw.read('purchase.order', [['id', '=', id]], ['name']);
  return String(order?.['name']);
}
