import { plus, sum, type Decimal } from '@quayside/std';
import type { Json } from '../orm/json.js';
import type { Environment, Model } from '../orm/model.js';
import { userError } from '../orm/fault.js';
import { idList, number, text, type Row, type Values } from '../orm/values.js';
import { touch, write } from '../orm/orm.js';
import { onlyCompany, rowsOf } from './base.js';
import { followOrdered, receiptFor, supplierLocation } from './stock.js';
import { subtotal, taxed } from './taxed.js';
import { converted } from './units.js';

const order: Model = {
  name: 'purchase.order',
  fields: {
    write_date: { type: 'datetime' },
    name: { type: 'char' },
    state: { type: 'selection' },
    locked: { type: 'boolean' },
    acknowledged: { type: 'boolean' },
    partner_id: { type: 'many2one', relation: 'res.partner' },
    partner_ref: { type: 'char' },
    origin: { type: 'char' },
    company_id: onlyCompany,
    date_order: { type: 'datetime' },
    date_approve: { type: 'datetime' },
    currency_id: { type: 'many2one', relation: 'res.currency' },
    payment_term_id: { type: 'many2one', relation: 'account.payment.term' },
    user_id: { type: 'many2one', relation: 'res.users' },
    picking_type_id: { type: 'many2one', relation: 'stock.picking.type' },
    order_line: { type: 'one2many', relation: 'purchase.order.line', inverse: 'order_id' },
    picking_ids: { type: 'many2many', relation: 'stock.picking', compute: (env, row) => receiptsOf(env, row) },
    invoice_ids: { type: 'many2many', relation: 'account.move', compute: (env, row) => billsOf(env, row) },
    amount_untaxed: { type: 'float', compute: (env, row) => untaxed(env, row) },
    amount_tax: { type: 'float', compute: (env, row) => Number(taxOf(env, row)) },
    amount_total: { type: 'float', compute: (env, row) => Number(plus(netOfAll(env, row), taxOf(env, row))) },
    date_planned: { type: 'datetime', compute: (env, row) => earliest(env, row) },
    dest_address_id: { type: 'many2one', relation: 'res.partner' },
    incoterm_id: { type: 'many2one', relation: 'account.incoterms' },
    incoterm_location: { type: 'char' },
    note: { type: 'html' },
  },
  defaults: (env) => ({
    name: `P${String(env.all('purchase.order').length + 1).padStart(5, '0')}`,
    state: 'draft',
    locked: false,
    acknowledged: false,
    date_order: env.startedAt,
    currency_id: 1,
    user_id: 1,
    picking_type_id: 1,
  }),
  displayName: (row) => (row['partner_ref'] ? `${text(row['name'])} (${text(row['partner_ref'])})` : text(row['name'])),
  methods: {
    button_confirm: (env, { ids }) => {
      for (const row of rowsOf(env, 'purchase.order', ids)) confirm(env, row);
      return true;
    },
    button_draft: (env, { ids }) => {
      for (const row of rowsOf(env, 'purchase.order', ids)) write(env, 'purchase.order', row.id, { state: 'draft' });
      return true;
    },
    button_lock: (env, { ids }) => {
      for (const row of rowsOf(env, 'purchase.order', ids)) write(env, 'purchase.order', row.id, { locked: true });
      return true;
    },
    // What locks an order in Odoo 17 and before.
    button_done: (env, { ids }) => {
      for (const row of rowsOf(env, 'purchase.order', ids)) write(env, 'purchase.order', row.id, { state: 'done' });
      return true;
    },
    button_cancel: (env, { ids }) => {
      for (const row of rowsOf(env, 'purchase.order', ids)) cancel(env, row);
      return true;
    },
  },
};

const line: Model = {
  name: 'purchase.order.line',
  fields: {
    write_date: { type: 'datetime' },
    order_id: { type: 'many2one', relation: 'purchase.order' },
    partner_id: { type: 'many2one', relation: 'res.partner', compute: (env, row) => vendorOf(env, row) },
    company_id: onlyCompany,
    sequence: { type: 'integer' },
    display_type: { type: 'selection' },
    product_id: { type: 'many2one', relation: 'product.product' },
    name: { type: 'text' },
    product_qty: { type: 'float' },
    product_uom_id: { type: 'many2one', relation: 'uom.uom' },
    price_unit: { type: 'float' },
    discount: { type: 'float' },
    tax_ids: { type: 'many2many', relation: 'account.tax' },
    price_subtotal: { type: 'float', compute: (env, row) => Number(netOf(env, row)) },
    price_tax: { type: 'float', compute: (env, row) => Number(taxed(env, row, netOf(env, row))) },
    date_planned: { type: 'datetime' },
    qty_received: { type: 'float', compute: (env, row) => received(env, row) },
    qty_invoiced: { type: 'float', compute: (env, row) => invoiced(env, row) },
  },
  defaults: (env, values) => {
    // A heading or a note.
    if (values['display_type']) return { sequence: 10, tax_ids: [] };
    const product = env.find('product.product', values['product_id']);
    return {
      sequence: 10,
      product_uom_id: product?.['uom_id'] ?? 1,
      name: product ? env.displayName('product.product', product) : '',
      tax_ids: [taxFor(env, values)],
      date_planned: env.startedAt,
      price_unit: product?.['standard_price'] ?? 0,
    };
  },
  displayName: (row) => text(row['name']),
  saved: (env, row, change) => {
    if (change.fields.includes('product_qty') && isConfirmed(env, row)) followOrdered(env, row);
    if (change.created || touchesOrder(env, row, change.fields)) touch(env, 'purchase.order', number(row['order_id']));
  },
};

