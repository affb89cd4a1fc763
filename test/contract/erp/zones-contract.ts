import { localDateOf } from '@quayside/std';
import { expect, it, describe, beforeAll, afterAll } from 'vitest';
import { acknowledgement, applyAll, plan, readOrder, shipNotice } from './documents.js';
import type { Setup } from './erp-contract.js';
import { Stage } from './stage.js';
import { planned } from './world.js';

interface Place {
  readonly id: unknown;
  readonly tz: unknown;
}

/** The zone of a warehouse comes before that of the user: here there is none. Answers what was there. */
async function withoutZones(stage: Stage): Promise<readonly Place[]> {
  const { raw } = stage.world;
  const warehouses = await raw.read('stock.warehouse', [], ['partner_id']);
  const ids = warehouses.map((each) => (each['partner_id'] as [number])[0]);
  const partners = await raw.read('res.partner', [['id', 'in', ids]], ['tz']);
  const zoned = partners.flatMap(({ id, tz }) => (tz === false ? [] : [{ id, tz }]));
  for (const { id } of zoned) await writeZone(stage, id, false);
  return zoned;
}

async function writeZone(stage: Stage, id: unknown, tz: unknown): Promise<void> {
  await stage.world.raw.call('res.partner', 'write', { ids: [id], vals: { tz } });
}

/** What days mean when the gateway's user is in Auckland, as far from UTC as people live. */
export function describeZones(name: string, setup: () => Promise<Setup>): void {
  describe(`a user in Pacific/Auckland on ${name}`, () => {
    const stage = new Stage();
    let opened: Setup | undefined;
    let warehouses: readonly Place[] = [];
    beforeAll(async () => {
      opened = await setup();
      await stage.set(opened.server);
      warehouses = await withoutZones(stage);
    });
    afterAll(async () => {
      for (const { id, tz } of warehouses) await writeZone(stage, id, tz);
      await opened?.close();
    });

    // 11:00 UTC on the 20th is midnight between the 20th and the 21st in Auckland.
    const inAuckland = { before: '2027-01-21', at25: '2027-01-24 11:00:00', at18: '2027-01-17 11:00:00' };

    it('reads and confirms days as that user sees them', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      expect(order.lines.map((line) => line.deliveryDate)).toEqual(Array(3).fill(inAuckland.before));
      const said = order.lines.map((line, of) => ({ of, quantity: line.quantity.value }));
      await applyAll(stage.erp, plan(acknowledgement(order, '2027-01-25'), order, said));
      const domain = [['order_id.name', '=', number]];
      const lines = await stage.world.raw.read('purchase.order.line', domain, ['date_planned']);
      expect(lines.map((line) => line['date_planned'])).toEqual(Array(3).fill(inAuckland.at25));
      expect((await readOrder(stage.erp, number)).lines[0]?.deliveryDate).toBe('2027-01-25');
    });

    it('expects a shipment on its day, and what is still to come when it was planned', async () => {
      const number = await stage.world.order([{ goods: stage.world.bolt, quantity: 100, price: 1.25 }]);
      const order = await readOrder(stage.erp, number);
      const said = [{ of: 0, quantity: '60' }];
      await applyAll(stage.erp, plan(shipNotice(order, said), order, said));
      const [first, rest] = await stage.receiptsOf(number);
      expect(first?.['scheduled_date']).toBe(inAuckland.at18);
      expect(rest?.['scheduled_date']).toBe(planned);
    });

    it('lets a lot expire on its day there', async () => {
      const { raw, resin } = stage.world;
      if (await stage.hasField('product.product', 'use_expiration_date')) {
        await raw.call('product.product', 'write', { ids: [resin.id], vals: { use_expiration_date: true } });
      }
      const number = await stage.world.order([{ goods: resin, quantity: 10, price: 18.4 }]);
      const order = await readOrder(stage.erp, number);
      const notice = shipNotice(order, [{ of: 0, quantity: '10', lot: 'LOT-9' }]);
      const expiring = notice.lines.map((line) => ({ ...line, expiry: localDateOf('2027-06-30') }));
      await applyAll(stage.erp, plan({ ...notice, lines: expiring }, order, [{ of: 0, quantity: '10' }]));
      const [receipt] = await stage.receiptsOf(number);
      const domain = [['picking_id', '=', receipt?.['id']]];
      const [line] = await raw.read('stock.move.line', domain, ['lot_name', 'expiration_date']);
      // Noon of the 30th in Auckland in winter.
      expect(line).toMatchObject({ lot_name: 'LOT-9', expiration_date: '2027-06-30 00:00:00' });
    });

    it('loads a time as the zone of the call has it, not that of the user', async () => {
      const { raw, server } = stage.world;
      const id = await stage.orderId(await stage.threeLines());
      const load = async (at: string, context: object) => {
        const key = `__quayside__.zone_${id}_${Object.keys(context).length}`;
        const fields = ['id', 'model', 'res_id', 'body', 'date'];
        const data = [[key, 'purchase.order', String(id), '<p>agrees with the order</p>', at]];
        const { ids } = (await raw.call('mail.message', 'load', { fields, data, context }, server.apiKey)) as {
          ids: number[];
        };
        const [message] = await raw.read('mail.message', [['id', 'in', ids]], ['date']);
        return message?.['date'];
      };
      expect(await load('2027-01-20 11:00:00', { tz: 'UTC' })).toBe('2027-01-20 11:00:00');
      expect(await load('2027-01-21 00:00:00', {})).toBe('2027-01-20 11:00:00');
    });
  });
}
