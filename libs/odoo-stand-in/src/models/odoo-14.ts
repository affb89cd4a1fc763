import { decimalOf, minus, negated, sum, type Decimal } from '@quayside/std';
import { StandInFault, userError } from '../orm/fault.js';
import type { Environment, Field, Method, Model } from '../orm/model.js';
import { create, unlink, write } from '../orm/orm.js';
import { number, text, type Row, type Values } from '../orm/values.js';
import { rowsOf } from './base.js';
import { goodsAccount } from './bill.js';
import { registry } from './registry.js';
import { giveBack } from './stock-back.js';
import {
  doneQuantity,
  linesOf,
  movesOf,
  refuseSecondLot,
  requireLots,
  skipsBackorder,
  splitOne,
  total,
} from './stock.js';

/** What of a model is otherwise in Odoo 14; fields, methods and names are added to those of 19. */
type Change = Partial<Omit<Model, 'name'>>;

const char: Field = { type: 'char' };
const datetime: Field = { type: 'datetime' };
const float: Field = { type: 'float' };

const goods: Readonly<Record<string, Change>> = {
  'res.users': { methods: { context_get: () => ({ lang: 'en_US', tz: 'Europe/Brussels' }) } },
  // A dozen is 0.083 of a unit; the field beside it is 12.
  'uom.uom': { aliases: { factor_inv: 'factor' } },
  'product.product': {
    fields: {
      uom_po_id: { type: 'many2one', relation: 'uom.uom' },
      packaging_ids: { type: 'one2many', relation: 'product.packaging', inverse: 'product_id' },
    },
    hidden: ['uom_ids', 'is_storable'],
  },
  'product.supplierinfo': {
    aliases: { name: 'partner_id', product_uom: 'product_uom_id' },
    hidden: ['discount'],
  },
  'res.partner': { fields: { mobile: char }, hidden: ['global_location_number'] },
  'account.payment.term': { hidden: ['days', 'early_discount', 'discount_percentage', 'discount_days'] },
  'account.payment.term.line': {
    fields: {
      value: { type: 'selection', compute: () => 'balance' },
      option: { type: 'selection', compute: () => 'day_after_invoice_date' },
      day_of_the_month: { type: 'integer' },
    },
    aliases: { days: 'nb_days' },
    hidden: ['delay_type'],
  },
};

const purchases: Readonly<Record<string, Change>> = {
  'purchase.order': {
    aliases: { mail_reminder_confirmed: 'acknowledged', notes: 'note' },
    hidden: ['locked', 'incoterm_location'],
  },
  'purchase.order.line': {
    aliases: { product_uom: 'product_uom_id', taxes_id: 'tax_ids' },
    hidden: ['discount'],
    // Less that is ordered leaves the receipts as they are.
    saved: (env, row, change) => {
      if (isMore(env, row)) registry.get('purchase.order.line')?.saved?.(env, row, change);
    },
  },
};

function isMore(env: Environment, row: Row): boolean {
  const expected = env
    .all('stock.move')
    .filter((move) => move['purchase_line_id'] === row.id && move['state'] !== 'cancel')
    .reduce((all, move) => all + number(move['product_uom_qty']), 0);
  return number(row['product_qty']) > expected;
}

const receipts: Readonly<Record<string, Change>> = {
  'stock.picking': {
    fields: {
      location_id: { type: 'many2one', relation: 'stock.location' },
      location_dest_id: { type: 'many2one', relation: 'stock.location' },
    },
    aliases: { move_lines: 'move_ids' },
    methods: {
      action_confirm: () => true,
      action_assign: reserve,
      button_validate: validate,
    },
  },
  'stock.move': {
    fields: {
      ...{ name: char, origin: char, date: datetime, date_deadline: datetime, price_unit: float },
      group_id: { type: 'many2one', relation: 'procurement.group' },
      warehouse_id: { type: 'many2one', relation: 'stock.warehouse' },
      reserved_availability: { type: 'float', compute: (env, row) => total(env, row, 'product_uom_qty') },
    },
    aliases: { quantity_done: 'quantity' },
    hidden: ['picked'],
  },
  'stock.move.line': {
    fields: {
      product_uom_qty: float,
      qty_done: float,
      lot_id: { type: 'many2one', relation: 'stock.production.lot' },
    },
    hidden: ['quantity', 'picked'],
  },
};

const returns: Readonly<Record<string, Change>> = {
  'stock.scrap': { fields: { lot_id: { type: 'many2one', relation: 'stock.production.lot' } } },
  'stock.return.picking': {
    fields: { original_location_id: { type: 'many2one', relation: 'stock.location' } },
    methods: { create_returns: giveBack },
  },
};

const bills: Readonly<Record<string, Change>> = {
  'account.move': {
    loadAddsLines: true,
    saved: (env, row, change) => {
      if (change.created) refuseDuplicate(env, row);
      registry.get('account.move')?.saved?.(env, row, change);
      if (change.created || change.fields.includes('invoice_line_ids')) writePayable(env, row);
      else if (change.fields.includes('line_ids')) refuseUnbalanced(env, row);
    },
  },
  'account.move.line': {
    fields: {
      debit: float,
      credit: float,
      balance: { type: 'float', compute: (_env, row) => number(row['amount_currency']) },
      account_internal_type: {
        type: 'selection',
        compute: (_env, row) => (row['display_type'] === payable ? 'payable' : 'other'),
      },
    },
    defaults: (env, values) => ({
      display_type: 'product',
      quantity: 1,
      account_id: goodsAccount(env),
      ...('tax_ids' in values ? {} : { tax_ids: [] }),
    }),
  },
};

const notes: Readonly<Record<string, Change>> = {
  'mail.activity': { methods: { action_feedback: done }, hidden: ['active'] },
};

