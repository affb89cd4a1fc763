import type { DoneReceipt } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { untilNextSecond } from '../../support/next-second.js';
import type { Stage } from './stage.js';

/** What was received, and what of it went back or was thrown away. */
export function describeReceipts(stage: Stage): void {
  const feed = () => stage.world.odoo().receipts({ connection: 'test' });
  const doneOf = async (orderNumber: string, since: Date) =>
    (await allDone(stage, since)).filter((each) => each.orderNumber === orderNumber);
  const receivedOf = (receipt: DoneReceipt | undefined) =>
    feed().adviceOf({ ref: stage.world.vendor.ref }, { key: receipt?.key ?? '' });
  const adviceOf = async (receipt: DoneReceipt | undefined) => (await receivedOf(receipt))?.advice;

  describe('the feed of receipts', () => {
    it('tells what came, in the units of the order and lot by lot', async () => {
      const { world } = stage;
      const since = await untilNextSecond();
      const number = await world.order([
        { goods: world.bolt, quantity: 5, price: 12, unit: world.units.dozen },
        { goods: world.resin, quantity: 8, price: 18.4 },
        { goods: world.pump, quantity: 2, price: 240 },
      ]);
      const [open] = await stage.receiptsOf(number);
      expect(await doneOf(number, since)).toEqual([]);
      const name = (of: string) => `${of}-${number}`;
      await fill(stage, open?.['id'], [
        [[48]],
        [
          [5, name('LOT-A')],
          [3, name('LOT-B')],
        ],
        [
          [1, name('SN-1')],
          [1, name('SN-2')],
        ],
      ]);
      await validate(stage, open?.['id']);
      const [receipt, ...none] = await doneOf(number, since);
      expect(none).toEqual([]);
      expect(receipt).toMatchObject({ number: open?.['name'], orderNumber: number, vendor: 1 });
      expect(receipt?.doneAt.getTime()).toBeGreaterThanOrEqual(since.getTime());
      const lines = await orderLines(stage, number);
      expect((await receivedOf(receipt))?.order).toMatchObject({
        number,
        lines: lines.map((each) => ({ number: each })),
      });
      const bolt = { number: lines[0], item: { buyer: world.bolt.code, supplier: world.bolt.supplierCode } };
      expect(await adviceOf(receipt)).toMatchObject({
        ...{ type: 'receiving-advice', number: open?.['name'], orderNumber: number, purpose: 'original' },
        lines: [
          { ...bolt, received: { value: '4' } },
          { number: lines[1], received: { value: '5', unit: 'EA' }, lot: name('LOT-A') },
          { number: lines[1], received: { value: '3', unit: 'EA' }, lot: name('LOT-B') },
          { number: lines[2], received: { value: '2', unit: 'EA' }, serials: [name('SN-1'), name('SN-2')] },
        ],
      });
    });

    it('tells what went back, and what was damaged, each by itself', async () => {
      const { world } = stage;
      const since = await untilNextSecond();
      const number = await world.order([{ goods: world.bolt, quantity: 24, price: 1 }]);
      const [open] = await stage.receiptsOf(number);
      await fill(stage, open?.['id'], [[[24]]]);
      await validate(stage, open?.['id']);
      await giveBack(stage, open?.['id'], 3);
      await throwAway(stage, open?.['id'], 2);
      const done = await doneOf(number, since);
      expect(done).toHaveLength(3);
      const [came, back, damaged] = await Promise.all(done.map((each) => adviceOf(each)));
      const [line] = await orderLines(stage, number);
      const none = { value: '0', unit: 'EA' };
      expect(came?.lines).toMatchObject([{ number: line, received: { value: '24', unit: 'EA' } }]);
      expect(came?.lines[0]?.differences).toBeUndefined();
      expect(back?.lines).toMatchObject([
        {
          number: line,
          received: none,
          differences: [{ quantity: { value: '3', unit: 'EA' }, condition: 'rejected' }],
        },
      ]);
      expect(damaged?.lines).toMatchObject([
        { number: line, received: none, differences: [{ quantity: { value: '2', unit: 'EA' }, condition: 'damaged' }] },
      ]);
      expect(new Set(done.map(({ key }) => key)).size).toBe(3);
    });

    it('keeps to the vendors and the second that were asked for, and answers in parts', async () => {
      const { world } = stage;
      const since = await untilNextSecond();
      const numbers: string[] = [];
      for (const vendor of [world.vendor.id, world.vendor.id, world.vendor.id, world.stranger.id]) {
        const number = await world.order([{ goods: world.bolt, quantity: 1, price: 1 }], vendor);
        const [open] = await stage.receiptsOf(number);
        await fill(stage, open?.['id'], [[[1]]]);
        await validate(stage, open?.['id']);
        numbers.push(number);
      }
      const found = await allDone(stage, since, { orders: 2, lines: 2 });
      expect(found.map(({ orderNumber }) => orderNumber)).toEqual(numbers.slice(0, 3));
      const later = await untilNextSecond();
      expect(await allDone(stage, later)).toEqual([]);
      expect((await feed().receiptsDone([{ ref: 'NOBODY-KNOWS' }], { since })).receipts).toEqual([]);
      // Another vendor's receipt tells nothing.
      expect(await feed().adviceOf({ ref: world.stranger.ref }, { key: found[0]?.key ?? '' })).toBeUndefined();
    });
  });
}

