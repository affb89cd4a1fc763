import { decimalOf, minus } from '@quayside/std';
import type { Environment, Method, Model } from '../orm/model.js';
import { userError } from '../orm/fault.js';
import { number, text, type Row, type Values } from '../orm/values.js';
import { create, unlink, write } from '../orm/orm.js';
import { onlyCompany, rowsOf } from './base.js';
import { converted } from './units.js';

export const supplierLocation = 1;
export const stockLocation = 2;

const picking: Model = {
  name: 'stock.picking',
  fields: {
    company_id: onlyCompany,
    write_date: { type: 'datetime' },
    name: { type: 'char' },
    state: { type: 'selection' },
    origin: { type: 'char' },
    partner_id: { type: 'many2one', relation: 'res.partner' },
    scheduled_date: { type: 'datetime' },
    date_done: { type: 'datetime' },
    carrier_tracking_ref: { type: 'char' },
    backorder_id: { type: 'many2one', relation: 'stock.picking' },
    picking_type_id: { type: 'many2one', relation: 'stock.picking.type' },
    picking_type_code: { type: 'selection', compute: directionOf },
    purchase_id: { type: 'many2one', relation: 'purchase.order', compute: purchaseOf },
    move_ids: { type: 'one2many', relation: 'stock.move', inverse: 'picking_id' },
    move_line_ids: { type: 'one2many', relation: 'stock.move.line', inverse: 'picking_id' },
  },
  defaults: (env) => ({
    name: `WH/IN/${String(env.all('stock.picking').length + 1).padStart(5, '0')}`,
    state: 'assigned',
    picking_type_id: 1,
  }),
  methods: {
    action_cancel: cancelReceipts,
    action_assign: assign,
    action_split_transfer: split,
    button_validate: validate,
  },
};

const move: Model = {
  name: 'stock.move',
  fields: {
    picking_id: { type: 'many2one', relation: 'stock.picking' },
    product_id: { type: 'many2one', relation: 'product.product' },
    product_uom_qty: { type: 'float' },
    product_uom: { type: 'many2one', relation: 'uom.uom' },
    quantity: { type: 'float', compute: doneQuantity },
    picked: { type: 'boolean', compute: (env, row) => linesOf(env, row).some((line) => line['picked'] === true) },
    state: { type: 'selection' },
    purchase_line_id: { type: 'many2one', relation: 'purchase.order.line' },
    location_id: { type: 'many2one', relation: 'stock.location' },
    location_dest_id: { type: 'many2one', relation: 'stock.location' },
    move_line_ids: { type: 'one2many', relation: 'stock.move.line', inverse: 'move_id' },
  },
  defaults: () => ({ state: 'assigned', location_id: supplierLocation, location_dest_id: stockLocation }),
};

const moveLine: Model = {
  name: 'stock.move.line',
  fields: {
    picking_id: { type: 'many2one', relation: 'stock.picking' },
    move_id: { type: 'many2one', relation: 'stock.move' },
    product_id: { type: 'many2one', relation: 'product.product' },
    product_uom_id: { type: 'many2one', relation: 'uom.uom' },
    quantity: { type: 'float' },
    picked: { type: 'boolean' },
    lot_name: { type: 'char' },
    lot_id: { type: 'many2one', relation: 'stock.lot' },
    expiration_date: { type: 'datetime' },
    result_package_id: { type: 'many2one', relation: 'stock.package' },
    location_id: { type: 'many2one', relation: 'stock.location' },
    location_dest_id: { type: 'many2one', relation: 'stock.location' },
  },
  defaults: () => ({ picked: false, location_id: supplierLocation, location_dest_id: stockLocation }),
};