const added: readonly Model[] = [
  {
    name: 'product.packaging',
    fields: { name: char, qty: float, product_id: { type: 'many2one', relation: 'product.product' } },
  },
  { name: 'procurement.group', fields: { name: char } },
];

/** A lot names its company there, and its days are those that are written. */
const lotBefore: Model = {
  name: 'stock.production.lot',
  fields: { ...registry.get('stock.lot')?.fields, company_id: { type: 'many2one', relation: 'res.company' } },
  saved: (env, row) => {
    if (!row['company_id']) throw userError('Missing required fields on Lot/Serial: company_id');
    refuseSecondLot(env, 'stock.production.lot', row);
  },
};

/** All models of an Odoo 14, by name. */
export const registry14: ReadonlyMap<string, Model> = new Map([
  ...[...registry.values(), ...added].map((model) => [model.name, changed(model)] as const),
  ['stock.production.lot', lotBefore],
  ['stock.quant.package', changed(registry.get('stock.package') ?? { name: 'stock.package', fields: {} })],
]);

function changed(model: Model): Model {
  const change = { ...goods, ...purchases, ...receipts, ...returns, ...bills, ...notes }[model.name];
  const { action_split_transfer: _new, ...methods } = { ...model.methods, ...change?.methods };
  return { ...model, ...change, fields: { ...model.fields, ...change?.fields }, methods };
}

/** Reserves what is missing, on a line that is there already if it can. */
function reserve(env: Environment, { ids }: Parameters<Method>[1]): boolean {
  const moves = rowsOf(env, 'stock.picking', ids).flatMap((row) => movesOf(env, row.id));
  if (moves.length === 0) throw userError('Nothing to check the availability for.');
  for (const row of moves) reserveMove(env, row);
  return true;
}

function reserveMove(env: Environment, row: Row): void {
  const missing = number(row['product_uom_qty']) - total(env, row, 'product_uom_qty');
  if (missing <= 0) return;
  const serial = env.get('product.product', row['product_id'])['tracking'] === 'serial';
  const [line] = serial ? [] : linesOf(env, row);
  if (line) {
    write(env, 'stock.move.line', line.id, { product_uom_qty: number(line['product_uom_qty']) + missing });
    return;
  }
  for (const quantity of serial ? Array.from({ length: Math.floor(missing) }, () => 1) : [missing]) {
    create(env, 'stock.move.line', {
      picking_id: row['picking_id'] ?? false,
      move_id: row.id,
      product_id: row['product_id'] ?? false,
      product_uom_id: row['product_uom'] ?? false,
      product_uom_qty: quantity,
    });
  }
}

/** What is done is received; of a receipt that is short Odoo asks what is to become of the rest. */
function validate(env: Environment, { ids, named }: Parameters<Method>[1]) {
  for (const row of rowsOf(env, 'stock.picking', ids)) {
    const moves = movesOf(env, row.id);
    if (moves.some((each) => doneQuantity(env, each) < number(each['product_uom_qty']))) {
      if (!skipsBackorder(named)) return { type: 'ir.actions.act_window', res_model: 'stock.backorder.confirmation' };
      splitOne(env, row);
    }
    for (const line of movesOf(env, row.id).flatMap((each) => linesOf(env, each))) {
      if (number(line['qty_done']) === 0) unlink(env, 'stock.move.line', line.id);
    }
    requireLots(env, row);
    write(env, 'stock.picking', row.id, { state: 'done', date_done: env.startedAt });
    for (const each of movesOf(env, row.id)) write(env, 'stock.move', each.id, { state: 'done' });
  }
  return true;
}

const payable = 'payment_term';

function entriesOf(env: Environment, row: Row): Row[] {
  return env.all('account.move.line').filter((each) => each['move_id'] === row.id);
}

function owed(env: Environment, row: Row): Decimal {
  const amount = decimalOf(number(env.value('account.move', row, 'amount_total')));
  return row['move_type'] === 'in_refund' ? amount : negated(amount);
}

/** The line on the vendor's account, which balances all others. */
function writePayable(env: Environment, row: Row): void {
  for (const old of entriesOf(env, row)) {
    if (old['display_type'] === payable) unlink(env, 'account.move.line', old.id);
  }
  const values: Values = { move_id: row.id, display_type: payable, amount_currency: Number(owed(env, row)) };
  create(env, 'account.move.line', values);
}

function refuseUnbalanced(env: Environment, row: Row): void {
  const lines = entriesOf(env, row).filter((each) => each['display_type'] === payable);
  const balance = sum(lines.map((each) => decimalOf(number(each['amount_currency']))));
  if (minus(balance, owed(env, row)) !== '0') throw userError('Cannot create unbalanced journal entry.');
}

/** Odoo 14 takes a vendor's reference once. */
function refuseDuplicate(env: Environment, row: Row): void {
  const same = env
    .all('account.move')
    .filter((each) => each.id !== row.id && each['ref'] && each['state'] !== 'cancel')
    .filter((each) => ['ref', 'partner_id', 'move_type', 'invoice_date'].every((name) => each[name] === row[name]));
  if (same.length === 0) return;
  const words = 'Duplicated vendor reference detected. You probably encoded twice the same vendor bill/credit note.';
  throw new StandInFault(422, 'odoo.exceptions.ValidationError', words);
}

/** What is done is gone, and a message tells what it was. */
function done(env: Environment, { ids }: Parameters<Method>[1]): number {
  let message = 0;
  for (const row of rowsOf(env, 'mail.activity', ids)) {
    const [model, id] = [row['res_model'] ?? false, row['res_id'] ?? false];
    message = create(env, 'mail.message', { model, res_id: id, body: `<p>Done</p>${text(row['note'])}` }).id;
    unlink(env, 'mail.activity', row.id);
  }
  return message;
}
