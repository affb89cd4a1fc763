import type { Environment, Method, Model, Field } from '../orm/model.js';
import { accessError, valueError } from '../orm/fault.js';
import type { Json } from '../orm/json.js';
import { idList, text, type Row } from '../orm/values.js';

const stamps = { write_date: { type: 'datetime' } } as const;

const partner: Model = {
  name: 'res.partner',
  fields: {
    ...stamps,
    name: { type: 'char' },
    ref: { type: 'char' },
    vat: { type: 'char' },
    street: { type: 'char' },
    street2: { type: 'char' },
    city: { type: 'char' },
    zip: { type: 'char' },
    state_id: { type: 'many2one', relation: 'res.country.state' },
    country_id: { type: 'many2one', relation: 'res.country' },
    email: { type: 'char' },
    phone: { type: 'char' },
    global_location_number: { type: 'char' },
    tz: { type: 'char' },
    supplier_rank: { type: 'integer' },
    is_company: { type: 'boolean' },
    parent_id: { type: 'many2one', relation: 'res.partner' },
    type: { type: 'selection' },
    property_supplier_payment_term_id: { type: 'many2one', relation: 'account.payment.term' },
    commercial_partner_id: { type: 'many2one', relation: 'res.partner', compute: commercialPartner },
  },
  methods: { address_get: (env, { ids, named }) => addressGet(env, ids[0] ?? 0, named['adr_pref']) },
};

/** The contact of each kind below a partner, itself where there is none. */
function addressGet(env: Environment, id: number, kinds: Json | undefined): Json {
  const below = env.all('res.partner').filter((each) => each['parent_id'] === id);
  const of = (kind: string) => below.find((each) => each['type'] === kind)?.id ?? id;
  return Object.fromEntries((Array.isArray(kinds) ? kinds : []).map((kind) => [String(kind), of(String(kind))]));
}

function commercialPartner(env: Environment, row: Row): number {
  const parent = env.find('res.partner', row['parent_id']);
  return parent && row['is_company'] !== true ? commercialPartner(env, parent) : row.id;
}

/** There is one company, number 1. */
export const onlyCompany: Field = { type: 'many2one', relation: 'res.company', compute: () => 1 };

const company: Model = {
  name: 'res.company',
  fields: { name: { type: 'char' }, partner_id: { type: 'many2one', relation: 'res.partner' } },
};

const user: Model = {
  name: 'res.users',
  fields: {
    name: { type: 'char' },
    login: { type: 'char' },
    tz: { type: 'char' },
    active: { type: 'boolean' },
    company_id: onlyCompany,
    partner_id: { type: 'many2one', relation: 'res.partner' },
  },
  defaults: () => ({ active: true }),
  methods: { context_get: () => ({ lang: 'en_US', tz: 'Europe/Brussels', uid: 1 }) },
};

const unit: Model = {
  name: 'uom.uom',
  fields: { name: { type: 'char' }, factor: { type: 'float' } },
};

const product: Model = {
  name: 'product.product',
  fields: {
    ...stamps,
    name: { type: 'char' },
    default_code: { type: 'char' },
    barcode: { type: 'char' },
    tracking: { type: 'selection' },
    standard_price: { type: 'float' },
    purchase_ok: { type: 'boolean' },
    type: { type: 'selection' },
    is_storable: { type: 'boolean' },
    uom_id: { type: 'many2one', relation: 'uom.uom' },
    uom_ids: { type: 'many2many', relation: 'uom.uom' },
    // The stand-in has no variants: a product is its own template.
    product_tmpl_id: { type: 'many2one', relation: 'product.product', compute: (_db, row) => row.id },
  },
  defaults: () => ({ tracking: 'none', uom_id: 1, type: 'consu' }),
  displayName: (row) =>
    row['default_code'] ? `[${text(row['default_code'])}] ${text(row['name'])}` : text(row['name']),
};

const supplierInfo: Model = {
  name: 'product.supplierinfo',
  fields: {
    partner_id: { type: 'many2one', relation: 'res.partner' },
    product_id: { type: 'many2one', relation: 'product.product' },
    product_tmpl_id: { type: 'many2one', relation: 'product.product' },
    product_code: { type: 'char' },
    product_name: { type: 'char' },
    price: { type: 'float' },
    delay: { type: 'integer' },
    sequence: { type: 'integer' },
    currency_id: { type: 'many2one', relation: 'res.currency' },
    product_uom_id: { type: 'many2one', relation: 'uom.uom' },
    min_qty: { type: 'float' },
    discount: { type: 'float' },
    date_start: { type: 'date' },
    date_end: { type: 'date' },
    company_id: { type: 'many2one', relation: 'res.company' },
  },
  defaults: (env, values) => ({
    ...{ delay: 1, min_qty: 0, discount: 0, price: 0, currency_id: 1 },
    product_uom_id: env.find('product.product', Number(values['product_id']))?.['uom_id'] ?? 1,
  }),
};

