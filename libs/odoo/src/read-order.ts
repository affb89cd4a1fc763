import type { Order, OrderLine } from '@quayside/canonical';
import { dividedBy, minus, times, type Decimal, decimalOf } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from './connection.js';
import type { Query } from './dialect/read-tree.js';
import type { Transport } from './wire/transport.js';
import { decimalFrom } from './number.js';
import { readTree } from './read-tree.js';
import { rateOf, tax, taxFields, withoutIncluded } from './taxes.js';
import { localDay } from './time.js';
import { unitCode, type OdooUnit } from './units.js';
import { placeSchema, zoneOf } from './zone.js';

const maybeText = z.union([z.string(), z.literal(false)]);
const unit = z.object({ id: z.number(), name: z.string(), factor: z.number() });
export const productSchema = z.object({
  id: z.number(),
  product_tmpl_id: z.number(),
  default_code: maybeText,
  barcode: maybeText,
  type: z.string(),
  tracking: z.enum(['none', 'lot', 'serial']),
  uom_id: unit,
  uom_ids: z.array(unit),
});
const line = z.object({
  id: z.number(),
  sequence: z.number(),
  display_type: maybeText,
  product_id: z.union([productSchema, z.literal(false)]),
  name: z.string(),
  product_qty: z.number(),
  product_uom_id: z.union([unit, z.literal(false)]),
  price_unit: z.number(),
  discount: z.number(),
  price_subtotal: z.number(),
  price_tax: z.number(),
  tax_ids: z.array(tax),
  date_planned: maybeText,
  qty_received: z.number(),
  qty_invoiced: z.number(),
});
/** An order as Odoo has it, with all it takes to match a document with it. */
export const orderShape = z.object({
  id: z.number(),
  name: z.string(),
  state: z.string(),
  locked: z.boolean(),
  acknowledged: z.boolean(),
  partner_ref: maybeText,
  date_order: maybeText,
  date_approve: maybeText,
  partner_id: z.number(),
  currency_id: z.object({ id: z.number(), name: z.string() }),
  payment_term_id: z.union([z.number(), z.literal(false)]),
  picking_type_id: placeSchema,
  order_line: z.array(line),
});

type OdooOrder = z.infer<typeof orderShape>;
type OdooLine = z.infer<typeof line>;

export const unitFields = { fields: { name: {}, factor: {} } };
/** What is read of an order. */
export const orderFields = {
  name: {},
  state: {},
  locked: {},
  acknowledged: {},
  partner_ref: {},
  date_order: {},
  date_approve: {},
  partner_id: {},
  currency_id: { fields: { name: {} } },
  payment_term_id: {},
  picking_type_id: {},
  order_line: {
    fields: {
      sequence: {},
      display_type: {},
      product_id: {
        fields: {
          product_tmpl_id: {},
          default_code: {},
          barcode: {},
          tracking: {},
          type: {},
          uom_id: unitFields,
          uom_ids: unitFields,
        },
      },
      name: {},
      product_qty: {},
      product_uom_id: unitFields,
      price_unit: {},
      discount: {},
      price_subtotal: {},
      price_tax: {},
      tax_ids: taxFields,
      date_planned: {},
      qty_received: {},
      qty_invoiced: {},
    },
  },
};

/** The order with all it takes to match a document with it, in as few calls as Odoo allows. */
export async function readOrder(connection: Connection, number: string): Promise<Order | undefined> {
  const [exact] = await search(connection, { domain: await orderDomain(connection, [number]), limit: 1 });
  const found = exact ?? (await inOtherCase(connection, number));
  return found && (await ordersFrom(connection, [found]))[0];
}

/** The only order whose name differs in upper and lower case. */
async function inOtherCase(connection: Connection, number: string): Promise<OdooOrder | undefined> {
  if (number.toUpperCase() === number.toLowerCase()) return undefined;
  const domain = [['name', '=ilike', number.replace(/[\\%_]/g, String.raw`\$&`)], ...(await ownOrders(connection))];
  const found = await search(connection, { domain, limit: 2 });
  return found.length === 1 ? found[0] : undefined;
}

