import { decimalOf, dividedBy, minus, negated, plus, rounded, sum, times, type Decimal } from '@quayside/std';
import type { Environment, Field, Model } from '../orm/model.js';
import { accessError, userError } from '../orm/fault.js';
import { idList, number, type Row, type Values } from '../orm/values.js';
import { create, unlink, write } from '../orm/orm.js';
import { onlyCompany, rowsOf } from './base.js';
import { taxesOf } from './purchase.js';
import { subtotal, taxed } from './taxed.js';

const hundred = decimalOf('100');
const dayMs = 86_400_000;

const bill: Model = {
  name: 'account.move',
  fields: {
    write_date: { type: 'datetime' },
    name: { type: 'char' },
    state: { type: 'selection' },
    company_id: onlyCompany,
    move_type: { type: 'selection' },
    partner_id: { type: 'many2one', relation: 'res.partner' },
    ref: { type: 'char' },
    date: { type: 'date' },
    invoice_date: { type: 'date' },
    invoice_date_due: { type: 'date' },
    invoice_payment_term_id: { type: 'many2one', relation: 'account.payment.term' },
    payment_reference: { type: 'char' },
    invoice_origin: { type: 'char' },
    invoice_user_id: { type: 'many2one', relation: 'res.users' },
    currency_id: { type: 'many2one', relation: 'res.currency' },
    reversed_entry_id: { type: 'many2one', relation: 'account.move' },
    invoice_line_ids: {
      type: 'one2many',
      relation: 'account.move.line',
      inverse: 'move_id',
      only: (row) => row['display_type'] === 'product',
    },
    line_ids: { type: 'one2many', relation: 'account.move.line', inverse: 'move_id' },
    amount_untaxed: { type: 'float', compute: (env, row) => Number(untaxed(env, row)) },
    amount_tax: { type: 'float', compute: (env, row) => Number(tax(env, row)) },
    amount_total: { type: 'float', compute: (env, row) => Number(plus(untaxed(env, row), tax(env, row))) },
    paid: { type: 'float' },
    amount_residual: { type: 'float', compute: (env, row) => Number(residual(env, row)) },
    payment_state: { type: 'selection', compute: paymentState },
    duplicated_ref_ids: { type: 'many2many', relation: 'account.move', compute: duplicates },
  },
  hidden: ['paid'],
  defaults: (env, values) => ({
    name: false,
    paid: 0,
    state: 'draft',
    date: new Date().toISOString().slice(0, 10),
    currency_id: 1,
    invoice_user_id: 1,
    ...terms(env, values),
  }),
  beforeWrite: (_db, row, values) => {
    if (row['state'] === 'posted' && ('invoice_line_ids' in values || 'line_ids' in values)) {
      throw userError('You cannot modify the following readonly fields on a posted move: invoice_line_ids');
    }
  },
  saved: (env, row, { created, fields }) => {
    if (created || fields.includes('invoice_line_ids')) writeTaxLines(env, row);
  },
  methods: {
    action_post: () => {
      throw accessError("You don't have the access rights to post an invoice.");
    },
    button_cancel: (env, { ids }) => {
      for (const row of rowsOf(env, 'account.move', ids)) write(env, 'account.move', row.id, { state: 'cancel' });
      return true;
    },
  },
};

/** Whoever has the key. */
const onlyUser: Field = { type: 'many2one', relation: 'res.users', compute: () => 1 };

const line: Model = {
  name: 'account.move.line',
  fields: {
    move_id: { type: 'many2one', relation: 'account.move' },
    display_type: { type: 'selection' },
    purchase_line_id: { type: 'many2one', relation: 'purchase.order.line' },
    product_id: { type: 'many2one', relation: 'product.product' },
    product_uom_id: { type: 'many2one', relation: 'uom.uom' },
    name: { type: 'char' },
    quantity: { type: 'float' },
    price_unit: { type: 'float' },
    discount: { type: 'float' },
    tax_ids: { type: 'many2many', relation: 'account.tax' },
    tax_line_id: { type: 'many2one', relation: 'account.tax' },
    account_id: { type: 'many2one', relation: 'account.account' },
    create_uid: onlyUser,
    write_uid: onlyUser,
    parent_state: {
      type: 'selection',
      compute: (env, row) => env.get('account.move', row['move_id'])['state'] ?? false,
    },
    amount_currency: { type: 'float' },
    price_subtotal: { type: 'float', compute: (env, row) => Number(netOf(env, row)) },
    price_total: { type: 'float', compute: (env, row) => Number(grossOf(env, row)) },
  },
  defaults: (_db, values) => ({
    display_type: 'product',
    quantity: 1,
    account_id: goodsAccount(_db),
    ...taxDefault(_db, values),
  }),
};

