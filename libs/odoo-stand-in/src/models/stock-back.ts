import type { Environment, Method, Model } from '../orm/model.js';
import { create, write } from '../orm/orm.js';
import { number, text, type Row } from '../orm/values.js';
import { onlyCompany, rowsOf } from './base.js';
import { foreseen, reachDone, stockLocation, supplierLocation } from './stock.js';

const line: Model = {
  name: 'stock.return.picking.line',
  fields: {
    wizard_id: { type: 'many2one', relation: 'stock.return.picking' },
    product_id: { type: 'many2one', relation: 'product.product' },
    quantity: { type: 'float' },
    move_id: { type: 'many2one', relation: 'stock.move' },
    to_refund: { type: 'boolean' },
  },
};

const wizard: Model = {
  name: 'stock.return.picking',
  fields: {
    picking_id: { type: 'many2one', relation: 'stock.picking' },
    product_return_moves: { type: 'one2many', relation: 'stock.return.picking.line', inverse: 'wizard_id' },
  },
  methods: { action_create_returns: giveBack },
};

const scrap: Model = {
  name: 'stock.scrap',
  fields: {
    company_id: onlyCompany,
    name: { type: 'char' },
    state: { type: 'selection' },
    date_done: { type: 'datetime' },
    picking_id: { type: 'many2one', relation: 'stock.picking' },
    product_id: { type: 'many2one', relation: 'product.product' },
    scrap_qty: { type: 'float' },
    product_uom_id: { type: 'many2one', relation: 'uom.uom' },
    lot_id: { type: 'many2one', relation: 'stock.lot' },
    location_id: { type: 'many2one', relation: 'stock.location' },
  },
  defaults: (env) => ({ name: nextName(env, 'stock.scrap', 'SP/'), state: 'draft', location_id: stockLocation }),
  methods: { action_validate: scrapIt, do_scrap: scrapIt },
};

/** What goes back to the supplier, and what is thrown away. */
export const stockBackModels: readonly Model[] = [line, wizard, scrap];

function nextName(env: Environment, model: string, prefix: string): string {
  return `${prefix}${String(env.all(model).length + 1).padStart(5, '0')}`;
}

/** A transfer of its own, which somebody has to validate. */
export function giveBack(env: Environment, { ids }: Parameters<Method>[1]): boolean {
  for (const row of rowsOf(env, 'stock.return.picking', ids)) {
    const receipt = env.get('stock.picking', row['picking_id']);
    const back = create(env, 'stock.picking', {
      name: nextName(env, 'stock.picking', 'WH/OUT/'),
      origin: `Return of ${text(receipt['name'])}`,
      partner_id: receipt['partner_id'] ?? false,
    });
    for (const each of env.all('stock.return.picking.line'))
      if (each['wizard_id'] === row.id) moveBack(env, back.id, each);
  }
  return true;
}

function moveBack(env: Environment, picking: number, { move_id: id, quantity = 0 }: Row): void {
  const came = env.get('stock.move', id);
  const of = {
    product_id: came['product_id'] ?? false,
    location_id: stockLocation,
    location_dest_id: supplierLocation,
  };
  const made = create(env, 'stock.move', {
    ...{ ...of, picking_id: picking, product_uom_qty: quantity },
    ...{ product_uom: came['product_uom'] ?? false, purchase_line_id: came['purchase_line_id'] ?? false },
  });
  create(env, 'stock.move.line', {
    ...{ ...of, picking_id: picking, move_id: made.id, product_uom_id: came['product_uom'] ?? false },
    ...foreseen(env, number(quantity)),
  });
}

/** A move of the receipt that names no line of the order; the receipt itself is not touched. */
function scrapIt(env: Environment, { ids }: Parameters<Method>[1]): boolean {
  for (const row of rowsOf(env, 'stock.scrap', ids)) {
    write(env, 'stock.scrap', row.id, { state: 'done', date_done: env.startedAt });
    const of = { picking_id: row['picking_id'] ?? false, product_id: row['product_id'] ?? false };
    const unit = row['product_uom_id'] ?? false;
    const quantity = number(row['scrap_qty']);
    const made = create(env, 'stock.move', {
      ...{ ...of, product_uom_qty: quantity, product_uom: unit, state: 'done' },
      ...{ location_id: stockLocation, location_dest_id: false },
    });
    const moved = create(env, 'stock.move.line', { ...of, move_id: made.id, product_uom_id: unit });
    reachDone(env, moved, quantity);
  }
  return true;
}