const lot: Model = {
  name: 'stock.lot',
  fields: {
    name: { type: 'char' },
    product_id: { type: 'many2one', relation: 'product.product' },
    company_id: onlyCompany,
    expiration_date: { type: 'datetime' },
    use_date: { type: 'datetime' },
    removal_date: { type: 'datetime' },
  },
  // Of a product that says no days: all of them are the day of the expiry.
  defaults: (_env, { expiration_date: day = false }) => ({ use_date: day, removal_date: day }),
  saved: (env, row) => refuseSecondLot(env, 'stock.lot', row),
};

export function refuseSecondLot(env: Environment, model: string, row: Row): void {
  const alike = (each: Row) => each['name'] === row['name'] && each['product_id'] === row['product_id'];
  if (env.all(model).filter(alike).length > 1) {
    throw userError('The combination of lot/serial number and product must be unique within a company');
  }
}

const pack: Model = { name: 'stock.package', fields: { name: { type: 'char' } } };

export const stockModels: readonly Model[] = [picking, move, moveLine, lot, pack];

/** The receipt that a confirmed order expects, filled with all that was ordered. */
export function receiptFor(env: Environment, order: Row): void {
  const lines = env.all('purchase.order.line').filter((each) => each['order_id'] === order.id && each['product_id']);
  if (lines.length === 0) return;
  const dates = lines.map((each) => text(each['date_planned'])).sort();
  const made = create(env, 'stock.picking', {
    origin: order['name'] ?? false,
    partner_id: order['partner_id'] ?? false,
    scheduled_date: dates[0] ?? false,
  });
  for (const line of lines) {
    const product = env.get('product.product', line['product_id']);
    const unit = number(product['uom_id']);
    const quantity = converted(env, number(line['product_qty']), number(line['product_uom_id']), unit);
    addMove(env, made.id, { product: product.id, unit, quantity, orderLine: line.id });
  }
}

/**
 * What a confirmed line asks for is what its receipts expect: as Odoo does, the first open one gets more or less, with its lines,
 * whoever has announced them. A move that expects nothing is cancelled.
 */
export function followOrdered(env: Environment, line: Row): void {
  if (!line['product_id']) return;
  const product = env.get('product.product', line['product_id']);
  const unit = number(product['uom_id']);
  const wanted = converted(env, number(line['product_qty']), number(line['product_uom_id']), unit);
  const moves = env
    .all('stock.move')
    .filter((each) => each['purchase_line_id'] === line.id && each['state'] !== 'cancel');
  let rest = wanted - moves.reduce((sum, each) => sum + number(each['product_uom_qty']), 0);
  const open = moves.filter((each) => each['state'] !== 'done');
  if (rest > 0 && open.length === 0) {
    const picking = openReceipt(env, line);
    return addMove(env, picking, { product: product.id, unit, quantity: rest, orderLine: line.id });
  }
  for (const each of open) {
    const change = Math.max(rest, -number(each['product_uom_qty']));
    if (change !== 0) changeDemand(env, each, change);
    rest -= change;
  }
}

function openReceipt(env: Environment, line: Row): number {
  const others = env.all('purchase.order.line').filter((each) => each['order_id'] === line['order_id']);
  const ids = new Set(others.map((each) => each.id));
  const move = env
    .all('stock.move')
    .find(
      (each) => ids.has(number(each['purchase_line_id'])) && each['state'] !== 'done' && each['state'] !== 'cancel',
    );
  if (move) return number(move['picking_id']);
  const order = env.get('purchase.order', line['order_id']);
  const values = { origin: order['name'] ?? false, partner_id: order['partner_id'] ?? false };
  return create(env, 'stock.picking', { ...values, scheduled_date: line['date_planned'] ?? false }).id;
}

function changeDemand(env: Environment, row: Row, change: number): void {
  const demand = number(row['product_uom_qty']) + change;
  write(env, 'stock.move', row.id, { product_uom_qty: demand, ...(demand === 0 && { state: 'cancel' }) });
  let over = doneQuantity(env, row) - demand;
  for (const line of linesOf(env, row).reverse()) {
    const left = Math.max(0, number(line['quantity']) - over);
    over -= number(line['quantity']) - left;
    if (left === 0) unlink(env, 'stock.move.line', line.id);
    else write(env, 'stock.move.line', line.id, { quantity: left });
  }
  if (over < 0 && linesOf(env, row).length === 0 && demand > 0) prefill(env, env.get('stock.move', row.id));
}

