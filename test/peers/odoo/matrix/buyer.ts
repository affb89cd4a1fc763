import type { Raw } from '../../../contract/erp/raw.js';
import type { World } from '../../../contract/erp/world.js';
import type { Case, Step } from './case.js';

/** Noon in winter in Brussels, as Odoo keeps it. */
export function noon(day: string): string {
  return `${day} 11:00:00`;
}

/** What an order needs that the server does not have from the beginning; made once. */
export interface Places {
  readonly secondCompany: number;
  /** Operation types: receipts in three steps, and goods that go on to the customer. */
  readonly threeSteps: number;
  readonly toCustomers: number;
}

/** The order of a case, confirmed by the buyer. Answers its number. */
export async function placeOrder(world: World, places: Places, { order, name }: Case): Promise<string> {
  const { raw, server } = world;
  const older = server.version < 19;
  const company = order.company === 'second' ? places.secondCompany : undefined;
  if (order.keeps) await keep(world, order.lines[0]?.goods ?? 'resin', order.keeps);
  const lines = [];
  for (const { goods, quantity, price, discount, included } of order.lines) {
    const tax = included === undefined ? undefined : await includedTax(raw, included);
    lines.push({
      product_id: world[goods].id,
      name: world[goods].code,
      product_qty: quantity,
      price_unit: price,
      date_planned: noon('2027-01-20'),
      [older ? 'product_uom' : 'product_uom_id']: world.units.unit,
      ...(discount === undefined ? {} : { discount }),
      ...(tax === undefined ? {} : { [older ? 'taxes_id' : 'tax_ids']: [[6, 0, [tax]]] }),
    });
  }
  const values = {
    partner_id: world.vendor.id,
    order_line: lines.map((line) => [0, 0, line]),
    ...(order.currency === undefined ? {} : { currency_id: await currency(raw, order.currency) }),
    ...(company === undefined ? {} : { company_id: company, picking_type_id: await receiptsOf(raw, company) }),
    ...(order.warehouse === undefined ? {} : { picking_type_id: places.threeSteps }),
    ...(order.customer === undefined
      ? {}
      : { dest_address_id: await customer(raw, name), picking_type_id: places.toCustomers }),
  };
  const context = company === undefined ? {} : { context: { allowed_company_ids: [company] } };
  const key = server.buyerKey;
  const made = (await raw.call('purchase.order', 'create', { vals_list: [values], ...context }, key)) as number[];
  await raw.call('purchase.order', 'button_confirm', { ids: made, ...context }, key);
  const [found] = await raw.read('purchase.order', [['id', 'in', made]], ['name']);
  return String(found?.['name']);
}

async function keep(
  world: World,
  goods: 'bolt' | 'resin' | 'pump',
  { days, best, removal }: { days: number; best: number; removal: number },
) {
  // Odoo 14 counts these from the receipt, 19 back from the day of expiry.
  const from = (time: number) => (world.server.version < 19 ? days - time : time);
  const vals = { use_expiration_date: true, expiration_time: days, use_time: from(best), removal_time: from(removal) };
  await world.raw.call('product.product', 'write', { ids: [world[goods].id], vals });
}

/** What the buyer or the warehouse does in Odoo; false where the step is the supplier's. */
export async function actInOdoo(world: World, number: string, step: Step): Promise<boolean> {
  const { raw, server } = world;
  const order = async () => (await raw.read('purchase.order', [['name', '=', number]], ['order_line']))[0];
  if ('receives' in step) {
    await receive(world, number);
  } else if ('returns' in step) {
    await giveBack(world, number, step.returns);
  } else if ('changes' in step) {
    const { line, quantity, price, date } = step.changes;
    const domain = [['order_id.name', '=', number]];
    const row = (await raw.read('purchase.order.line', domain, ['product_qty', 'price_unit', 'date_planned']))[
      line - 1
    ];
    // All three together, as the form of Odoo sends them.
    const vals = {
      product_qty: quantity ?? row?.['product_qty'],
      price_unit: price ?? row?.['price_unit'],
      date_planned: date === undefined ? row?.['date_planned'] : noon(date),
    };
    await raw.call('purchase.order.line', 'write', { ids: [row?.['id']], vals }, server.buyerKey);
  } else if ('cancels' in step) {
    await raw.call('purchase.order', 'button_cancel', { ids: [(await order())?.['id']] }, server.buyerKey);
  } else {
    return false;
  }
  return true;
}

