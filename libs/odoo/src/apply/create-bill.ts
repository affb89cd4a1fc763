import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { z } from 'zod';
import { decimalOf } from '@quayside/std';
import type { Connection } from '../connection.js';
import { externalId, findByKey, makeOnce, type LoadTable } from '../wire/external-id.js';
import { orderDomain } from '../read-order.js';
import { readTree } from '../read-tree.js';
import { tax, taxFields, withIncluded } from '../taxes.js';

const billLine = z.object({
  purchase_line_id: z.string().optional(),
  taxes_of: z.string().optional(),
  name: z.string(),
  quantity: z.string(),
  price_unit: z.string(),
});
const values = z.object({
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
type Bill = z.infer<typeof values>;
type BillLine = z.infer<typeof billLine>;

const many2one = z.tuple([z.number(), z.string()]);
const maybe = z.union([many2one, z.literal(false)]);
const orderLine = z.object({
  id: z.number(),
  product_id: z.union([z.number(), z.literal(false)]),
  product_uom_id: z.union([z.number(), z.literal(false)]),
  tax_ids: z.array(tax),
});
type OrderLine = z.infer<typeof orderLine>;
const order = z.object({ partner_id: many2one, currency_id: many2one, payment_term_id: maybe });

/** A draft bill with its lines, in one call under one key. It is never posted: that is for accounting. */
export async function createBill(connection: Connection, effect: Effect): Promise<Applied> {
  const bill = values.parse(effect.values);
  const made = await connection.inTurn(() =>
    makeOnce(connection.transport, 'account.move', effect.key, async () => {
      await refuseDuplicate(connection, bill);
      return table(connection, effect, bill);
    }),
  );
  const { recent } = connection;
  recent.made.set(effect.key, made.id);
  if (made.how === 'done') recent.begun.set(effect.key, true);
  return { how: made.how, records: [{ model: 'account.move', id: made.id, name: bill.ref }] };
}

/** Throws Refused where Odoo has a bill with that reference, which this would be the second of. */
export async function foreseeBill(connection: Connection, effect: Effect): Promise<void> {
  if ((await findByKey(connection.transport, effect.key)) !== undefined) return;
  await refuseDuplicate(connection, values.parse(effect.values));
}

const moves = z.array(z.object({ id: z.number(), name: z.union([z.string(), z.literal(false)]), state: z.string() }));

/** Odoo 19 takes the same vendor, reference and date twice. */
async function refuseDuplicate(connection: Connection, bill: Bill): Promise<void> {
  const [same] = await billsOf(connection, bill.move_type, bill.ref);
  if (!same) return;
  const kind = bill.move_type === 'in_invoice' ? 'a bill' : 'a credit note';
  const name = same.name || `draft number ${same.id}`;
  throw new Refused(
    connection.transport.system,
    `Odoo already has ${kind} of this vendor with the reference ${bill.ref} (${name}, ${same.state}): cancel that one, or refuse this document`,
  );
}

async function billsOf(connection: Connection, moveType: string, ref: string): Promise<z.infer<typeof moves>> {
  return connection.transport.call(
    'account.move',
    'search_read',
    {
      domain: [
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
  readonly lines: ReadonlyMap<string, OrderLine>;
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
    ...lineCells(effect.key, index, line, bill, known.lines),
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
  lines: ReadonlyMap<string, OrderLine>,
): string[] {
  const own = lines.get(line.purchase_line_id ?? '');
  const taxes = (own ?? lines.get(line.taxes_of ?? firstOrderLine(bill)))?.tax_ids ?? [];
  return [
    externalId(`${key}_${index + 1}`),
    text(own?.id) ?? '',
    idCell(own?.product_id),
    idCell(own?.product_uom_id),
    line.name,
    line.quantity,
    withIncluded(decimalOf(line.price_unit), taxes),
    taxes.map(({ id }) => id).join(','),
  ];
}

/** A charge that belongs to no line is taxed as the first. */
function firstOrderLine(bill: Bill): string {
  return bill.invoice_line_ids[0]?.purchase_line_id ?? '';
}

function idCell(id: number | false | undefined): string {
  return id ? String(id) : '';
}

async function lookUp(connection: Connection, effect: Effect, bill: Bill): Promise<Known> {
  const { transport } = connection;
  const [found] = await transport.call(
    'purchase.order',
    'search_read',
    {
      domain: await orderDomain(connection, [effect.target]),
      fields: ['partner_id', 'currency_id', 'payment_term_id'],
    },
    z.array(order),
  );
  const vendor = found?.partner_id[0] ?? (await connection.vendor());
  const isDue = bill.invoice_date_due !== undefined;
  const ids = bill.invoice_line_ids.flatMap((line) => line.purchase_line_id ?? line.taxes_of ?? []);
  const reversed = bill.reversed_entry_id;
  const reversedBills = reversed === undefined ? [] : await billsOf(connection, 'in_invoice', reversed);
  return {
    partner: await invoiceContact(connection, vendor),
    term: isDue ? undefined : found?.payment_term_id ? found.payment_term_id[0] : await termOf(connection, vendor),
    currency: found?.currency_id[0],
    reversed: reversedBills[0]?.id,
    lines: await orderLines(connection, [...new Set(ids)]),
  };
}

/** The contact for invoices below a vendor, as Odoo's own bills have it; the vendor itself where it has none. */
async function invoiceContact({ transport }: Connection, vendor: number): Promise<number> {
  const answer = z.looseObject({ invoice: z.union([z.number(), z.literal(false)]) });
  const body = { ids: [vendor], adr_pref: ['invoice'] };
  return (await transport.call('res.partner', 'address_get', body, answer)).invoice || vendor;
}

async function termOf({ transport }: Connection, vendor: number): Promise<number | undefined> {
  const fields = ['property_supplier_payment_term_id'];
  const shape = z.array(z.object({ property_supplier_payment_term_id: maybe }));
  const [found] = await transport.call('res.partner', 'read', { ids: [vendor], fields }, shape);
  return found?.property_supplier_payment_term_id ? found.property_supplier_payment_term_id[0] : undefined;
}

async function orderLines(connection: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, OrderLine>> {
  const { transport } = connection;
  const domain = [
    ['id', 'in', ids.map(Number)],
    ['order_id.partner_id', 'child_of', await connection.vendor()],
  ];
  const specification = { product_id: {}, product_uom_id: {}, tax_ids: taxFields };
  const read = await readTree(connection, 'purchase.order.line', {
    query: { domain },
    specification,
    schema: orderLine,
  });
  const lines = new Map(read.map((each) => [String(each.id), each]));
  const missing = ids.find((id) => !lines.has(id));
  if (missing !== undefined) throw new Refused(transport.system, `Odoo has no order line ${missing} any more`);
  return lines;
}

function text(id: number | undefined): string | undefined {
  return id === undefined ? undefined : String(id);
}