interface Demand {
  readonly product: number;
  readonly unit: number;
  readonly quantity: number;
  readonly orderLine: number;
}

function addMove(env: Environment, pickingId: number, { product, unit, quantity, orderLine }: Demand): void {
  const made = create(env, 'stock.move', {
    picking_id: pickingId,
    product_id: product,
    product_uom_qty: quantity,
    product_uom: unit,
    purchase_line_id: orderLine,
  });
  prefill(env, made);
}

/** What a line says of how much: Odoo 14 tells what is reserved apart from what is done, 19 knows one quantity. */
export function foreseen(env: Environment, quantity: number): Values {
  return tellsReserved(env) ? { product_uom_qty: quantity, qty_done: 0 } : { quantity };
}

/** What a line says that is done. */
export function reachDone(env: Environment, line: Row, quantity: number): void {
  write(env, 'stock.move.line', line.id, { [tellsReserved(env) ? 'qty_done' : 'quantity']: quantity });
}

function tellsReserved(env: Environment): boolean {
  return 'qty_done' in env.model('stock.move.line').fields;
}

/** One line with all of it; of what is tracked by serial number, a line for each piece. */
function prefill(env: Environment, row: Row): void {
  const serial = env.get('product.product', row['product_id'])['tracking'] === 'serial';
  const demand = number(row['product_uom_qty']);
  const pieces = serial ? Array.from({ length: Math.floor(demand) }, () => 1) : [demand];
  for (const quantity of pieces) {
    create(env, 'stock.move.line', {
      picking_id: row['picking_id'] ?? false,
      move_id: row.id,
      product_id: row['product_id'] ?? false,
      product_uom_id: row['product_uom'] ?? false,
      ...foreseen(env, quantity),
    });
  }
}

/** Receipts that nobody waits for any more, with their moves. */
function cancelReceipts(env: Environment, { ids }: Parameters<Method>[1]): boolean {
  for (const row of rowsOf(env, 'stock.picking', ids)) {
    write(env, 'stock.picking', row.id, { state: 'cancel' });
    for (const each of movesOf(env, row.id)) {
      for (const line of linesOf(env, each)) unlink(env, 'stock.move.line', line.id);
      write(env, 'stock.move', each.id, { state: 'cancel' });
    }
  }
  return true;
}

/** Foresees what no line says yet. */
function assign(env: Environment, { ids }: Parameters<Method>[1]): boolean {
  for (const row of rowsOf(env, 'stock.picking', ids)) {
    for (const each of movesOf(env, row.id)) if (linesOf(env, each).length === 0) prefill(env, each);
  }
  return true;
}

export function linesOf(env: Environment, row: Row): Row[] {
  return env.all('stock.move.line').filter((line) => line['move_id'] === row.id);
}

export function doneQuantity(env: Environment, row: Row): number {
  return total(env, row, tellsReserved(env) ? 'qty_done' : 'quantity');
}

/** What the lines of a move say together, in its unit. */
export function total(env: Environment, row: Row, field: string): number {
  const unit = number(row['product_uom']);
  return linesOf(env, row).reduce(
    (sum, line) => sum + converted(env, number(line[field]), number(line['product_uom_id']), unit),
    0,
  );
}

export function movesOf(env: Environment, pickingId: number): Row[] {
  return env.all('stock.move').filter((each) => each['picking_id'] === pickingId);
}

function directionOf(env: Environment, row: Row): string {
  return movesOf(env, row.id).some((each) => each['location_dest_id'] === supplierLocation) ? 'outgoing' : 'incoming';
}

