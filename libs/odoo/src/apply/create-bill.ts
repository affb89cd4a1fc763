import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { z } from 'zod';
import { decimalOf } from '@quayside/std';
import type { Connection } from '../connection.js';
import { externalId, findByKey, makeOnce, type LoadTable } from '../wire/external-id.js';
import { orderDomain } from '../read-order.js';
import { bookOnAccounts, findAccounts, findProducts, type Products } from './bookings.js';
import { findTaxes, type TaxesOfRates } from './find-taxes.js';
import { readTree } from '../read-tree.js';
import type { BilledLine, KnownOrder } from '../recent.js';
import { tax, taxFields, withIncluded, type Tax } from '../taxes.js';

const billLine = z.object({
  purchase_line_id: z.string().optional(),
  taxes_of: z.string().optional(),
  tax_rate: z.string().optional(),
  name: z.string(),
  quantity: z.string(),
  price_unit: z.string(),
  product: z.string().optional(),
  account: z.string().optional(),
});
/** What the effect that makes a bill carries. */
export const billValues = z.object({
  move_type: z.enum(['in_invoice', 'in_refund']),
  ref: z.string(),
  invoice_date: z.string().optional(),
  invoice_date_due: z.string().optional(),
  payment_reference: z.string().optional(),
  currency_id: z.string().optional(),
  reversed_entry_id: z.string().optional(),
  invoice_origin: z.string(),
  invoice_line_ids: z.array(billLine).min(1),
});
type Bill = z.infer<typeof billValues>;
type BillLine = z.infer<typeof billLine>;

const maybe = z.union([z.number(), z.literal(false)]);
const orderLine = z.object({
  id: z.number(),
  product_id: maybe,
  product_uom_id: maybe,
  tax_ids: z.array(tax),
});

/** A draft bill with its lines, in one call under one key. It is never posted: that is for accounting. */
export async function createBill(connection: Connection, effect: Effect): Promise<Applied> {
  const { key } = effect;
  const bill = billValues.parse(effect.values);
  const accounts = await findAccounts(connection, bill.invoice_line_ids);
  const made = await connection.inTurn(async () => {
    const before = await find(connection, key, bill);
    if (before !== undefined) return { how: 'found' as const, id: before };
    return makeOnce(connection.transport, 'account.move', key, () => table(connection, effect, bill), { asks: false });
  });
  const booked = await bookOnAccounts(connection, made.id, bill.invoice_line_ids, accounts);
  const { recent } = connection;
  recent.made.set(key, made.id);
  if (made.how === 'done') recent.begun.set(key, true);
  const how = booked ? 'done' : made.how;
  return { how, records: [{ model: 'account.move', id: made.id, name: bill.ref }] };
}

/** Throws Refused where Odoo has a bill with that reference, which this would be the second of, or lacks what it is booked as. */
export async function foreseeBill(connection: Connection, effect: Effect): Promise<void> {
  const bill = billValues.parse(effect.values);
  const { invoice_line_ids: lines } = bill;
  await find(connection, effect.key, bill);
  await Promise.all([findProducts(connection, lines), findAccounts(connection, lines), findTaxes(connection, lines)]);
}

const moves = z.array(z.object({ id: z.number(), name: z.union([z.string(), z.literal(false)]), state: z.string() }));

/** The bill, if it was made before. Another one with its reference is refused: Odoo 19 takes the same vendor, reference and date twice. */
async function find(connection: Connection, key: string, bill: Bill): Promise<number | undefined> {
  const { transport, recent } = connection;
  const isNew = recent.unbilled.get(`${bill.move_type} ${bill.ref}`) === true;
  const [before, [same]] = await Promise.all([
    findByKey(transport, key),
    isNew ? [] : billsOf(connection, bill.move_type, bill.ref),
  ]);
  if (before !== undefined || !same) return before;
  // Ours may have been made between the two questions.
  const meanwhile = await findByKey(transport, key);
  if (meanwhile !== undefined) return meanwhile;
  const kind = bill.move_type === 'in_invoice' ? 'a bill' : 'a credit note';
  const name = same.name || `draft number ${same.id}`;
  throw new Refused(
    transport.system,
    `Odoo already has ${kind} of this vendor with the reference ${bill.ref} (${name}, ${same.state}): process this document again to attach it to that one, or refuse it`,
  );
}

async function billsOf(connection: Connection, moveType: string, ref: string): Promise<z.infer<typeof moves>> {
  const company = await connection.company();
  return connection.transport.call(
    'account.move',
    'search_read',
    {
      domain: [
        ...(company === undefined ? [] : [['company_id', '=', company]]),
        ['move_type', '=', moveType],
        ['partner_id', 'child_of', await connection.vendor()],
        ['ref', '=', ref],
        ['state', '!=', 'cancel'],
      ],
      fields: ['name', 'state'],
    },
    moves,
  );
}

interface Known {
  /** Who sends the vendor's invoices. */
  readonly partner: number;
  readonly term: number | undefined;
  readonly currency: number | undefined;
  readonly reversed: number | undefined;
  readonly lines: ReadonlyMap<string, BilledLine>;
  readonly products: Products;
  readonly rates: TaxesOfRates;
}

