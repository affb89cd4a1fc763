import { Refused, type Effect } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { acknowledgement, plan, readOrder, source } from './documents.js';
import type { Stage } from './stage.js';

/** Reading orders. */
export function describeOrders(stage: Stage): void {
  describe('orders', () => {
    it('knows the bank accounts of its vendor, and of nobody else', async () => {
      const { raw, vendor, stranger } = stage.world;
      const account = async (partner_id: number, acc_number: string) =>
        raw.create('res.partner.bank', { partner_id, acc_number });
      expect(await stage.erp.vendorAccounts()).toEqual([]);
      // Odoo 14 takes each number once.
      const [own, other] = [`A ${Date.now()}`, `B ${Date.now()}`];
      await account(vendor.id, own);
      await account(stranger.id, other);
      expect((await stage.erp.vendorAccounts()).map((each) => each.replaceAll(' ', ''))).toEqual([
        own.replaceAll(' ', ''),
      ]);
    });

    it('reads a confirmed order with its lines, articles, units, prices, dates and packs', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      expect(order).toMatchObject({
        type: 'order',
        number,
        currency: 'EUR',
        state: 'confirmed',
        acknowledged: false,
      });
      expect(order.lines).toHaveLength(3);
      const { bolt } = stage.world;
      expect(order.lines[0]).toMatchObject({
        item: { buyer: bolt.code, supplier: bolt.supplierCode, gtin: bolt.gtin },
        quantity: { value: '100', unit: 'EA' },
        price: { amount: '1.25', unit: 'EA' },
        deliveryDate: '2027-01-20',
        received: '0',
        billed: '0',
        tracking: 'none',
        packs: [{ unit: 'XBX', contains: '12' }],
      });
      expect(order.lines.map((line) => line.tracking)).toEqual(['none', 'lot', 'serial']);
      const rows = await stage.world.raw.read('purchase.order.line', [['order_id.name', '=', number]], ['product_qty']);
      expect(order.lines.map((line) => line.number)).toEqual(rows.map((row) => String(row['id'])));
    });

    it('reads an order whose name the partner writes in another case', async () => {
      const number = await stage.threeLines();
      expect((await stage.erp.readOrder(number.toLowerCase()))?.number).toBe(number);
      expect(await stage.erp.readOrder(number.replace(/.$/, '_'))).toBeUndefined();
      expect(await stage.erp.knownOrders([number.toLowerCase(), 'p99999-none'])).toEqual([number.toLowerCase()]);
    });

    it('reads fine prices and units other than the product’s without loss', async () => {
      const number = await stage.world.order([
        { goods: stage.world.bolt, quantity: 4000, price: 0.0375 },
        { goods: stage.world.bolt, quantity: 5, price: 15.0125, unit: stage.world.units.dozen },
      ]);
      const order = await readOrder(stage.erp, number);
      expect(order.lines[0]).toMatchObject({ price: { amount: '0.0375' }, quantity: { value: '4000' } });
      expect(order.lines[1]).toMatchObject({ price: { amount: '15.0125' }, quantity: { value: '5', unit: 'DZN' } });
    });

    it('knows neither numbers that do not exist nor orders of another vendor', async () => {
      const own = await stage.threeLines();
      const others = await stage.world.order(
        [{ goods: stage.world.bolt, quantity: 1, price: 1 }],
        stage.world.stranger.id,
      );
      expect(await stage.erp.readOrder('P99999-NONE')).toBeUndefined();
      expect(await stage.erp.readOrder(others)).toBeUndefined();
      expect(await stage.erp.knownOrders([own, others, 'P99999-NONE'])).toEqual([own]);
      expect(await stage.erp.knownOrders([])).toEqual([]);
    });

    it('lists the vendor’s orders, newest first, a page at a time, without drafts, cancelled ones and those of others', async () => {
      const older = await stage.threeLines();
      const cancelled = await stage.threeLines();
      await stage.world.raw.call('purchase.order', 'button_cancel', { ids: [await stage.orderId(cancelled)] });
      await stage.world.order([{ goods: stage.world.bolt, quantity: 1, price: 1 }], stage.world.stranger.id);
      const newest = await stage.threeLines();
      const [first, second] = await stage.erp.orders({ offset: 0, limit: 2 });
      expect([first?.number, second?.number]).toEqual([newest, older]);
      expect(first).toEqual(await stage.erp.readOrder(newest));
      expect((await stage.erp.orders({ offset: 1, limit: 1 })).map((each) => each.number)).toEqual([older]);
      expect(await stage.erp.orders({ offset: 100_000, limit: 10 })).toEqual([]);
    });

    it('tells a cancelled order and refuses to change it', async () => {
      const number = await stage.threeLines();
      const before = await readOrder(stage.erp, number);
      const effects = plan(acknowledgement(before, '2027-01-25'), before, [{ of: 0, quantity: '100' }]);
      await stage.world.raw.call('purchase.order', 'button_cancel', { ids: [await stage.orderId(number)] });
      expect((await readOrder(stage.erp, number)).state).toBe('cancelled');
      const write = effects.find((each) => each.action === 'write');
      await expect(stage.erp.apply(write as Effect, source)).rejects.toThrow(Refused);
    });
  });
}