function purchaseOf(env: Environment, row: Row): number | false {
  const [first] = movesOf(env, row.id);
  const line = env.find('purchase.order.line', first?.['purchase_line_id']);
  return line ? number(line['order_id']) : false;
}

/** What is entered stays; the rest goes to a new receipt. Nothing is validated. */
function split(env: Environment, { ids }: Parameters<Method>[1]): null {
  for (const row of rowsOf(env, 'stock.picking', ids)) splitOne(env, row);
  return null;
}

export function splitOne(env: Environment, row: Row): void {
  const short = movesOf(env, row.id)
    .map((each) => ({ each, rest: restOf(env, each) }))
    .filter(({ rest }) => rest > 0);
  if (short.length === 0) return;
  if (movesOf(env, row.id).every((each) => doneQuantity(env, each) === 0)) throw userError('Nothing to split.');
  const backorder = create(env, 'stock.picking', {
    origin: row['origin'] ?? false,
    partner_id: row['partner_id'] ?? false,
    scheduled_date: row['scheduled_date'] ?? false,
    backorder_id: row.id,
  });
  for (const { each, rest } of short) moveRest(env, each, rest, backorder.id);
}

function restOf(env: Environment, row: Row): number {
  return Number(minus(decimalOf(number(row['product_uom_qty'])), decimalOf(doneQuantity(env, row))));
}

function moveRest(env: Environment, row: Row, rest: number, backorder: number): void {
  const done = doneQuantity(env, row);
  if (done > 0) {
    write(env, 'stock.move', row.id, { product_uom_qty: done });
    const [product, unit, orderLine] = [row['product_id'], row['product_uom'], row['purchase_line_id']].map(number);
    addMove(env, backorder, { product: product ?? 0, unit: unit ?? 0, quantity: rest, orderLine: orderLine ?? 0 });
    return;
  }
  for (const line of linesOf(env, row)) unlink(env, 'stock.move.line', line.id);
  write(env, 'stock.move', row.id, { picking_id: backorder });
  prefill(env, env.get('stock.move', row.id));
}

/** Whether what is missing is to stay on a receipt of its own without a question. */
export function skipsBackorder({ context }: Values): boolean {
  return typeof context === 'object' && context !== null && 'skip_backorder' in context;
}

function validate(env: Environment, { ids, named }: Parameters<Method>[1]) {
  const skip = skipsBackorder(named);
  for (const row of rowsOf(env, 'stock.picking', ids)) {
    const short = movesOf(env, row.id).some((each) => restOf(env, each) > 0);
    if (short && !skip) return { type: 'ir.actions.act_window', res_model: 'stock.backorder.confirmation' };
    requireLots(env, row);
    splitOne(env, row);
    write(env, 'stock.picking', row.id, { state: 'done', date_done: env.startedAt });
    for (const each of movesOf(env, row.id)) write(env, 'stock.move', each.id, { state: 'done' });
  }
  return true;
}

/** The lot that was typed: made where there is none yet. */
function lotNamed(env: Environment, { lot_name: name = false, product_id: product = false }: Row): number {
  const model = tellsReserved(env) ? 'stock.production.lot' : 'stock.lot';
  const known = env.all(model).find((each) => each['name'] === name && each['product_id'] === product);
  return (known ?? create(env, model, { name, product_id: product, company_id: 1 })).id;
}

export function requireLots(env: Environment, row: Row): void {
  for (const line of env.all('stock.move.line')) {
    const product = env.find('product.product', line['product_id']);
    if (line['picking_id'] !== row.id || !product || product['tracking'] === 'none' || line['lot_id']) continue;
    if (line['lot_name']) {
      write(env, 'stock.move.line', line.id, { lot_id: lotNamed(env, line) });
      continue;
    }
    throw userError(
      `You need to supply a Lot/Serial Number for product:\n- ${env.displayName('product.product', product)}`,
    );
  }
}
