import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../contract/erp/world.js';
import { actInOdoo } from './matrix/buyer.js';
import { isWithout, type OdooVersion } from './odoo-server.js';
import { orderingGateway, type OrderingGateway } from './ordering-gateway.js';
import { picked, segmentsOf, type Said } from './said-in-x12.js';
import { lineIds, press, typeOrder } from './typed-order.js';

// A warehouse receives in a real Odoo and gives some of it back; the supplier fetches with OpenSSH what it hears of that. What the
// files say is looked up by segment and place. `npm run test:odoo` plays it on both, `npm run test:peers` on 19.

const versions: readonly OdooVersion[] = [19, 14];
const isWhole = process.env['QUAYSIDE_TEST_MATRIX'] === 'whole';

describe.each(versions.filter((version) => isWhole || version === 19))('receipts of Odoo %i', (version) => {
  describe.skipIf(isWithout(version))('that are validated', () => {
    let gateway: OrderingGateway;
    beforeAll(async () => {
      gateway = await orderingGateway(version);
    });
    afterAll(() => gateway.stop());

    const nameOf = async (world: World, domain: unknown[]) =>
      String((await world.raw.read('stock.picking', domain, ['name']))[0]?.['name']);
    const said = async (number: string, receipt: string) =>
      segmentsOf(await gateway.fetched(`861-${number}-${receipt.replaceAll('/', '_')}.x12`));
    const says = (segments: ReturnType<typeof segmentsOf>, all: readonly Said[]) => {
      for (const each of all) expect(picked(segments, each)).toContainEqual(each);
    };

    it('are told with what came, and what went back after that', async () => {
      const { world } = gateway;
      const number = await typeOrder(world);
      await press(world, number, 'button_confirm');
      const [first = '', second = ''] = await lineIds(world, number);
      await gateway.fetched(`850-${number}-1.x12`);
      const lot = `LOT-${number}`;
      await enter(world, number, lot);
      await actInOdoo(world, number, { receives: 'what is announced' });
      const receipt = await nameOf(world, [['origin', '=', number]]);
      says(await said(number, receipt), [
        ['BRA', { 1: receipt, 3: '00' }],
        ['PRF', { 1: number }],
        ['RCD', { 1: first, 2: '100', 3: 'EA' }],
        ['RCD', { 1: second, 2: '10', 3: 'EA' }],
        ['REF', { 1: 'LT', 2: lot }],
      ]);
      await actInOdoo(world, number, { returns: { line: 1, quantity: 3 } });
      const back = await nameOf(world, [['origin', 'ilike', receipt]]);
      says(await said(number, back), [['RCD', { 1: first, 2: '0', 3: 'EA', 6: '3', 7: 'EA', 8: '08' }]]);
    });
  });
});

/** The warehouse enters that all has come, and the lot of what has one. */
async function enter({ raw, server, resin }: World, number: string, lot: string): Promise<void> {
  const lines = await raw.read('stock.move.line', [['picking_id.origin', '=', number]], ['product_id', 'quantity']);
  for (const { id, product_id: product, quantity } of lines) {
    const isResin = Array.isArray(product) && product[0] === resin.id;
    const done = server.version < 19 ? { qty_done: quantity } : { quantity };
    const vals = { ...done, ...(isResin && { lot_name: lot }) };
    await raw.call('stock.move.line', 'write', { ids: [id], vals });
  }
}