/** Odoo keeps it from ordinary users; only the look-up by name is open. */
const data: Model = {
  name: 'ir.model.data',
  fields: { complete_name: { type: 'char' }, model: { type: 'char' }, res_id: { type: 'integer' } },
  methods: {
    check_object_reference: checkObjectReference,
    search_read: closed,
    search: closed,
    read: closed,
    create: closed,
  },
};

function checkObjectReference(env: Environment, { named }: Parameters<Method>[1]) {
  const name = `${text(named['module'])}.${text(named['xml_id'])}`;
  const found = env.byExternalId(name);
  if (!found) throw valueError(`External ID not found in the system: ${name}`);
  return [found.model, env.find(found.model, found.id) ? found.id : false];
}

function closed(): never {
  throw accessError("You are not allowed to access 'Model Data' (ir.model.data) records.");
}

function named(name: string): Model {
  return { name, fields: { name: { type: 'char' }, active: { type: 'boolean' } } };
}

const tax: Model = {
  name: 'account.tax',
  fields: {
    name: { type: 'char' },
    amount: { type: 'float' },
    amount_type: { type: 'selection' },
    price_include: { type: 'boolean' },
    type_tax_use: { type: 'selection' },
    sequence: { type: 'integer' },
    company_id: onlyCompany,
    invoice_repartition_line_ids: {
      type: 'one2many',
      relation: 'account.tax.repartition.line',
      inverse: 'invoice_tax_id',
    },
    refund_repartition_line_ids: {
      type: 'one2many',
      relation: 'account.tax.repartition.line',
      inverse: 'refund_tax_id',
    },
  },
  defaults: () => ({ amount_type: 'percent', price_include: false, sequence: 1 }),
};

/** What becomes of a tax: all of it is booked, or, where the buyer owes it, as much is taken off again. */
const taxShare: Model = {
  name: 'account.tax.repartition.line',
  fields: {
    invoice_tax_id: { type: 'many2one', relation: 'account.tax' },
    refund_tax_id: { type: 'many2one', relation: 'account.tax' },
    repartition_type: { type: 'selection' },
    factor_percent: { type: 'float' },
  },
};

const bankAccount: Model = {
  name: 'res.partner.bank',
  fields: { acc_number: { type: 'char' }, partner_id: { type: 'many2one', relation: 'res.partner' } },
};

const term: Model = {
  name: 'account.payment.term',
  // The days are what Odoo has in lines only.
  fields: {
    name: { type: 'char' },
    days: { type: 'integer' },
    early_discount: { type: 'boolean' },
    discount_percentage: { type: 'float' },
    discount_days: { type: 'integer' },
    line_ids: { type: 'one2many', relation: 'account.payment.term.line', inverse: 'payment_id' },
  },
  hidden: ['days'],
};

const termLine: Model = {
  name: 'account.payment.term.line',
  fields: {
    payment_id: { type: 'many2one', relation: 'account.payment.term' },
    value: { type: 'selection' },
    value_amount: { type: 'float' },
    delay_type: { type: 'selection' },
    nb_days: { type: 'integer' },
  },
  defaults: () => ({ value: 'percent', value_amount: 100, delay_type: 'days_after' }),
};

function withCode(name: string, fields: Model['fields'] = {}): Model {
  return { name, fields: { name: { type: 'char' }, code: { type: 'char' }, ...fields } };
}

const warehouse: Model = {
  name: 'stock.warehouse',
  fields: { name: { type: 'char' }, partner_id: { type: 'many2one', relation: 'res.partner' } },
};

const pickingType: Model = {
  name: 'stock.picking.type',
  fields: { name: { type: 'char' }, warehouse_id: { type: 'many2one', relation: 'stock.warehouse' } },
};

export const baseModels: readonly Model[] = [
  partner,
  user,
  unit,
  product,
  supplierInfo,
  data,
  tax,
  taxShare,
  company,
  withCode('res.country'),
  withCode('res.country.state', { country_id: { type: 'many2one', relation: 'res.country' } }),
  withCode('account.incoterms'),
  { ...withCode('account.account'), displayName: (row) => `${text(row['code'])} ${text(row['name'])}` },
  term,
  termLine,
  bankAccount,
  warehouse,
  pickingType,
  named('res.currency'),
  {
    name: 'stock.location',
    // The first one that is seeded is where goods come from.
    fields: {
      name: { type: 'char' },
      usage: { type: 'selection', compute: (_env, { id }) => (id === 1 ? 'supplier' : 'internal') },
    },
  },
  named('mail.message.subtype'),
];

/** Answers the ids that a method was called with, as rows. */
export function rowsOf(env: Environment, model: string, ids: Parameters<Method>[1]['ids']): Row[] {
  return idList([...ids]).map((id) => env.get(model, id));
}
