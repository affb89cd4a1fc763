import { compare, minus, zero, type Decimal } from '@quayside/std';
import { z } from 'zod';
import { externalId, makeOnce, type LoadTable } from '../wire/external-id.js';
import type { Transport } from '../wire/transport.js';

/** A receipt of which only a part was announced. */
export interface ShortReceipt {
  readonly picking: number;
  /** The key of the effect that announced the part. */
  readonly key: string;
  readonly moves: readonly { readonly id: number; readonly demand: Decimal; readonly quantity: Decimal }[];
}

export type Split = (transport: Transport, receipt: ShortReceipt) => Promise<void>;

/** From Odoo 18: the button of the receipt. */
export const splitByButton: Split = async (transport, { picking }) => {
  await transport.call('stock.picking', 'action_split_transfer', { ids: [picking] }, z.unknown());
};

/**
 * Odoo 14 to 17: a second receipt, made once under a key, with what is short; what was not announced at all moves there as a
 * whole. The demand of the first one is lowered last: until then this is done again from its beginning.
 */
export const splitByHand: Split = async (transport, receipt) => {
  const { picking, key } = receipt;
  const short = receipt.moves.filter((each) => compare(each.quantity, each.demand) < 0);
  const begun = short.filter((each) => compare(each.quantity, zero) > 0);
  const whole = short.filter((each) => compare(each.quantity, zero) <= 0).map((each) => each.id);
  const rest = await makeOnce(transport, 'stock.picking', `${key}_rest`, () => restOf(transport, picking, key, begun));
  if (whole.length > 0) await write(transport, 'stock.move', whole, { picking_id: rest.id });
  for (const method of ['action_confirm', 'action_assign']) {
    await transport.call('stock.picking', method, { ids: [rest.id] }, z.unknown());
  }
  const lowered = begun.map((each) => [1, each.id, { product_uom_qty: Number(each.quantity) }]);
  if (lowered.length > 0) await write(transport, 'stock.picking', [picking], { move_ids: lowered });
};

async function write(transport: Transport, model: string, ids: readonly number[], vals: object): Promise<void> {
  await transport.call(model, 'write', { ids, vals }, z.literal(true));
}

const linked = [
  'product_id',
  'product_uom',
  'location_id',
  'location_dest_id',
  'purchase_line_id',
  'group_id',
  'warehouse_id',
];
const plain = ['name', 'date', 'date_deadline', 'origin', 'price_unit'];
// Without its date the receipt, and all on it, would be expected now.
const headPlain = ['origin', 'scheduled_date'];
const headLinked = ['picking_type_id', 'location_id', 'location_dest_id', 'partner_id'];

const records = z.array(z.looseObject({ id: z.number() }));
type Row = z.infer<typeof records>[number];

/** The second receipt with its moves, as a table: all of it is made, or nothing. */
async function restOf(
  transport: Transport,
  picking: number,
  key: string,
  begun: ShortReceipt['moves'],
): Promise<LoadTable> {
  const [[head], moves] = await Promise.all([
    transport.call('stock.picking', 'read', { ids: [picking], fields: [...headLinked, ...headPlain] }, records),
    transport.call('stock.move', 'read', { ids: begun.map(({ id }) => id), fields: [...linked, ...plain] }, records),
  ]);
  const own = [
    externalId(`${key}_rest`),
    String(picking),
    ...[...headLinked, ...headPlain].map((field) => cell(head, field)),
  ];
  const lines = begun.map(({ id, demand, quantity }) => {
    const from = moves.find((each) => each.id === id);
    return [minus(demand, quantity), ...[...linked, ...plain].map((field) => cell(from, field))];
  });
  const none = ['', ...[...linked, ...plain].map(() => '')];
  return {
    fields: [
      ...['id', 'backorder_id/.id', ...headLinked.map((field) => `${field}/.id`), ...headPlain],
      ...['product_uom_qty', ...linked.map((field) => `${field}/.id`), ...plain].map((field) => `move_ids/${field}`),
    ],
    rows: (lines.length === 0 ? [none] : lines).map((line, n) => [
      ...own.map((each) => (n === 0 ? each : '')),
      ...line,
    ]),
  };
}

/** A many2one as its id, nothing as an empty cell. */
function cell(row: Row | undefined, field: string): string {
  const value = row?.[field];
  if (Array.isArray(value)) return String(value[0]);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
