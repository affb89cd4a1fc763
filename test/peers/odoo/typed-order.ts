import type { World } from '../../contract/erp/world.js';
import { noon } from './matrix/buyer.js';

// What a buyer does with an order of two lines, by Odoo's own buttons.

/** An order that its buyer has typed and not confirmed. */
export async function typeOrder({ raw, server, vendor, bolt, resin, units }: World): Promise<string> {
  const line = (goods: World['bolt'], quantity: number, price: number) => [
    ...[0, 0],
    lineValues(server.version, { goods, quantity, price, unit: units.unit }),
  ];
  const values = { partner_id: vendor.id, order_line: [line(bolt, 100, 1.25), line(resin, 10, 18.4)] };
  const id = await raw.create('purchase.order', values, server.buyerKey);
  const [found] = await raw.read('purchase.order', [['id', '=', id]], ['name']);
  return String(found?.['name']);
}

interface Line {
  readonly goods: World['bolt'];
  readonly quantity: number;
  readonly price: number;
  readonly unit: number;
}

function lineValues(version: number, { goods, quantity, price, unit }: Line): object {
  return {
    ...{ product_id: goods.id, name: goods.code, product_qty: quantity, price_unit: price },
    ...{ date_planned: noon('2027-01-20'), [version < 19 ? 'product_uom' : 'product_uom_id']: unit },
  };
}

/** Three pumps besides. */
export async function addLine(world: World, number: string): Promise<void> {
  const { raw, server, pump, units } = world;
  const values = lineValues(server.version, { goods: pump, quantity: 3, price: 240, unit: units.unit });
  const [id] = await idsOf(world, number);
  await raw.call('purchase.order', 'write', { ids: [id], vals: { order_line: [[0, 0, values]] } }, server.buyerKey);
}

export async function press(world: World, number: string, button: string): Promise<void> {
  await world.raw.call('purchase.order', button, { ids: await idsOf(world, number) }, world.server.buyerKey);
}

async function idsOf({ raw }: World, number: string): Promise<readonly unknown[]> {
  return (await raw.read('purchase.order', [['name', '=', number]], ['name'])).map((each) => each['id']);
}

/** The first line first. */
export async function lineIds({ raw }: World, number: string): Promise<readonly string[]> {
  const rows = await raw.read('purchase.order.line', [['order_id.name', '=', number]], ['product_qty']);
  return rows.map((each) => String(each['id']));
}