async function allDone(stage: Stage, since: Date, most?: { readonly orders: number; readonly lines: number }) {
  const of = stage.world.odoo(most && { most }).receipts({ connection: 'test' });
  const vendors = [{ ref: 'NOBODY-KNOWS' }, { ref: stage.world.vendor.ref }];
  const all: DoneReceipt[] = [];
  let after: string | undefined;
  do {
    const page = await of.receiptsDone(vendors, { since, ...(after !== undefined && { after }) });
    all.push(...page.receipts);
    after = page.after;
  } while (after !== undefined);
  return all;
}

async function orderLines({ world: { raw } }: Stage, number: string): Promise<string[]> {
  const rows = await raw.read('purchase.order.line', [['order_id.name', '=', number]], ['name']);
  return rows.map(({ id }) => String(id));
}

type Came = readonly (readonly [quantity: number, lot?: string])[];

/** The warehouse enters what came, move by move. */
async function fill(stage: Stage, picking: unknown, came: readonly Came[]): Promise<void> {
  const { raw, server } = stage.world;
  const fields = ['product_id', 'product_uom', 'location_id', 'location_dest_id'];
  const moves = await raw.read('stock.move', [['picking_id', '=', picking]], fields);
  for (const [at, move] of moves.entries()) {
    const foreseen = await raw.read('stock.move.line', [['move_id', '=', move['id']]], ['product_id']);
    await raw.call('stock.move.line', 'unlink', { ids: foreseen.map(({ id }) => id) });
    for (const [quantity, lot] of came[at] ?? []) {
      await raw.create('stock.move.line', {
        ...{ picking_id: picking, move_id: move['id'], product_id: idIn(move['product_id']) },
        ...{ product_uom_id: idIn(move['product_uom']), [server.version >= 19 ? 'quantity' : 'qty_done']: quantity },
        ...{ location_id: idIn(move['location_id']), location_dest_id: idIn(move['location_dest_id']) },
        ...(lot !== undefined && { lot_name: lot }),
      });
    }
  }
}

/** What is missing stays on a receipt of its own. */
async function validate({ world: { raw } }: Stage, picking: unknown): Promise<void> {
  const context = { skip_backorder: true };
  await raw.call('stock.picking', 'button_validate', { ids: [picking], context });
  const [after] = await raw.read('stock.picking', [['id', '=', picking]], ['state']);
  expect(after?.['state']).toBe('done');
}

async function giveBack(stage: Stage, picking: unknown, quantity: number): Promise<void> {
  const { raw, server } = stage.world;
  const context = { active_id: picking, active_ids: [picking], active_model: 'stock.picking' };
  const [move] = await raw.read('stock.move', [['picking_id', '=', picking]], ['product_id', 'location_id']);
  const line = { product_id: idIn(move?.['product_id']), quantity, move_id: move?.['id'], to_refund: true };
  const place = (await stage.hasField('stock.return.picking', 'location_id'))
    ? { location_id: idIn(move?.['location_id']) }
    : {};
  const values = { picking_id: picking, product_return_moves: [[0, 0, line]], ...place };
  const ids = await raw.call('stock.return.picking', 'create', { vals_list: [values], context });
  const older = await stage.hasField('stock.return.picking', 'original_location_id');
  await raw.call('stock.return.picking', older ? 'create_returns' : 'action_create_returns', { ids, context });
  const number = await raw.read('stock.picking', [['id', '=', picking]], ['name']);
  const [back] = await raw.read('stock.picking', [['origin', 'ilike', String(number[0]?.['name'])]], ['name']);
  const lines = await raw.read('stock.move.line', [['picking_id', '=', back?.['id']]], ['product_id']);
  const done = server.version >= 19 ? 'quantity' : 'qty_done';
  await raw.call('stock.move.line', 'write', { ids: lines.map(({ id }) => id), vals: { [done]: quantity } });
  await validate(stage, back?.['id']);
}

async function throwAway({ world: { raw, server } }: Stage, picking: unknown, quantity: number): Promise<void> {
  const fields = ['product_id', 'product_uom', 'location_dest_id'];
  const [move] = await raw.read('stock.move', [['picking_id', '=', picking]], fields);
  const id = await raw.create('stock.scrap', {
    ...{ picking_id: picking, product_id: idIn(move?.['product_id']), scrap_qty: quantity },
    ...{ product_uom_id: idIn(move?.['product_uom']), location_id: idIn(move?.['location_dest_id']) },
  });
  await raw.call('stock.scrap', server.version >= 17 ? 'action_validate' : 'do_scrap', { ids: [id] });
}

function idIn(value: unknown): number {
  return Array.isArray(value) ? Number(value[0]) : Number(value);
}
