import { create } from './orm/orm.js';
import { call } from './orm/call.js';
import type { Database } from './orm/database.js';
import type { Values } from './orm/values.js';
import type { StandInRecords } from './orm/records.js';
import { onRecords } from './on-records.js';
import { seedAddresses } from './seed-addresses.js';

export interface SeedOptions {
  readonly records: StandInRecords;
  /** Orders are planned some weeks after this day; today when absent. */
  readonly today?: string;
}

/** Fills the stand-in with what the demonstration needs, once: a second call changes nothing. Answers the order numbers. */
export async function seedStandIn({ records, today }: SeedOptions): Promise<readonly string[]> {
  return records.transaction(async (transaction) => {
    const { db } = await onRecords(transaction, (each) => seed(each, today ?? new Date().toISOString().slice(0, 10)));
    await db.flush(transaction);
    return orders.map((_, index) => `P${String(index + 1).padStart(5, '0')}`);
  });
}

function seed(db: Database, today: string): void {
  const isNew = db.all('res.currency').length === 0;
  if (isNew) seedBase(db);
  if (isNew) seedGoods(db);
  // A demonstration that was begun with an earlier version does not have them yet.
  if (db.all('res.company').length === 0) seedAddresses(db);
  if (isNew) for (const order of orders) seedOrder(db, order, today);
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
  create(db, 'account.tax', { name: '0% foreign vendor', amount: 0, type_tax_use: 'purchase' });
  for (const days of [30, 15]) {
    const term = create(db, 'account.payment.term', { name: `${days} Days`, days });
    db.setExternalId(`account.account_payment_term_${days}days`, 'account.payment.term', term.id);
  }
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

const acme = 'ACME';
const nordwind = 'NORDWIND';
const kern = 'KERN';
const caseOf12 = ['Case of 12'];

// prettier-ignore
const goods: readonly Goods[] = [
  { code: 'BOLT-M8', name: 'Hexagon bolt M8 x 40', barcode: '4006381333931', tracking: 'lot', price: 18.4, vendor: acme, supplierCode: 'AC-8801' },
  { code: 'GEAR-20', name: 'Spur gear 20 teeth', barcode: '4006381333948', tracking: 'serial', packs: caseOf12, price: 50, vendor: acme, supplierCode: 'AC-9120' },
  { code: 'BOLT-M10', name: 'Hexagon bolt M10 x 60', barcode: '4006381333955', price: 18.4, vendor: acme, supplierCode: 'AC-8810' },
  { code: 'NUT-M8', name: 'Lock nut M8', barcode: '4006381333962', packs: caseOf12, price: 1.25, vendor: acme, supplierCode: 'AC-8701' },
  { code: 'WASH-M8', name: 'Washer M8', barcode: '4006381333979', price: 0.0375, vendor: acme, supplierCode: 'AC-8702' },
  { code: 'DRIVE-240', name: 'Worm drive 240 W', barcode: '4006381333986', tracking: 'serial', price: 240, vendor: acme, supplierCode: 'AC-9500' },
  { code: 'PLATE-3', name: 'Steel plate 3 mm', barcode: '4012345678901', tracking: 'lot', price: 2.5, vendor: nordwind, supplierCode: 'NW-77' },
  { code: 'ROD-12', name: 'Round rod 12 mm', barcode: '4012345678918', price: 12.5, vendor: nordwind, supplierCode: 'NW-12' },
  { code: 'SHEET-5', name: 'Aluminium sheet 5 mm', barcode: '4012345678925', tracking: 'lot', price: 42.9, vendor: nordwind, supplierCode: 'NW-51' },
  { code: 'WIRE-15', name: 'Steel wire 1.5 mm', barcode: '4012345678932', unit: 'm', price: 0.312, vendor: nordwind, supplierCode: 'NW-15' },
  { code: 'SPRING-4', name: 'Compression spring 4 mm', barcode: '4023456789011', price: 0.85, vendor: kern, supplierCode: 'K-400' },
  { code: 'SPRING-9', name: 'Compression spring 9 mm', barcode: '4023456789028', tracking: 'lot', price: 2.4, vendor: kern, supplierCode: 'K-900' },
];

const vendors: readonly (readonly [ref: string, name: string, vat: string])[] = [
  [acme, 'Acme Components', 'DE136695976'],
  [nordwind, 'Nordwind Metall', 'NO923456783MVA'],
  [kern, 'Kern Springs', 'CHE116281710'],
];

function seedGoods(db: Database): void {
  for (const [ref, name, vat] of vendors) {
    create(db, 'res.partner', {
      name,
      ref,
      vat,
      is_company: true,
      supplier_rank: 1,
      property_supplier_payment_term_id: 1,
    });
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

// prettier-ignore
const orders: readonly SeedOrder[] = [
  { vendor: acme, in: 14, lines: [['BOLT-M8', 100], ['GEAR-20', 24], ['BOLT-M10', 60]] },
  { vendor: acme, in: 21, lines: [['NUT-M8', 480], ['WASH-M8', 4000]] },
  { vendor: nordwind, in: 14, lines: [['PLATE-3', 90], ['ROD-12', 8]] },
  { vendor: nordwind, in: 21, lines: [['WIRE-15', 500], ['ROD-12', 40]] },
  { vendor: acme, in: 28, lines: [['DRIVE-240', 3], ['GEAR-20', 12]] },
  { vendor: acme, in: 35, lines: [['BOLT-M8', 20], ['NUT-M8', 240], ['DRIVE-240', 1]] },
  { vendor: nordwind, in: 28, lines: [['SHEET-5', 8], ['PLATE-3', 30]] },
  { vendor: nordwind, in: 35, lines: [['WIRE-15', 1200], ['SHEET-5', 6]] },
  { vendor: kern, in: 14, lines: [['SPRING-4', 1000], ['SPRING-9', 200]] },
  { vendor: kern, in: 28, lines: [['SPRING-9', 50]] },
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
