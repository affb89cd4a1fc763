import type { Order } from '@quayside/canonical';
import type { Effect } from '@quayside/exchange';
import type { Discrepancy, LineChange } from '@quayside/matching';
import { describe, expect, it } from 'vitest';
import { acknowledgement, applyAll, invoice, lineNumber, plan, readOrder, source } from './documents.js';
import type { Stage } from './stage.js';
import { planned } from './world.js';

/** A difference of a line that a person takes into the order. */
function taken(order: Order, of: number, change: LineChange): Discrepancy {
  return {
    ...{ kind: change.field, pointer: `/lines/${of}`, orderNumber: order.number, orderLine: lineNumber(order, of) },
    ...{ withinTolerance: false, owner: 'procurement', message: 'differs' },
    ...{ change, settled: { by: 'person', way: 'take' } },
  };
}

/** What becomes of an order when a difference is taken into it. */
export function describeOrderChanges(stage: Stage): void {
  const effectsOf = (order: Order, discrepancies: readonly Discrepancy[], date = '2027-01-20'): readonly Effect[] =>
    plan(
      acknowledgement(order, date),
      order,
      order.lines.map((line, of) => ({ of, quantity: line.quantity.value })),
      { discrepancies },
    );
  const fields = ['product_id', 'product_qty', 'price_unit', 'date_planned'];
  const linesOf = (number: string) =>
    stage.world.raw.read('purchase.order.line', [['order_id.name', '=', number]], fields);
  /** Demand by product over all open receipts. */
  const expected = async (number: string) => {
    const open = (await stage.receiptsOf(number)).filter(({ state }) => state !== 'cancel');
    const moves = (await Promise.all(open.map(({ id }) => stage.movesOf(id)))).flat();
    const quantities = moves.filter(({ state }) => state !== 'cancel').map((move) => move['product_uom_qty']);
    // Odoo 14 leaves a move of nothing where a line was cancelled.
    return quantities.filter((each) => each !== 0);
  };

  describe('an order that its supplier refuses', () => {
    const refusedBy = (order: Order): readonly Effect[] => {
      const lines = order.lines.map(({ number }) => number);
      const discrepancy: Discrepancy = {
        ...{ kind: 'order', pointer: '/response', orderNumber: order.number, withinTolerance: false },
        ...{ owner: 'procurement', message: 'rejected', settled: { by: 'person', way: 'take' } },
        change: { field: 'order', to: 'cancelled', lines },
      };
      const refusal = acknowledgement(order, '2027-01-20', { response: 'rejected', lines: [] });
      return plan(refusal, order, [], { discrepancies: [discrepancy] });
    };
    const cancels = (effects: readonly Effect[]) => effects.find(({ action }) => action === 'cancel') as Effect;

    it('is cancelled with its receipts, once, and says why', async () => {
      const number = await stage.threeLines();
      const effects = refusedBy(await readOrder(stage.erp, number));
      expect(await stage.erp.foresee(effects)).toEqual([]);
      await stage.applyThroughCuts(effects);
      expect(await stage.orderRow(number, ['state', 'acknowledged'])).toMatchObject({ state: 'cancel' });
      expect((await stage.receiptsOf(number)).map(({ state }) => state)).toEqual(['cancel']);
      expect(await expected(number)).toEqual([]);
      expect((await readOrder(stage.erp, number)).state).toBe('cancelled');
      expect((await applyAll(stage.erp, effects))['cancel']).toBe('found');
    });

    it('is not cancelled while it is locked, nor after something was billed', async () => {
      const { raw, server } = stage.world;
      const locked = await stage.threeLines();
      const ofLocked = cancels(refusedBy(await readOrder(stage.erp, locked)));
      const lock = server.version >= 18 ? 'button_lock' : 'button_done';
      await raw.call('purchase.order', lock, { ids: [await stage.orderId(locked)] });
      expect(await stage.erp.foresee([ofLocked])).toEqual([
        expect.stringMatching(/is locked in Odoo: unlock it there/),
      ]);
      await expect(stage.erp.apply(ofLocked, source)).rejects.toThrow(/is locked in Odoo: unlock it there/);
      expect((await readOrder(stage.erp, locked)).state).toBe('locked');

      const billed = await stage.threeLines();
      const order = await readOrder(stage.erp, billed);
      const ofBilled = cancels(refusedBy(order));
      const said = [{ of: 0, quantity: '100', price: '1.25' }];
      await applyAll(stage.erp, plan(invoice(order, said, '125'), order, said));
      await expect(stage.erp.apply(ofBilled, source)).rejects.toThrow(/goods were received or billed already/);
      expect((await readOrder(stage.erp, billed)).state).toBe('confirmed');
    });
  });

  describe('a difference that is taken into the order', () => {
    it('is the new quantity, price and day, and the receipt follows', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const effects = effectsOf(
        order,
        [
          taken(order, 0, { field: 'quantity', from: '100', to: '60' }),
          taken(order, 0, { field: 'price', from: '1.25', to: '1.3' }),
          taken(order, 1, { field: 'quantity', from: '10', to: '12' }),
        ],
        '2027-01-25',
      );
      expect((await applyAll(stage.erp, effects))['write']).toBe('done');
      const lines = await linesOf(number);
      expect(lines.map((line) => [line['product_qty'], line['price_unit']])).toEqual([
        [60, 1.3],
        [12, 18.4],
        [3, 240],
      ]);
      expect(lines.map((line) => line['date_planned'])).toEqual(Array(3).fill(planned.replace('01-20', '01-25')));
      expect(await expected(number)).toEqual([60, 12, 3]);
      expect((await applyAll(stage.erp, effects))['write']).toBe('found');
      expect(await expected(number)).toEqual([60, 12, 3]);
    });

    it('is a price without tax, also where Odoo has the tax in its own', async () => {
      const number = await stage.threeLines();
      const [line] = (await readOrder(stage.erp, number)).lines;
      const included = await stage.includedTax();
      await stage.world.raw.call('purchase.order.line', 'write', {
        ids: [Number(line?.number)],
        vals: { price_unit: 1.1, [stage.taxField]: [[6, 0, [included]]] },
      });
      const order = await readOrder(stage.erp, number);
      const effects = effectsOf(order, [taken(order, 0, { field: 'price', from: '1', to: '1.3' })]);
      await applyAll(stage.erp, effects);
      expect((await linesOf(number)).map((each) => each['price_unit'])).toEqual([1.43, 18.4, 240]);
      expect((await readOrder(stage.erp, number)).lines[0]?.price?.amount).toBe('1.3');
      expect((await applyAll(stage.erp, effects))['write']).toBe('found');
    });

    it('of a cancelled line is quantity 0, and the receipt no longer expects it', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      await applyAll(stage.erp, effectsOf(order, [taken(order, 1, { field: 'quantity', from: '10', to: '0' })]));
      expect((await linesOf(number)).map((line) => line['product_qty'])).toEqual([100, 0, 3]);
      expect(await expected(number)).toEqual([100, 3]);
    });

    it('of a substitute is a line of its own, made once, and expected instead of the other', async () => {
      const { world } = stage;
      const number = await world.order([{ goods: world.bolt, quantity: 100, price: 1.25 }]);
      const order = await readOrder(stage.erp, number);
      const substitute: LineChange = {
        ...{ field: 'item', item: { supplier: world.resin.supplierCode }, quantity: '40', price: '1.5' },
        date: '2027-01-28',
      };
      const effects = effectsOf(order, [taken(order, 0, substitute)]);
      expect(await stage.erp.foresee(effects)).toEqual([]);
      await stage.applyThroughCuts(effects.filter(({ action }) => action === 'create' || action === 'write'));
      const lines = await linesOf(number);
      expect(lines.map((line) => [line['product_qty'], line['price_unit']])).toEqual([
        [60, 1.25],
        [40, 1.5],
      ]);
      expect(lines[1]?.['date_planned']).toBe(planned.replace('01-20', '01-28'));
      expect((lines[1]?.['product_id'] as [number])[0]).toBe(world.resin.id);
      expect(await expected(number)).toEqual([60, 40]);
      // Not by the product's lead time: the other goods of the receipt would be planned for that day as well.
      const receipts = await stage.receiptsOf(number);
      expect(receipts.map((receipt) => String(receipt['scheduled_date']).slice(0, 10))).toEqual([planned.slice(0, 10)]);
    });

    it('says before that Odoo has no product for a substitute, and then changes nothing', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const nobody: LineChange = { field: 'item', item: { supplier: 'NOBODY-HAS-THIS' }, quantity: '100' };
      const effects = effectsOf(order, [taken(order, 0, nobody)]);
      expect(await stage.erp.foresee(effects)).toEqual([
        expect.stringMatching(/no product for the substitute: none has the vendor's product code NOBODY-HAS-THIS/),
      ]);
      const [first] = effects;
      await expect(stage.erp.apply(first as Effect, source)).rejects.toThrow(/no product for the substitute/);
      expect(await linesOf(number)).toHaveLength(3);
    });

    it('is none of an order that is no order any more', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const effects = effectsOf(order, [taken(order, 0, { field: 'price', from: '1.25', to: '1.3' })]);
      await stage.world.raw.call('purchase.order', 'button_draft', { ids: [await stage.orderId(number)] });
      expect((await readOrder(stage.erp, number)).state).toBe('draft');
      expect(await stage.erp.knownOrders([number])).toEqual([]);
      const write = effects.find(({ action }) => action === 'write') as Effect;
      await expect(stage.erp.apply(write, source)).rejects.toThrow(/no confirmed order in Odoo any more/);
    });
  });
}