async function openReceipts(world: World, number: string) {
  const domain = [
    ['origin', '=', number],
    ['picking_type_id.code', '=', 'incoming'],
    ['state', 'not in', ['done', 'cancel']],
  ];
  return world.raw.read('stock.picking', domain, ['name']);
}

/** What is on the receipt has come; nothing is said of the rest, which stays on a receipt of its own. */
async function receive({ raw, server }: World, number: string): Promise<void> {
  const [receipt] = await openReceipts({ raw, server } as World, number);
  if (!receipt) throw new Error(`no open receipt of ${number}`);
  await fillUntouched(raw, receipt['id']);
  const context = { skip_backorder: true, skip_expired: true };
  await raw.call('stock.picking', 'button_validate', { ids: [receipt['id']], context });
  const [after] = await raw.read('stock.picking', [['id', '=', receipt['id']]], ['state']);
  if (after?.['state'] !== 'done') throw new Error(`the receipt of ${number} is ${String(after?.['state'])}`);
}

/** Odoo 14 asks whether all of a receipt has come on which nothing was entered: it has. */
async function fillUntouched(raw: Raw, receipt: unknown): Promise<void> {
  const fields = (await raw.call('stock.move', 'fields_get', { attributes: ['type'] })) as object;
  if (!('quantity_done' in fields)) return;
  const moves = await raw.read('stock.move', [['picking_id', '=', receipt]], ['product_uom_qty', 'quantity_done']);
  if (moves.some((each) => each['quantity_done'] !== 0)) return;
  for (const { id, product_uom_qty: quantity } of moves) await done(raw, id, Number(quantity));
}

/** So much of a line goes back to the supplier, and is to be credited. */
async function giveBack({ raw }: World, number: string, { line, quantity }: { line: number; quantity: number }) {
  const domainOf = [
    ['origin', '=', number],
    ['state', '=', 'done'],
  ];
  const [receipt] = await raw.read('stock.picking', domainOf, ['name', 'location_id']);
  const context = { active_id: receipt?.['id'], active_ids: [receipt?.['id']], active_model: 'stock.picking' };
  const domain = [['order_id.name', '=', number]];
  const ordered = (await raw.read('purchase.order.line', domain, ['name']))[line - 1]?.['id'];
  const moves = await raw.read(
    'stock.move',
    [
      ['picking_id', '=', receipt?.['id']],
      ['purchase_line_id', '=', ordered],
    ],
    ['product_id'],
  );
  const move = moves[0];
  const lines = [
    [0, 0, { product_id: (move?.['product_id'] as [number])[0], quantity, move_id: move?.['id'], to_refund: true }],
  ];
  const known = (await raw.call('stock.return.picking', 'fields_get', { attributes: ['type'] })) as object;
  const location = 'location_id' in known ? { location_id: (receipt?.['location_id'] as [number])[0] } : {};
  const values = { picking_id: receipt?.['id'], product_return_moves: lines, ...location };
  const wizard = (await raw.call('stock.return.picking', 'create', { vals_list: [values], context })) as number[];
  const method = 'original_location_id' in known ? 'create_returns' : 'action_create_returns';
  await raw.call('stock.return.picking', method, { ids: wizard, context });
  const [back] = await raw.read('stock.picking', [['origin', 'ilike', String(receipt?.['name'])]], ['state']);
  const backMoves = await raw.read('stock.move', [['picking_id', '=', back?.['id']]], ['product_uom_qty']);
  for (const each of backMoves) await done(raw, each['id'], quantity);
  await raw.call('stock.picking', 'button_validate', { ids: [back?.['id']], context: { skip_backorder: true } });
}