export const purchaseModels: readonly Model[] = [order, line];

const domesticTax = 1;
const foreignTax = 2;

/** The company is Belgian: a vendor with another country's VAT number charges none (Odoo's fiscal positions). */
function taxFor(env: Environment, values: Values): number {
  const order = env.find('purchase.order', values['order_id']);
  const vat = text(env.find('res.partner', order?.['partner_id'])?.['vat']);
  return vat === '' || vat.startsWith('BE') ? domesticTax : foreignTax;
}

function confirm(env: Environment, row: Row): void {
  if (row['state'] !== 'draft' && row['state'] !== 'sent') return;
  write(env, 'purchase.order', row.id, { state: 'purchase', date_approve: env.startedAt });
  receiptFor(env, env.get('purchase.order', row.id));
}

function cancel(env: Environment, row: Row): void {
  if (row['locked'] === true) throw userError('Unable to cancel purchase order(s) that are locked.');
  const bills = billsOf(env, row).map((id) => env.get('account.move', id));
  if (bills.some((bill) => bill['state'] !== 'cancel')) {
    throw userError('Unable to cancel purchase order(s). You must first cancel their related vendor bills.');
  }
  for (const id of receiptsOf(env, row)) {
    if (env.get('stock.picking', id)['state'] === 'done') continue;
    write(env, 'stock.picking', id, { state: 'cancel' });
    for (const move of env.all('stock.move'))
      if (move['picking_id'] === id) write(env, 'stock.move', move.id, { state: 'cancel' });
  }
  write(env, 'purchase.order', row.id, { state: 'cancel' });
}

function vendorOf(env: Environment, row: Row): Json {
  return env.find('purchase.order', row['order_id'])?.['partner_id'] ?? false;
}

function netOf(env: Environment, row: Row): Decimal {
  return subtotal(env, row, number(row['product_qty']));
}

function isConfirmed(env: Environment, row: Row): boolean {
  return env.find('purchase.order', row['order_id'])?.['state'] === 'purchase';
}

function linesOf(env: Environment, order: Row): Row[] {
  return env.all('purchase.order.line').filter((each) => each['order_id'] === order.id);
}

function receiptsOf(env: Environment, order: Row): number[] {
  const lines = new Set(linesOf(env, order).map((each) => each.id));
  const moves = env.all('stock.move').filter((move) => lines.has(number(move['purchase_line_id'])));
  return [...new Set(moves.map((move) => number(move['picking_id'])))];
}

function billsOf(env: Environment, order: Row): number[] {
  const lines = new Set(linesOf(env, order).map((each) => each.id));
  const billed = env.all('account.move.line').filter((each) => lines.has(number(each['purchase_line_id'])));
  return [...new Set(billed.map((each) => number(each['move_id'])))];
}

const amounts = new Set(['product_qty', 'price_unit', 'discount', 'tax_ids']);

/** Odoo writes to the order what it works out for it: its amounts, and the day of its earliest line. */
function touchesOrder(env: Environment, row: Row, fields: readonly string[]): boolean {
  if (fields.some((each) => amounts.has(each))) return true;
  const order = env.find('purchase.order', row['order_id']);
  return fields.includes('date_planned') && order !== undefined && earliest(env, order) === row['date_planned'];
}

function earliest(env: Environment, order: Row): string | false {
  const days = linesOf(env, order).flatMap((each) => (each['date_planned'] ? [text(each['date_planned'])] : []));
  return days.sort()[0] ?? false;
}

function netOfAll(env: Environment, order: Row): Decimal {
  return sum(linesOf(env, order).map((each) => netOf(env, each)));
}

function taxOf(env: Environment, order: Row): Decimal {
  return sum(linesOf(env, order).map((each) => taxed(env, each, netOf(env, each))));
}

function untaxed(env: Environment, order: Row): number {
  const total = linesOf(env, order).reduce(
    (sum, each) => sum + number(each['product_qty']) * number(each['price_unit']),
    0,
  );
  return Math.round(total * 100) / 100;
}

function received(env: Environment, row: Row): number {
  const done = env.all('stock.move').filter((move) => move['purchase_line_id'] === row.id && move['state'] === 'done');
  return total(env, row, done, (move) => [
    (move['location_dest_id'] === supplierLocation ? -1 : 1) * number(env.value('stock.move', move, 'quantity')),
    number(move['product_uom']),
  ]);
}

/** Drafts count; a credit note gives back. */
function invoiced(env: Environment, row: Row): number {
  const billed = env.all('account.move.line').filter((each) => {
    const state = env.find('account.move', each['move_id'])?.['state'];
    return each['purchase_line_id'] === row.id && state !== 'cancel';
  });
  return total(env, row, billed, (each) => {
    const sign = env.get('account.move', each['move_id'])['move_type'] === 'in_refund' ? -1 : 1;
    return [sign * number(each['quantity']), number(each['product_uom_id'])];
  });
}

function total(env: Environment, row: Row, from: readonly Row[], each: (one: Row) => [number, number]): number {
  return from.reduce((sum, one) => {
    const [quantity, unit] = each(one);
    return sum + converted(env, quantity, unit, number(row['product_uom_id']));
  }, 0);
}

/** The tax ids of an order line, which its bill takes over. */
export function taxesOf(env: Environment, orderLine: number): number[] {
  return idList(env.find('purchase.order.line', orderLine)?.['tax_ids']);
}
