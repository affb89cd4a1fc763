import type { Rows } from '../../../contract/erp/raw.js';
import type { World } from '../../../contract/erp/world.js';
import type { Expected } from './case.js';

type Row = Rows[number];

/** What Odoo holds of an order, in the fields that a case speaks of and in the words of its author. */
export async function readBack(world: World, number: string, expected: Expected): Promise<Expected> {
  const { raw } = world;
  const fieldsIn = (rows: readonly Row[]) => [...new Set(rows.flatMap((each) => Object.keys(each)))];
  const read = async (model: string, domain: unknown[], like: readonly Row[]) => {
    const fields = fieldsIn(like);
    const rows = await raw.read(model, domain, fields);
    return { ids: rows.map(({ id }) => id), rows: rows.map((row) => inWords(world, number, row, fields)) };
  };
  const order = await read('purchase.order', [['name', '=', number]], [expected.order]);
  const lines = await read('purchase.order.line', [['order_id.name', '=', number]], expected.lines);
  const origin = ['origin', 'ilike', number];
  const receipts = await read(
    'stock.picking',
    [origin],
    expected.receipts.map((each) => each.is),
  );
  const bills = await read(
    'account.move',
    [['invoice_origin', 'ilike', number]],
    expected.bills.map((each) => each.is),
  );
  const activities = await raw.read(
    'mail.activity',
    [
      ['res_model', '=', 'purchase.order'],
      ['res_id', 'in', order.ids],
    ],
    ['summary'],
  );
  return {
    order: order.rows[0] ?? {},
    lines: lines.rows,
    receipts: await Promise.all(
      receipts.rows.map(async (is, at) => {
        const like = expected.receipts[at] ?? { is: {} };
        const of = [['picking_id', '=', receipts.ids[at]]];
        const moves = like.moves && (await read('stock.move', of, like.moves)).rows;
        const move_lines = like.move_lines && (await read('stock.move.line', of, like.move_lines)).rows;
        return { is, ...(moves && { moves }), ...(move_lines && { move_lines }) };
      }),
    ),
    bills: await Promise.all(
      bills.rows.map(async (is, at) => {
        const like = expected.bills[at]?.lines ?? [];
        const of = [
          ['move_id', '=', bills.ids[at]],
          ['purchase_line_id', '!=', false],
        ];
        const others = [
          ['move_id', '=', bills.ids[at]],
          ['purchase_line_id', '=', false],
          ['quantity', '!=', 0],
          ['price_unit', '!=', 0],
          ['tax_line_id', '=', false],
          ['name', 'ilike', 'charge'],
        ];
        const rows = (await read('account.move.line', of, like)).rows;
        return { is, lines: [...rows, ...(await read('account.move.line', others, like)).rows] };
      }),
    ),
    lots: expected.lots.length === 0 ? [] : await lotsOf(world, number, expected.lots),
    activities: activities.map((each) => String(each['summary'])),
  };
}

/** The lots on its receipts. */
async function lotsOf(world: World, number: string, like: readonly Row[]): Promise<Row[]> {
  const { raw, server } = world;
  const received = await raw.read('stock.move.line', [['picking_id.origin', '=', number]], ['lot_id']);
  const ids = received.flatMap(({ lot_id: lot }) => (Array.isArray(lot) ? [Number(lot[0])] : []));
  const fields = [...new Set(like.flatMap((each) => Object.keys(each)))];
  const model = server.version >= 16 ? 'stock.lot' : 'stock.production.lot';
  const rows = await raw.read(model, [['id', 'in', ids]], fields);
  return rows.map((row) => inWords(world, number, row, fields));
}

/** Goods and names for ids, numbers of documents as the case has them. */
function inWords(world: World, number: string, row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.map((field) => [field, word(world, number, row[field])]));
}

function word(world: World, number: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const [id, name] = value as readonly unknown[];
    if (typeof name !== 'string') return value;
    const all = ['bolt', 'resin', 'pump'] as const;
    return all.find((each) => world[each].id === id && name.includes(world[each].code)) ?? name;
  }
  return typeof value === 'string' ? value.replaceAll(`-${number}`, '').replaceAll(number, 'ORDER') : value;
}