async function done(raw: Raw, move: unknown, quantity: number): Promise<void> {
  const fields = (await raw.call('stock.move', 'fields_get', { attributes: ['type'] })) as object;
  const field = 'quantity_done' in fields ? 'quantity_done' : 'quantity';
  await raw.call('stock.move', 'write', { ids: [move], vals: { [field]: quantity } });
}

async function currency(raw: Raw, name: string): Promise<unknown> {
  return (await raw.read('res.currency', [['name', '=', name]], ['name']))[0]?.['id'];
}

async function receiptsOf(raw: Raw, company: number): Promise<unknown> {
  const domain = [
    ['company_id', '=', company],
    ['code', '=', 'incoming'],
  ];
  return (await raw.read('stock.picking.type', domain, ['name']))[0]?.['id'];
}

async function customer(raw: Raw, name: string): Promise<number> {
  return raw.create('res.partner', { name: `Customer of ${name}`, street: 'Elsewhere 1', city: 'Gent', zip: '9000' });
}

async function includedTax(raw: Raw, percent: number): Promise<number> {
  const fields = (await raw.call('account.tax', 'fields_get', { attributes: ['type'] })) as object;
  return raw.create('account.tax', {
    name: `${percent} % included ${Date.now()}`,
    amount: percent,
    type_tax_use: 'purchase',
    ...('price_include_override' in fields ? { price_include_override: 'tax_included' } : { price_include: true }),
  });
}

const secondName = 'Quayside Second Works';
const warehouseName = 'Three steps';

/** Makes what is not there yet: a second company with accounts, and a warehouse that receives in three steps. */
export async function preparePlaces({ raw, server }: World): Promise<Places> {
  const secondCompany = await company(raw, server.version, await users(raw));
  const [known] = await raw.read('stock.warehouse', [['name', '=', warehouseName]], ['in_type_id']);
  const values = { name: warehouseName, code: 'THREE', reception_steps: 'three_steps' };
  const id = known?.['id'] ?? (await raw.create('stock.warehouse', values));
  const [warehouse] = await raw.read('stock.warehouse', [['id', '=', id]], ['in_type_id']);
  const threeSteps = (warehouse?.['in_type_id'] as [number])[0];
  return { secondCompany, threeSteps, toCustomers: await toCustomers(raw) };
}

const dropShipName = 'Dropship';

/** What the module for dropshipping brings: goods that are received where the customer is. */
async function toCustomers(raw: Raw): Promise<number> {
  const [known] = await raw.read('stock.picking.type', [['name', '=', dropShipName]], ['name']);
  if (known) return Number(known['id']);
  const customers = await raw.reference('stock', 'stock_location_customers');
  const vendors = await raw.reference('stock', 'stock_location_suppliers');
  return raw.create('stock.picking.type', {
    ...{ name: dropShipName, code: 'incoming', sequence_code: 'DS', warehouse_id: false },
    ...{ default_location_src_id: vendors, default_location_dest_id: customers },
  });
}

async function users(raw: Raw): Promise<readonly unknown[]> {
  return (await raw.read('res.users', [['login', 'in', ['admin', 'buyer', 'gateway']]], ['login'])).map(({ id }) => id);
}

async function company(raw: Raw, version: number, of: readonly unknown[]): Promise<number> {
  const [known] = await raw.read('res.company', [['name', '=', secondName]], ['name']);
  const id = known
    ? Number(known['id'])
    : await raw.create('res.company', { name: secondName, currency_id: await currency(raw, 'EUR') });
  for (const user of of) await raw.call('res.users', 'write', { ids: [user], vals: { company_ids: [[4, id]] } });
  const context = { allowed_company_ids: [id] };
  if ((await raw.read('account.journal', [['company_id', '=', id]], ['name'])).length === 0) {
    const [chart] = version < 17 ? await raw.read('account.chart.template', [], ['name']) : [];
    const by = chart
      ? { ids: [chart['id']], context }
      : { template_code: 'generic_coa', company: id, install_demo: false };
    await raw.call('account.chart.template', 'try_loading', by);
  }
  if ((await raw.read('stock.warehouse', [['company_id', '=', id]], ['name'])).length === 0) {
    await raw.create('stock.warehouse', { name: secondName, code: 'SECND', company_id: id });
  }
  return id;
}