/** The dialog that pays bills: made for the bills of its context, with the amount that is paid of them. */
const payment: Model = {
  name: 'account.payment.register',
  fields: { amount: { type: 'float' }, bills: { type: 'many2many', relation: 'account.move' } },
  hidden: ['bills'],
  methods: {
    create: (env, { named }) => {
      const { active_ids: bills = [] } = (named['context'] ?? {}) as Values;
      const [values = {}] = named['vals_list'] as readonly Values[];
      for (const row of rowsOf(env, 'account.move', idList(bills))) {
        if (row['state'] === 'posted') continue;
        throw userError('You can only register payment for posted journal entries.');
      }
      return [create(env, 'account.payment.register', { ...values, bills }).id];
    },
    action_create_payments: (env, { ids }) => {
      for (const register of rowsOf(env, 'account.payment.register', ids)) {
        for (const row of rowsOf(env, 'account.move', idList(register['bills']))) {
          const paid = plus(decimalOf(number(row['paid'])), decimalOf(number(register['amount'])));
          write(env, 'account.move', row.id, { paid: Number(paid) });
        }
      }
      return true;
    },
  },
};

export const billModels: readonly Model[] = [bill, line, payment];

/** Where what is bought is booked, unless somebody says otherwise. */
export function goodsAccount(env: Environment): number | false {
  return env.all('account.account').find((each) => each['code'] === '600000')?.id ?? false;
}

function taxDefault(env: Environment, values: Values): Values {
  const ordered = values['purchase_line_id'];
  return { tax_ids: typeof ordered === 'number' ? taxesOf(env, ordered) : [1] };
}

/** The vendor's term where none is given, and the day to which it comes; without any, the day of the invoice. */
function terms(env: Environment, values: Values): Values {
  const vendor = env.find('res.partner', values['partner_id']);
  const own = vendor?.['property_supplier_payment_term_id'] ?? false;
  const term = 'invoice_payment_term_id' in values ? (values['invoice_payment_term_id'] ?? false) : own;
  const from = values['invoice_date'];
  if (typeof from !== 'string') return { invoice_payment_term_id: term };
  const days = number(env.find('account.payment.term', term)?.['days']);
  const due = new Date(Date.parse(`${from}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
  return { invoice_payment_term_id: term, invoice_date_due: due };
}

function linesOf(env: Environment, row: Row, kind: 'product' | 'tax'): Row[] {
  return env.all('account.move.line').filter((each) => each['move_id'] === row.id && each['display_type'] === kind);
}

function netOf(env: Environment, row: Row): Decimal {
  return subtotal(env, row, number(row['quantity']));
}

function untaxed(env: Environment, row: Row): Decimal {
  return sum(linesOf(env, row, 'product').map((each) => netOf(env, each)));
}

function tax(env: Environment, row: Row): Decimal {
  const signed = sum(linesOf(env, row, 'tax').map((each) => decimalOf(number(each['amount_currency']))));
  return row['move_type'] === 'in_refund' ? negated(signed) : signed;
}

function grossOf(env: Environment, row: Row): Decimal {
  const net = netOf(env, row);
  return plus(net, taxed(env, row, net));
}

function residual(env: Environment, row: Row): Decimal {
  return minus(plus(untaxed(env, row), tax(env, row)), decimalOf(number(row['paid'])));
}

function paymentState(env: Environment, row: Row): string {
  if (row['state'] !== 'posted' || number(row['paid']) === 0) return 'not_paid';
  return residual(env, row) === '0' ? 'paid' : 'partial';
}

/** One line a tax, rounded once over all that it taxes. */
function writeTaxLines(env: Environment, row: Row): void {
  for (const old of linesOf(env, row, 'tax')) unlink(env, 'account.move.line', old.id);
  const bases = new Map<number, Decimal>();
  for (const each of linesOf(env, row, 'product')) {
    for (const id of idList(each['tax_ids'])) bases.set(id, plus(bases.get(id) ?? decimalOf('0'), netOf(env, each)));
  }
  for (const [id, base] of bases) {
    const charged = env.get('account.tax', id);
    const amount = rounded(dividedBy(times(base, decimalOf(number(charged['amount']))), hundred), 2);
    if (amount === '0') continue;
    create(env, 'account.move.line', {
      move_id: row.id,
      display_type: 'tax',
      name: charged['name'] ?? false,
      tax_line_id: id,
      tax_ids: [],
      amount_currency: Number(row['move_type'] === 'in_refund' ? negated(amount) : amount),
    });
  }
}

function duplicates(env: Environment, row: Row): number[] {
  return env
    .all('account.move')
    .filter((each) => each.id !== row.id && each['ref'] && each['state'] !== 'cancel')
    .filter((each) => each['ref'] === row['ref'] && each['partner_id'] === row['partner_id'])
    .map((each) => each.id);
}
