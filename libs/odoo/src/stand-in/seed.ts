import { create } from './orm.js';
import { call } from './call.js';
import { Database } from './database.js';
import type { Values } from './model.js';
import type { StandInRecords } from './records.js';
import { registry } from './registry.js';

export interface SeedOptions {
  readonly records: StandInRecords;
  /** Orders are planned some weeks after this day; today when absent. */
  readonly today?: string;
}

/** Fills the stand-in with what the demonstration needs, once: a second call changes nothing. Answers the order numbers. */
export async function seedStandIn({ records, today }: SeedOptions): Promise<readonly string[]> {
  return records.transaction(async (transaction) => {
    const db = new Database(registry, await transaction.all());
    if (db.all('res.currency').length === 0) {
      seedBase(db);
      seedGoods(db);
      for (const order of orders) seedOrder(db, order, today ?? new Date().toISOString().slice(0, 10));
      await db.flush(transaction);
    }
    return orders.map((_, index) => `P${String(index + 1).padStart(5, '0')}`);
  });
}

const units: readonly (readonly [externalId: string | undefined, name: string, factor: number])[] = [
  ['uom.product_uom_unit', 'Units', 1],
  ['uom.product_uom_dozen', 'Dozens', 12],
  ['uom.product_uom_pack_6', 'Pack of 6', 6],
  ['uom.product_uom_gram', 'g', 1],
  ['uom.product_uom_kgm', 'kg', 1000],
  ['uom.product_uom_meter', 'm', 1000],
  ['uom.product_uom_litre', 'L', 1000],
  [undefined, 'Case of 12', 12],
];
const unitOf = (name: string) => units.findIndex((each) => each[1] === name) + 1;

/** What comes with every Odoo: company, units, money, taxes, places. */
function seedBase(db: Database): void {
  create(db, 'res.currency', { name: 'EUR' });
  create(db, 'res.currency', { name: 'USD' });
  for (const [externalId, name, factor] of units) {
    const row = create(db, 'uom.uom', { name, factor });
    if (externalId !== undefined) db.setExternalId(externalId, 'uom.uom', row.id);
  }
  const company = create(db, 'res.partner', { name: 'Demo Works', tz: 'Europe/Brussels', is_company: true });
  create(db, 'res.users', { name: 'Quayside (demo)', login: 'quayside', tz: 'Europe/Brussels' });
  create(db, 'account.tax', { name: '21%', amount: 21, type_tax_use: 'purchase' });
  create(db, 'stock.location', { name: 'Partners/Vendors' });
  create(db, 'stock.location', { name: 'WH/Stock' });
  create(db, 'stock.warehouse', { name: 'Demo Warehouse', partner_id: company.id });
  create(db, 'stock.picking.type', { name: 'Receipts', warehouse_id: 1 });
  const note = create(db, 'mail.message.subtype', { name: 'Note' });
  db.setExternalId('mail.mt_note', 'mail.message.subtype', note.id);
}

interface Goods {
  readonly code: string;
  readonly name: string;
  readonly barcode: string;
  readonly tracking?: 'lot' | 'serial';
  readonly unit?: string;
  readonly packs?: readonly string[];
  readonly price: number;
  /** The vendor's reference and its article number. */
  readonly vendor: string;
  readonly supplierCode: string;
}

const goods: readonly Goods[] = [
  {
    code: 'BOLT-M8',
    name: 'Hex bolt M8 x 40',
    barcode: '4006381333931',
    packs: ['Case of 12'],
    price: 1.25,
    vendor: 'ACME',
    supplierCode: 'ACM-B8',
  },
  {
    code: 'RESIN-1',
    name: 'Epoxy resin 1 kg',
    barcode: '4006381333948',
    tracking: 'lot',
    price: 18.4,
    vendor: 'ACME',
    supplierCode: 'ACM-R1',
  },
  {
    code: 'PUMP-200',
    name: 'Dosing pump P200',
    barcode: '4006381333955',
    tracking: 'serial',
    price: 240,
    vendor: 'ACME',
    supplierCode: 'ACM-P200',
  },
  {
    code: 'WASH-M8',
    name: 'Washer M8',
    barcode: '4006381333962',
    price: 0.0375,
    vendor: 'ACME',
    supplierCode: 'ACM-W8',
  },
  {
    code: 'SEAL-12',
    name: 'Seal ring 12 mm',
    barcode: '4012345678901',
    packs: ['Case of 12'],
    price: 0.85,
    vendor: 'NORDWIND',
    supplierCode: '10-4711',
  },
  {
    code: 'MOTOR-75',
    name: 'Motor 0.75 kW',
    barcode: '4012345678918',
    tracking: 'serial',
    price: 310.5,
    vendor: 'NORDWIND',
    supplierCode: '20-0815',
  },
  {
    code: 'PAINT-5',
    name: 'Primer grey 5 L',
    barcode: '4012345678925',
    tracking: 'lot',
    price: 42.9,
    vendor: 'NORDWIND',
    supplierCode: '30-1138',
  },
  {
    code: 'WIRE-15',
    name: 'Copper wire 1.5 mm',
    barcode: '4012345678932',
    unit: 'm',
    price: 0.312,
    vendor: 'NORDWIND',
    supplierCode: '40-0150',
  },
];

