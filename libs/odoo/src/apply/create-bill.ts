import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { externalId, makeOnce, type LoadTable } from '../wire/external-id.js';
import { orderDomain } from '../read-order.js';
import type { BilledLine } from '../recent.js';

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
  currency_id: z.string().optional(),
  reversed_entry_id: z.string().optional(),
  invoice_origin: z.string(),
  invoice_line_ids: z.array(billLine).min(1),
});
type Bill = z.infer<typeof values>;
type BillLine = z.infer<typeof billLine>;

const many2one = z.tuple([z.number(), z.string()]);
const orderLine = z.object({
  id: z.number(),
  product_id: z.union([many2one, z.literal(false)]),
  product_uom_id: z.union([many2one, z.literal(false)]),
  tax_ids: z.array(z.number()),
});
const order = z.object({ partner_id: many2one, currency_id: many2one });

/** A draft bill with its lines, in one call under one key. It is never posted: that is for accounting. */
export async function createBill(connection: Connection, effect: Effect): Promise<Applied> {
  const bill = values.parse(effect.values);
  const { recent } = connection;
  const made = await connection.inTurn(async () => {
    // Both are asked at once; whether there is a bill like this one is of no interest where it is this one.
    const duplicate = refuseDuplicate(connection, bill).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    return makeOnce(connection.transport, 'account.move', effect.key, async () => {
      const refused = await duplicate;
      if (refused) throw refused.error;
      return table(connection, effect, bill);
    });
  });
  recent.made.set(effect.key, made.id);
  if (made.how === 'done') recent.begun.set(effect.key, true);
  return { how: made.how, records: [{ model: 'account.move', id: made.id, name: bill.ref }] };
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
  readonly partner: number;
  readonly currency: number | undefined;
  readonly reversed: number | undefined;
  readonly lines: ReadonlyMap<string, BilledLine>;
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
  lines: ReadonlyMap<string, BilledLine>,
): string[] {
  const own = lines.get(line.purchase_line_id ?? '');
  const taxed = own ?? lines.get(line.taxes_of ?? firstOrderLine(bill));
  return [
    externalId(`${key}_${index + 1}`),
    own === undefined ? '' : (line.purchase_line_id ?? ''),
    text(own?.product) ?? '',
    text(own?.unit) ?? '',
    line.name,
    line.quantity,
    line.price_unit,
    taxed ? taxed.taxes.join(',') : '',
  ];
}

/** A charge that belongs to no line is taxed as the first. */
function firstOrderLine(bill: Bill): string {
  return bill.invoice_line_ids[0]?.purchase_line_id ?? '';
}

async function lookUp(connection: Connection, effect: Effect, bill: Bill): Promise<Known> {
  const known = connection.recent.orders.get(effect.target) ?? (await readHead(connection, effect.target));
  const ids = bill.invoice_line_ids.flatMap((line) => line.purchase_line_id ?? line.taxes_of ?? []);
  const reversed = bill.reversed_entry_id;
  const reversedBills = reversed === undefined ? [] : await billsOf(connection, 'in_invoice', reversed);
  return {
    partner: known?.partner ?? (await connection.vendor()),
    currency: known?.currency,
    reversed: reversedBills[0]?.id,
    lines: await orderLines(connection, [...new Set(ids)]),
  };
}

async function readHead(connection: Connection, number: string) {
  const query = { domain: await orderDomain(connection, [number]), fields: ['partner_id', 'currency_id'] };
  const [found] = await connection.transport.call('purchase.order', 'search_read', query, z.array(order));
  return found && { partner: found.partner_id[0], currency: found.currency_id[0] };
}

async function orderLines(connection: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, BilledLine>> {
  const { recent, transport } = connection;
  const read = ids.map((id) => [id, recent.orderLines.get(Number(id))] as const);
  const unknown = read.flatMap(([id, line]) => (line ? [] : [id]));
  const lines = new Map(read.flatMap(([id, line]) => (line ? [[id, line] as const] : [])));
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
  const query = { domain, fields: ['product_id', 'product_uom_id', 'tax_ids'] };
  const read = await connection.transport.call('purchase.order.line', 'search_read', query, z.array(orderLine));
  const idOf = (value: readonly [number, string] | false) => (value ? value[0] : undefined);
  return read.map(({ id, product_id, product_uom_id, tax_ids }) => [
    String(id),
    { product: idOf(product_id), unit: idOf(product_uom_id), taxes: tax_ids },
  ]);
}

function text(id: number | undefined): string | undefined {
  return id === undefined ? undefined : String(id);
}