/** Orders that the vendor has: the newest ones first, without drafts and cancelled ones. */
export async function readOrders(
  connection: Connection,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly Order[]> {
  const domain = [['state', 'in', ['purchase', 'done']], ...(await ownOrders(connection))];
  return ordersFrom(connection, await search(connection, { domain, offset, limit, order: 'id desc' }));
}

export async function ordersFrom(connection: Connection, found: readonly OdooOrder[]): Promise<Order[]> {
  const lines = found.flatMap((each) => each.order_line);
  const [codes, ids] = await Promise.all([supplierCodes(connection, lines), externalIdsOfUnits(connection, lines)]);
  const named = (each: z.infer<typeof unit>): OdooUnit => unitFrom(each, ids);
  for (const each of found) remember(connection, each);
  return Promise.all(
    found.map(async (each) => orderFrom(connection, each, { zone: await zoneOf(connection, each), codes, named })),
  );
}

/** For the effects of the document that the order is read for. */
function remember({ recent }: Connection, found: OdooOrder): void {
  const { id, name, partner_id: partner, currency_id: currency, payment_term_id: term } = found;
  recent.orders.set(name, { id, partner, currency: currency.id, term: term || undefined });
  for (const { id: line, product_id: product, product_uom_id: unit, tax_ids: taxes } of found.order_line) {
    recent.orderLines.set(line, { product: product ? product.id : undefined, unit: unit ? unit.id : undefined, taxes });
  }
}

function orderFrom(connection: Connection, found: OdooOrder, context: LineContext): Order {
  const dated = found.date_approve || found.date_order;
  return {
    type: 'order',
    number: found.name,
    ...(dated ? { date: localDay(dated, context.zone) } : {}),
    currency: found.currency_id.name,
    state: stateOf(found),
    acknowledged: found.acknowledged,
    ...(found.partner_ref ? { supplierReference: found.partner_ref } : {}),
    lines: found.order_line
      .filter((each) => each.display_type === false)
      .sort((a, b) => a.sequence - b.sequence || a.id - b.id)
      .map((each) => orderLine(connection, each, context)),
  };
}

function search(connection: Connection, query: Query): Promise<readonly OdooOrder[]> {
  return readTree(connection, 'purchase.order', { query, specification: orderFields, schema: orderShape });
}

/** Orders of other vendors and companies are as unknown as those that do not exist. */
export async function orderDomain(connection: Connection, numbers: readonly string[]): Promise<readonly unknown[]> {
  return [['name', 'in', numbers], ...(await ownOrders(connection))];
}

/** Of this vendor, in the company that was agreed or is the user's own. */
async function ownOrders(connection: Connection): Promise<readonly unknown[]> {
  const [vendor, company] = [await connection.vendor(), await connection.company()];
  return [['partner_id', 'child_of', vendor], ...(company === undefined ? [] : [['company_id', '=', company]])];
}

export function stateOf(found: Pick<OdooOrder, 'state' | 'locked'>): NonNullable<Order['state']> {
  if (found.state === 'cancel') return 'cancelled';
  if (found.state === 'sent') return 'sent';
  if (found.state === 'to approve') return 'to-approve';
  if (found.state !== 'purchase' && found.state !== 'done') return 'draft';
  return found.locked || found.state === 'done' ? 'locked' : 'confirmed';
}

interface LineContext {
  readonly zone: string;
  readonly codes: ReadonlyMap<number, string>;
  readonly named: (each: z.infer<typeof unit>) => OdooUnit;
}

function orderLine(connection: Connection, from: OdooLine, { zone, codes, named }: LineContext): OrderLine {
  const uom = from.product_uom_id ? named(from.product_uom_id) : undefined;
  const unit = uom && { unit: unitCode(uom, connection.units) };
  return {
    number: String(from.id),
    item: itemOf(from, codes),
    quantity: { value: decimalFrom(from.product_qty), ...unit },
    price: { amount: netPrice(from), ...unit },
    ...(from.date_planned ? { deliveryDate: localDay(from.date_planned, zone) } : {}),
    ...taxesOf(from),
    received: decimalFrom(from.qty_received),
    billed: decimalFrom(from.qty_invoiced),
    ...(from.product_id
      ? {
          ...(from.product_id.type === 'service' && { isService: true }),
          tracking: from.product_id.tracking,
          ...packsOf(connection, from.product_id, { named, uom }),
        }
      : {}),
  };
}

function itemOf(from: OdooLine, codes: ReadonlyMap<number, string>): OrderLine['item'] {
  const goods = from.product_id || undefined;
  const supplier = goods && codes.get(goods.id);
  return {
    ...(goods?.default_code ? { buyer: goods.default_code } : {}),
    ...(supplier === undefined ? {} : { supplier }),
    ...(goods?.barcode ? { gtin: goods.barcode } : {}),
    ...(from.name === '' ? {} : { description: from.name }),
  };
}

function taxesOf({ tax_ids: taxes, price_subtotal, price_tax }: OdooLine): Pick<OrderLine, 'taxes'> {
  if (taxes.length === 0) return { taxes: [] };
  const percent = rateOf(taxes, { net: decimalFrom(price_subtotal), taxed: decimalFrom(price_tax) });
  return { taxes: [{ percent }] };
}

function netPrice(from: OdooLine): Decimal {
  const hundred = decimalOf('100');
  const price = withoutIncluded(decimalFrom(from.price_unit), from.tax_ids);
  if (from.discount === 0) return price;
  return dividedBy(times(price, minus(hundred, decimalFrom(from.discount))), hundred);
}

/** The product's packagings, in units of the line. */
export function packsOf(
  { dialect, units }: Connection,
  { uom_id, uom_ids }: z.infer<typeof productSchema>,
  { named, uom }: Pick<LineContext, 'named'> & { readonly uom: OdooUnit | undefined },
): Pick<OrderLine, 'packs'> {
  if (!uom) return {};
  const others = dialect.packsAreUnits ? uom_ids.filter((each) => each.id !== uom.id) : uom_ids;
  const packs = others.map((each) => {
    const pack = dialect.packsAreUnits ? named(each) : packOf(each, named(uom_id));
    return { unit: unitCode(pack, units), contains: dividedBy(pack.factor, uom.factor) };
  });
  return packs.length === 0 ? {} : { packs };
}

/** A packaging that holds so many of the product's own unit. */
function packOf({ id, name, factor }: z.infer<typeof unit>, own: OdooUnit): OdooUnit {
  return { id, name, factor: times(decimalFrom(factor), own.factor) };
}

const supplierInfo = z.array(
  z.object({
    product_code: maybeText,
    product_id: z.union([z.tuple([z.number(), z.string()]), z.literal(false)]),
    product_tmpl_id: z.union([z.tuple([z.number(), z.string()]), z.literal(false)]),
  }),
);

/** The vendor's article number by product; one that names the variant comes before one for all variants. */
async function supplierCodes(connection: Connection, lines: readonly OdooLine[]): Promise<ReadonlyMap<number, string>> {
  const products = lines.flatMap((each) => (each.product_id ? [each.product_id] : []));
  await askArticles(connection, [...new Set(products.map((each) => each.product_tmpl_id))]);
  const codes = new Map<number, string>();
  for (const each of products) {
    const articles = connection.articles.get(each.product_tmpl_id) ?? [];
    const own = articles.find((article) => article.product === each.id);
    const code = (own ?? articles.find((article) => article.product === undefined))?.code;
    if (code !== undefined) codes.set(each.id, code);
  }
  return codes;
}

/** Asks for the articles of products of which none were asked for lately. */
async function askArticles(connection: Connection, templates: readonly number[]): Promise<void> {
  const unknown = templates.filter((each) => connection.articles.get(each) === undefined);
  if (unknown.length === 0) return;
  const domain = [
    ['partner_id', 'child_of', await connection.vendor()],
    ['product_tmpl_id', 'in', unknown],
    ['product_code', '!=', false],
  ];
  const fields = ['product_code', 'product_id', 'product_tmpl_id'];
  const query = { domain, fields, order: 'sequence, id' };
  const rows = await connection.transport.call('product.supplierinfo', 'search_read', query, supplierInfo);
  for (const template of unknown) {
    const own = rows.filter((row) => row.product_tmpl_id && row.product_tmpl_id[0] === template);
    const articles = own.flatMap(({ product_code: code, product_id: product }) =>
      code === false ? [] : [{ code, product: product ? product[0] : undefined }],
    );
    connection.articles.set(template, articles);
  }
}

async function externalIdsOfUnits(
  connection: Connection,
  lines: readonly OdooLine[],
): Promise<ReadonlyMap<number, string>> {
  const units = lines.flatMap((each) => [
    ...(each.product_uom_id ? [each.product_uom_id.id] : []),
    ...(each.product_id && connection.dialect.packsAreUnits ? each.product_id.uom_ids.map((uom) => uom.id) : []),
  ]);
  const ids = [...new Set(units)];
  const unknown = ids.filter((id) => connection.unitNames.get(id) === undefined);
  const asked = await externalIds(connection.transport, 'uom.uom', unknown);
  for (const id of unknown) connection.unitNames.set(id, asked.get(id) ?? '');
  return new Map(ids.flatMap((id) => (connection.unitNames.get(id) ? [[id, connection.unitNames.get(id) ?? '']] : [])));
}

/** External ids of records that come with Odoo: ir.model.data itself is closed to ordinary users. */
export async function externalIds(
  transport: Transport,
  model: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const answer = await transport.call(model, 'get_external_id', { ids }, z.record(z.string(), z.string()));
  return new Map(Object.entries(answer).flatMap(([id, name]) => (name === '' ? [] : [[Number(id), name]])));
}

export function unitFrom(from: z.infer<typeof unit>, ids: ReadonlyMap<number, string>): OdooUnit {
  const id = ids.get(from.id);
  return {
    id: from.id,
    name: from.name,
    factor: decimalFrom(from.factor),
    ...(id === undefined ? {} : { externalId: id }),
  };
}