const vendors: readonly (readonly [ref: string, name: string, vat: string])[] = [
  ['ACME', 'ACME Components Inc.', 'BE0403170701'],
  ['NORDWIND', 'Nordwind Antriebstechnik GmbH', 'DE136695976'],
];

function seedGoods(db: Database): void {
  for (const [ref, name, vat] of vendors) {
    create(db, 'res.partner', { name, ref, vat, is_company: true, supplier_rank: 1 });
  }
  for (const each of goods) {
    const product = create(db, 'product.product', {
      name: each.name,
      default_code: each.code,
      barcode: each.barcode,
      tracking: each.tracking ?? 'none',
      uom_id: unitOf(each.unit ?? 'Units'),
      uom_ids: (each.packs ?? []).map(unitOf),
      standard_price: each.price,
      is_storable: true,
    });
    create(db, 'product.supplierinfo', {
      partner_id: vendorId(db, each.vendor),
      product_id: product.id,
      product_tmpl_id: product.id,
      product_code: each.supplierCode,
      product_name: each.name,
      price: each.price,
      currency_id: 1,
    });
  }
}

function vendorId(db: Database, ref: string): number {
  return db.all('res.partner').find((row) => row['ref'] === ref)?.id ?? 0;
}

interface SeedOrder {
  readonly vendor: string;
  /** Days from today to the planned delivery. */
  readonly in: number;
  readonly lines: readonly (readonly [code: string, quantity: number])[];
}

const orders: readonly SeedOrder[] = [
  {
    vendor: 'ACME',
    in: 14,
    lines: [
      ['BOLT-M8', 100],
      ['RESIN-1', 10],
      ['PUMP-200', 3],
    ],
  },
  {
    vendor: 'ACME',
    in: 21,
    lines: [
      ['BOLT-M8', 240],
      ['WASH-M8', 4000],
    ],
  },
  {
    vendor: 'ACME',
    in: 28,
    lines: [
      ['RESIN-1', 24],
      ['PUMP-200', 1],
    ],
  },
  {
    vendor: 'ACME',
    in: 35,
    lines: [
      ['BOLT-M8', 600],
      ['RESIN-1', 12],
      ['WASH-M8', 2500],
    ],
  },
  {
    vendor: 'NORDWIND',
    in: 14,
    lines: [
      ['SEAL-12', 144],
      ['MOTOR-75', 2],
      ['PAINT-5', 8],
    ],
  },
  {
    vendor: 'NORDWIND',
    in: 21,
    lines: [
      ['WIRE-15', 500],
      ['SEAL-12', 60],
    ],
  },
  {
    vendor: 'NORDWIND',
    in: 28,
    lines: [
      ['MOTOR-75', 1],
      ['PAINT-5', 4],
    ],
  },
  {
    vendor: 'NORDWIND',
    in: 35,
    lines: [
      ['SEAL-12', 300],
      ['WIRE-15', 1200],
      ['PAINT-5', 6],
    ],
  },
];

const dayMs = 86_400_000;

function seedOrder(db: Database, order: SeedOrder, today: string): void {
  const planned = new Date(Date.parse(`${today}T09:00:00Z`) + order.in * dayMs)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
  const lines = order.lines.map(([code, quantity]) => {
    const product = db.all('product.product').find((row) => row['default_code'] === code);
    const item = goods.find((each) => each.code === code);
    const values: Values = {
      product_id: product?.id ?? false,
      name: item?.name ?? code,
      product_qty: quantity,
      price_unit: item?.price ?? 0,
      date_planned: planned,
    };
    return [0, 0, values];
  });
  const made = create(db, 'purchase.order', { partner_id: vendorId(db, order.vendor), order_line: lines });
  call(db, 'purchase.order', 'button_confirm', { ids: [made.id] });
}