async function table(connection: Connection, effect: Effect, bill: Bill): Promise<LoadTable> {
  const known = await lookUp(connection, effect, bill);
  const head: [string, string | undefined][] = [
    ['id', externalId(effect.key)],
    ['move_type', bill.move_type],
    ['partner_id/.id', String(known.partner)],
    ['ref', bill.ref],
    ['invoice_origin', bill.invoice_origin],
    ['invoice_date', bill.invoice_date],
    ['invoice_date_due', bill.invoice_date_due],
    // A term puts its own day in place of the one that was agreed, as late as when the bill is posted.
    ['invoice_payment_term_id/.id', bill.invoice_date_due === undefined ? text(known.term) : ''],
    ['payment_reference', bill.payment_reference],
    bill.currency_id === undefined ? ['currency_id/.id', text(known.currency)] : ['currency_id', bill.currency_id],
    ['reversed_entry_id/.id', text(known.reversed)],
  ];
  const filled = head.filter((cell): cell is [string, string] => cell[1] !== undefined);
  const rows = bill.invoice_line_ids.map((line, index) => [
    ...filled.map(([, value]) => (index === 0 ? value : '')),
    ...lineCells(effect.key, index, line, bill, known),
  ]);
  return {
    fields: [...filled.map(([field]) => field), ...lineFields.map((field) => `invoice_line_ids/${field}`)],
    rows,
  };
}

const lineFields = [
  'id',
  'purchase_line_id/.id',
  'product_id/.id',
  'product_uom_id/.id',
  'name',
  'quantity',
  'price_unit',
  'tax_ids/.id',
];

function lineCells(
  key: string,
  index: number,
  line: BillLine,
  bill: Bill,
  { lines, products, rates }: Pick<Known, 'lines' | 'products' | 'rates'>,
): string[] {
  const own = lines.get(line.purchase_line_id ?? '');
  const taxes = own?.taxes ?? otherTaxes(line, bill, { lines, rates });
  return [
    externalId(`${key}_${index + 1}`),
    own ? (line.purchase_line_id ?? '') : '',
    ...goodsCells(own ?? products.get(line.product ?? '')),
    line.name,
    line.quantity,
    withIncluded(decimalOf(line.price_unit), taxes),
    taxes.map(({ id }) => id).join(','),
  ];
}

function goodsCells(goods: Partial<Pick<BilledLine, 'product' | 'unit'>> | undefined): string[] {
  return [goods?.product, goods?.unit].map((id) => text(id) ?? '');
}

/** Of a line that is none of the order's: by its own rate, or as the line of the order that it belongs to. */
function otherTaxes(
  { tax_rate: rate, taxes_of: taxesOf }: BillLine,
  bill: Bill,
  { lines, rates }: Pick<Known, 'lines' | 'rates'>,
): readonly Tax[] {
  if (rate !== undefined) return rates.get(decimalOf(rate)) ?? [];
  return lines.get(taxesOf ?? firstOrderLine(bill))?.taxes ?? [];
}

/** A charge that belongs to no line is taxed as the first. */
function firstOrderLine(bill: Bill): string {
  return bill.invoice_line_ids[0]?.purchase_line_id ?? '';
}

async function lookUp(connection: Connection, effect: Effect, bill: Bill): Promise<Known> {
  const found = await findOrder(connection, effect.target);
  const ids = bill.invoice_line_ids.flatMap((line) => line.purchase_line_id ?? line.taxes_of ?? []);
  const reversed = bill.reversed_entry_id;
  const [invoicing, reversedBills, lines, products, rates] = await Promise.all([
    connection.invoicing(found?.partner ?? (await connection.vendor())),
    reversed === undefined ? [] : billsOf(connection, 'in_invoice', reversed),
    orderLines(connection, [...new Set(ids)]),
    findProducts(connection, bill.invoice_line_ids),
    findTaxes(connection, bill.invoice_line_ids),
  ]);
  return {
    partner: invoicing.contact,
    term: found?.term ?? invoicing.term,
    currency: found?.currency,
    reversed: reversedBills[0]?.id,
    lines,
    products,
    rates,
  };
}

const order = z.object({ id: z.number(), partner_id: z.number(), currency_id: z.number(), payment_term_id: maybe });
const orderFields = { partner_id: {}, currency_id: {}, payment_term_id: {} };

async function findOrder(connection: Connection, number: string): Promise<Omit<KnownOrder, 'id'> | undefined> {
  const known = connection.recent.orders.get(number);
  if (known) return known;
  const query = { domain: await orderDomain(connection, [number]) };
  const wanted = { query, specification: orderFields, schema: order };
  const [found] = await readTree(connection, 'purchase.order', wanted);
  return found && { partner: found.partner_id, currency: found.currency_id, term: found.payment_term_id || undefined };
}

async function orderLines(connection: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, BilledLine>> {
  const { recent, transport } = connection;
  const known = ids.flatMap((id) => {
    const line = recent.orderLines.get(Number(id));
    return line ? [[id, line] as const] : [];
  });
  const lines = new Map(known);
  const unknown = ids.filter((id) => !lines.has(id));
  for (const [id, line] of await readLines(connection, unknown)) lines.set(id, line);
  const missing = ids.find((id) => !lines.has(id));
  if (missing !== undefined) throw new Refused(transport.system, `Odoo has no order line ${missing} any more`);
  return lines;
}

async function readLines(connection: Connection, ids: readonly string[]): Promise<readonly [string, BilledLine][]> {
  if (ids.length === 0) return [];
  const domain = [
    ['id', 'in', ids.map(Number)],
    ['order_id.partner_id', 'child_of', await connection.vendor()],
  ];
  const specification = { product_id: {}, product_uom_id: {}, tax_ids: taxFields };
  const wanted = { query: { domain }, specification, schema: orderLine };
  const read = await readTree(connection, 'purchase.order.line', wanted);
  return read.map(({ id, product_id, product_uom_id, tax_ids: taxes }) => [
    String(id),
    { product: product_id || undefined, unit: product_uom_id || undefined, taxes },
  ]);
}

function text(id: number | undefined): string | undefined {
  return id === undefined ? undefined : String(id);
}
