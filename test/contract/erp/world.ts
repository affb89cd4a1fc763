import { createOdooErp, type OdooErpOptions } from '@quayside/odoo';
import type { Erp } from '@quayside/exchange';

/** An Odoo, or what stands in for one, with the keys of those who use it. */
export interface Server {
  readonly url: string;
  readonly db?: string;
  /** The gateway's own key, with the least rights that do. */
  readonly apiKey: string;
  readonly adminKey: string;
  readonly buyerKey: string;
}

type Rows = Record<string, unknown>[];

/** Calls the server's JSON-2 without the code under test. */
class Raw {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  async call(model: string, method: string, body: object, key = this.#server.adminKey): Promise<unknown> {
    const { url, db } = this.#server;
    const response = await fetch(`${url}/json/2/${model}/${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `bearer ${key}`,
        ...(db === undefined ? {} : { 'x-odoo-database': db }),
      },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new Error(`${model}.${method}: ${response.status} ${(answer as { message: string }).message}`);
    return answer;
  }

  async read(model: string, domain: unknown[], fields: string[]): Promise<Rows> {
    return (await this.call(model, 'search_read', { domain, fields, order: 'id' })) as Rows;
  }

  async create(model: string, values: object, key?: string): Promise<number> {
    const [id] = (await this.call(model, 'create', { vals_list: [values] }, key)) as number[];
    return id as number;
  }

  async reference(module: string, name: string): Promise<number> {
    const [, id] = (await this.call('ir.model.data', 'check_object_reference', { module, xml_id: name })) as [
      string,
      number,
    ];
    return id;
  }
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
  const raw = new Raw(server);
  const run = Date.now().toString(36).toUpperCase();
  const unit = await raw.reference('uom', 'product_uom_unit');
  const dozen = await makeUnit(raw, `Dozen ${run}`, unit);
  const box = await makeUnit(raw, `Box of 12 ${run}`, unit);
  const vendor = { ref: `VENDOR-${run}`, id: await makeVendor(raw, `VENDOR-${run}`) };
  const stranger = { ref: `OTHER-${run}`, id: await makeVendor(raw, `OTHER-${run}`) };
  const goods = (name: string, tracking: string, packs: number[] = []) =>
    makeGoods(raw, { name, tracking, packs, run, unit, vendor: vendor.id });
  return {
    server,
    raw,
    vendor,
    stranger,
    units: { unit, dozen, box },
    bolt: await goods('BOLT', 'none', [box]),
    resin: await goods('RESIN', 'lot'),
    pump: await goods('PUMP', 'serial'),
    erp: (options) =>
      createOdooErp({
        name: 'test',
        url: server.url,
        ...(server.db === undefined ? {} : { db: server.db }),
        apiKey: server.apiKey,
        timeoutMs: 60_000,
        address: { connection: 'test', vendor: { ref: vendor.ref } },
        ...options,
      }),
    order: (lines, id = vendor.id) => makeOrder(raw, server, id, lines),
  };
}

/** Twelve of `unit`. Odoo 19 reckons from unit to unit, the stand-in has the result only. */
async function makeUnit(raw: Raw, name: string, unit: number): Promise<number> {
  const fields = (await raw.call('uom.uom', 'fields_get', { attributes: ['type'] })) as Record<string, unknown>;
  const relative = 'relative_factor' in fields ? { relative_factor: 12, relative_uom_id: unit } : { factor: 12 };
  return raw.create('uom.uom', { name, ...relative });
}

function makeVendor(raw: Raw, ref: string): Promise<number> {
  return raw.create('res.partner', { name: `Vendor ${ref}`, ref, is_company: true, supplier_rank: 1 });
}

let lastBarcode = Date.now() % 1_000_000_000;

async function makeGoods(
  raw: Raw,
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
    type: 'consu',
    is_storable: true,
    uom_id: given.unit,
    ...(given.packs.length === 0 ? {} : { uom_ids: [[6, 0, given.packs]] }),
  });
  const [product] = await raw.read('product.product', [['id', '=', id]], ['product_tmpl_id']);
  const [template] = product?.['product_tmpl_id'] as [number];
  await raw.create('product.supplierinfo', {
    partner_id: given.vendor,
    product_id: id,
    product_tmpl_id: template,
    product_code: supplierCode,
    price: 1,
  });
  return { id, code, supplierCode, gtin };
}

async function makeOrder(raw: Raw, server: Server, vendor: number, lines: readonly OrderLine[]): Promise<string> {
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
          ...(unit === undefined ? {} : { product_uom_id: unit }),
        },
      ]),
    },
    server.buyerKey,
  );
  await raw.call('purchase.order', 'button_confirm', { ids: [id] }, server.buyerKey);
  const [order] = await raw.read('purchase.order', [['id', '=', id]], ['name']);
  return String(order?.['name']);
}
