import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused, Unavailable, type Effect, type Erp } from '@quayside/exchange';
import { decimalOf, localDateOf } from '@quayside/std';
import type { Discrepancy } from '@quayside/matching';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCutProxy } from '../../support/cut-proxy.js';
import {
  acknowledgement,
  applyAll,
  bytes,
  invoice,
  lineNumber,
  plan,
  readOrder,
  shipNotice,
  source,
} from './documents.js';
import { makeWorld, planned, type Server, type World } from './world.js';

interface Setup {
  readonly server: Server;
  close(): Promise<void>;
}

/** What the Erp port promises, whoever is behind it. Results are read back without the adapter. */
export function describeErp(name: string, setup: () => Promise<Setup>): void {
  describe(`the Erp port on ${name}`, () => {
    let opened: Setup;
    let world: World;
    let erp: Erp;
    beforeAll(async () => {
      opened = await setup();
      world = await makeWorld(opened.server);
      erp = world.erp();
    });
    afterAll(() => opened?.close());

    const threeLines = () =>
      world.order([
        { goods: world.bolt, quantity: 100, price: 1.25 },
        { goods: world.resin, quantity: 10, price: 18.4 },
        { goods: world.pump, quantity: 3, price: 240 },
      ]);
    const orderRow = async (number: string, fields: string[]) =>
      (await world.raw.read('purchase.order', [['name', '=', number]], fields))[0] ?? {};
    const orderId = async (number: string) => Number((await orderRow(number, ['name']))['id']);
    const receiptsOf = async (number: string) =>
      world.raw.read(
        'stock.picking',
        [['purchase_id', '=', await orderId(number)]],
        ['name', 'state', 'scheduled_date', 'carrier_tracking_ref', 'backorder_id'],
      );
    const movesOf = (picking: unknown) =>
      world.raw.read(
        'stock.move',
        [['picking_id', '=', picking]],
        ['product_id', 'product_uom_qty', 'quantity', 'state'],
      );
    const moveLinesOf = (picking: unknown) =>
      world.raw.read(
        'stock.move.line',
        [['picking_id', '=', picking]],
        ['product_id', 'quantity', 'lot_name', 'result_package_id', 'picked'],
      );
    const billsOf = (ref: string) =>
      world.raw.read(
        'account.move',
        [['ref', '=', ref]],
        [
          'state',
          'move_type',
          'amount_untaxed',
          'amount_tax',
          'amount_total',
          'invoice_date',
          'invoice_date_due',
          'invoice_line_ids',
          'reversed_entry_id',
          'partner_id',
          'currency_id',
        ],
      );
    const hangingOn = async (model: string, id: unknown) => ({
      notes: (
        await world.raw.read(
          'mail.message',
          [
            ['model', '=', model],
            ['res_id', '=', id],
          ],
          ['body'],
        )
      ).filter(
        (each) => String(each['body']).includes('<table') || String(each['body']).includes('agrees with the order'),
      ),
      attachments: await world.raw.read(
        'ir.attachment',
        [
          ['res_model', '=', model],
          ['res_id', '=', id],
        ],
        ['name', 'datas'],
      ),
      activities: await world.raw.read(
        'mail.activity',
        [
          ['res_model', '=', model],
          ['res_id', '=', id],
        ],
        ['summary', 'note'],
      ),
    });
    const lateDate = (order: { number: string; lines: readonly { number: string }[] }): Discrepancy => ({
      kind: 'price',
      pointer: '/lines/1/price',
      orderNumber: order.number,
      orderLine: order.lines[1]?.number ?? '',
      ordered: '18.40',
      said: '18.90',
      difference: '+2.7 %',
      withinTolerance: false,
      owner: 'procurement',
      message: 'Line 2: 18.90 instead of 18.40.',
    });

    describe('orders', () => {
      it('reads a confirmed order with its lines, articles, units, prices, dates and packs', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        expect(order).toMatchObject({
          type: 'order',
          number,
          currency: 'EUR',
          state: 'confirmed',
          acknowledged: false,
        });
        expect(order.lines).toHaveLength(3);
        const { bolt } = world;
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
        const rows = await world.raw.read('purchase.order.line', [['order_id.name', '=', number]], ['product_qty']);
        expect(order.lines.map((line) => line.number)).toEqual(rows.map((row) => String(row['id'])));
      });

      it('reads fine prices and units other than the product’s without loss', async () => {
        const number = await world.order([
          { goods: world.bolt, quantity: 4000, price: 0.0375 },
          { goods: world.bolt, quantity: 5, price: 15.0125, unit: world.units.dozen },
        ]);
        const order = await readOrder(erp, number);
        expect(order.lines[0]).toMatchObject({ price: { amount: '0.0375' }, quantity: { value: '4000' } });
        expect(order.lines[1]).toMatchObject({ price: { amount: '15.0125' }, quantity: { value: '5', unit: 'DZN' } });
      });

      it('knows neither numbers that do not exist nor orders of another vendor', async () => {
        const own = await threeLines();
        const others = await world.order([{ goods: world.bolt, quantity: 1, price: 1 }], world.stranger.id);
        expect(await erp.readOrder('P99999-NONE')).toBeUndefined();
        expect(await erp.readOrder(others)).toBeUndefined();
        expect(await erp.knownOrders([own, others, 'P99999-NONE'])).toEqual([own]);
        expect(await erp.knownOrders([])).toEqual([]);
      });

      it('lists the vendor’s orders, newest first, a page at a time, without drafts, cancelled ones and those of others', async () => {
        const older = await threeLines();
        const cancelled = await threeLines();
        await world.raw.call('purchase.order', 'button_cancel', { ids: [await orderId(cancelled)] });
        await world.order([{ goods: world.bolt, quantity: 1, price: 1 }], world.stranger.id);
        const newest = await threeLines();
        const [first, second] = await erp.orders({ offset: 0, limit: 2 });
        expect([first?.number, second?.number]).toEqual([newest, older]);
        expect(first).toEqual(await erp.readOrder(newest));
        expect((await erp.orders({ offset: 1, limit: 1 })).map((each) => each.number)).toEqual([older]);
        expect(await erp.orders({ offset: 100_000, limit: 10 })).toEqual([]);
      });

      it('tells a cancelled order and refuses to change it', async () => {
        const number = await threeLines();
        const before = await readOrder(erp, number);
        const effects = plan(acknowledgement(before, '2027-01-25'), before, [{ of: 0, quantity: '100' }]);
        await world.raw.call('purchase.order', 'button_cancel', { ids: [await orderId(number)] });
        expect((await readOrder(erp, number)).state).toBe('cancelled');
        const write = effects.find((each) => each.action === 'write');
        await expect(erp.apply(write as Effect, source)).rejects.toThrow(Refused);
      });
    });

    describe('an acknowledgement', () => {
      const answered = async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const effects = plan(
          acknowledgement(order, '2027-01-25'),
          order,
          order.lines.map((line, of) => ({ of, quantity: line.quantity.value })),
          { discrepancies: [lateDate(order)] },
        );
        return { number, order, effects };
      };

      it('writes reference, flag and dates, and leaves quantities, prices and times of day alone', async () => {
        const { number, order, effects } = await answered();
        await applyAll(erp, effects);
        expect(await orderRow(number, ['partner_ref', 'acknowledged', 'state'])).toMatchObject({
          partner_ref: 'SO-7781',
          acknowledged: true,
          state: 'purchase',
        });
        const lines = await world.raw.read(
          'purchase.order.line',
          [['order_id.name', '=', number]],
          ['date_planned', 'product_qty', 'price_unit'],
        );
        expect(lines.map((line) => line['date_planned'])).toEqual(Array(3).fill(planned.replace('01-20', '01-25')));
        expect(lines.map((line) => [line['product_qty'], line['price_unit']])).toEqual([
          [100, 1.25],
          [10, 18.4],
          [3, 240],
        ]);
        expect(await readOrder(erp, number)).toMatchObject({ supplierReference: 'SO-7781', acknowledged: true });
        expect((await readOrder(erp, number)).lines[0]?.deliveryDate).toBe('2027-01-25');
        expect(order.lines).toHaveLength(3);
      });

      it('leaves one note, the source as it came, and one activity, however often it is applied', async () => {
        const { number, effects } = await answered();
        expect(effects.map((each) => each.action)).toEqual(['attach', 'write', 'note', 'ask']);
        expect(await applyAll(erp, effects)).toEqual({ attach: 'done', write: 'done', note: 'done', ask: 'done' });
        expect(await applyAll(erp, effects)).toEqual({ attach: 'found', write: 'found', note: 'found', ask: 'found' });
        const { notes, attachments, activities } = await hangingOn('purchase.order', await orderId(number));
        expect(notes).toHaveLength(1);
        expect(String(notes[0]?.['body'])).toContain('<td>18.90</td>');
        expect(attachments.map((each) => each['datas'])).toEqual([bytes.toString('base64')]);
        expect(activities).toMatchObject([{ summary: 'EDI: price differs' }]);
        expect(String(activities[0]?.['note'])).toContain('18.90 instead of 18.40');
      });

      it('puts the activity before the buyer of the order', async () => {
        const { number, effects } = await answered();
        const row = await orderRow(number, ['user_id']);
        await applyAll(erp, effects);
        const domain = [
          ['res_model', '=', 'purchase.order'],
          ['res_id', '=', row['id']],
        ];
        const [activity] = await world.raw.read('mail.activity', domain, ['user_id']);
        expect(activity?.['user_id']).toEqual(row['user_id']);
      });

      it('refuses a line that the order no longer has', async () => {
        const { effects } = await answered();
        const write = effects.find((each) => each.action === 'write') as Effect;
        const values = { order_line: { '99999999': { date_planned: '2027-02-01' } } };
        await expect(erp.apply({ ...write, values }, source)).rejects.toThrow(/no line 99999999/);
      });

      it('makes each record once when every answer is lost after the ERP committed', async () => {
        const { number, effects } = await answered();
        await applyThroughCuts(effects);
        const { notes, attachments, activities } = await hangingOn('purchase.order', await orderId(number));
        expect([notes.length, attachments.length, activities.length]).toEqual([1, 1, 1]);
        expect(await orderRow(number, ['partner_ref'])).toMatchObject({ partner_ref: 'SO-7781' });
      });
    });

    describe('a ship notice', () => {
      const sscc = (last: number) => `38741234500${String(Date.now() % 1_000_000).padStart(6, '0')}${last}`;

      it('fills the receipt with packages, lots and serial numbers, and puts the rest on a receipt of its own', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const [one, two] = [sscc(1), sscc(2)];
        const said = [
          { of: 0, quantity: '40', pack: 'A' },
          { of: 0, quantity: '20', pack: 'B' },
          { of: 1, quantity: '8', lot: 'LOT-9', pack: 'B' },
          { of: 2, quantity: '2', serials: ['SN-1', 'SN-2'] },
        ];
        const packs = [
          { id: 'A', kind: 'carton' as const, sscc: one },
          { id: 'P', kind: 'pallet' as const, sscc: two },
          { id: 'B', kind: 'carton' as const, parent: 'P' },
        ];
        await applyAll(erp, plan(shipNotice(order, said, { packs }), order, said));

        const [first, second, ...none] = await receiptsOf(number);
        expect(none).toEqual([]);
        expect(first).toMatchObject({ state: 'assigned', carrier_tracking_ref: '1Z999AA10123456784' });
        expect(String(first?.['scheduled_date']).slice(0, 10)).toBe('2027-01-18');
        const lines = await moveLinesOf(first?.['id']);
        const packed = (line: Record<string, unknown>) =>
          (line['result_package_id'] as [number, string] | false) || [0, ''];
        expect(lines.map((line) => [line['quantity'], line['lot_name'], packed(line)[1]])).toEqual([
          [40, false, one],
          [20, false, two],
          [8, 'LOT-9', two],
          [1, 'SN-1', ''],
          [1, 'SN-2', ''],
        ]);
        expect(lines.every((line) => line['picked'] === false)).toBe(true);

        expect(second).toMatchObject({ state: 'assigned', carrier_tracking_ref: false });
        expect((second?.['backorder_id'] as [number])[0]).toBe(first?.['id']);
        const rest = await movesOf(second?.['id']);
        expect(rest.map((move) => move['product_uom_qty'])).toEqual([40, 2, 1]);
        expect((await readOrder(erp, number)).lines.map((line) => line.received)).toEqual(['0', '0', '0']);
      });

      it('takes a second notice to what is left, and counts what the warehouse has received', async () => {
        const number = await world.order([{ goods: world.bolt, quantity: 100, price: 1.25 }]);
        const order = await readOrder(erp, number);
        await applyAll(erp, plan(shipNotice(order, [{ of: 0, quantity: '60' }]), order, [{ of: 0, quantity: '60' }]));
        const later = shipNotice(order, [{ of: 0, quantity: '40' }], { trackingNumber: 'SECOND' });
        await applyAll(erp, plan(later, order, [{ of: 0, quantity: '40' }]));
        const receipts = await receiptsOf(number);
        expect(receipts.map((each) => each['carrier_tracking_ref'])).toEqual(['1Z999AA10123456784', 'SECOND']);
        const quantities = await Promise.all(receipts.map((each) => moveLinesOf(each['id'])));
        expect(quantities.map((lines) => lines.map((line) => line['quantity']))).toEqual([[60], [40]]);
        await world.raw.call('stock.picking', 'button_validate', { ids: [receipts[0]?.['id']] });
        expect((await readOrder(erp, number)).lines[0]?.received).toBe('60');
      });

      it('announces more than was ordered, for the warehouse to see', async () => {
        const number = await world.order([{ goods: world.bolt, quantity: 100, price: 1.25 }]);
        const order = await readOrder(erp, number);
        await applyAll(erp, plan(shipNotice(order, [{ of: 0, quantity: '130' }]), order, [{ of: 0, quantity: '130' }]));
        await applyAll(erp, plan(shipNotice(order, [{ of: 0, quantity: '5' }]), order, [{ of: 0, quantity: '5' }]));
        const [only, ...none] = await receiptsOf(number);
        expect(none).toEqual([]);
        expect((await moveLinesOf(only?.['id'])).map((line) => line['quantity'])).toEqual([130, 5]);
      });

      it('counts in the unit of the order, whatever the warehouse counts in', async () => {
        const number = await world.order([{ goods: world.bolt, quantity: 5, price: 15, unit: world.units.dozen }]);
        const order = await readOrder(erp, number);
        await applyAll(erp, plan(shipNotice(order, [{ of: 0, quantity: '2' }]), order, [{ of: 0, quantity: '2' }]));
        const receipts = await receiptsOf(number);
        const demands = await Promise.all(receipts.map((each) => movesOf(each['id'])));
        expect(demands.map((moves) => moves.map((move) => move['quantity']))).toEqual([[24], [36]]);
        await world.raw.call('stock.picking', 'button_validate', { ids: [receipts[0]?.['id']] });
        expect((await readOrder(erp, number)).lines[0]?.received).toBe('2');
      });

      it('gives way to a revision of itself', async () => {
        const number = await world.order([{ goods: world.resin, quantity: 10, price: 18.4 }]);
        const order = await readOrder(erp, number);
        const said = [{ of: 0, quantity: '10', lot: 'WRONG' }];
        const notice = shipNotice(order, said);
        const first = plan(notice, order, said, { key: `revised-${number}` });
        await applyAll(erp, first);
        const right = [{ of: 0, quantity: '10', lot: 'RIGHT' }];
        const revision = shipNotice(order, right, { number: notice.number });
        await applyAll(erp, plan(revision, order, right, { key: `revised-${number}`, version: 2, previous: first }));
        const [only] = await receiptsOf(number);
        expect((await moveLinesOf(only?.['id'])).map((line) => line['lot_name'])).toEqual(['RIGHT']);
      });

      it('leaves the receipt as Odoo foresaw it when its lines are refused', async () => {
        const number = await world.order([{ goods: world.bolt, quantity: 100, price: 1.25 }]);
        const order = await readOrder(erp, number);
        const packs = [{ id: 'A', kind: 'carton' as const, sscc: sscc(4) }];
        const said = [{ of: 0, quantity: '60', pack: 'A' }];
        const [receive, attach] = plan(shipNotice(order, said, { packs }), order, said);
        await erp.apply(
          { ...(attach as Effect), target: number, values: { ...attach?.values, res_model: 'purchase.order' } },
          source,
        );
        const wrong = { ...receive?.values, packages: { [packs[0]?.sscc ?? '']: attach?.key ?? '' } };
        await expect(erp.apply({ ...(receive as Effect), values: wrong }, source)).rejects.toThrow(Refused);
        const [only] = await receiptsOf(number);
        expect((await moveLinesOf(only?.['id'])).map((line) => line['quantity'])).toEqual([100]);
      });

      it('refuses to correct what is received already', async () => {
        const number = await world.order([{ goods: world.bolt, quantity: 100, price: 1.25 }]);
        const order = await readOrder(erp, number);
        const notice = (quantity: string) => shipNotice(order, [{ of: 0, quantity }]);
        const key = `received-${number}`;
        const first = plan(notice('60'), order, [{ of: 0, quantity: '60' }], { key });
        await applyAll(erp, first);
        const [receipt] = await receiptsOf(number);
        await world.raw.call('stock.picking', 'button_validate', { ids: [receipt?.['id']] });
        const second = plan(notice('70'), order, [{ of: 0, quantity: '70' }], { key, version: 2, previous: first });
        await expect(applyAll(erp, second)).rejects.toThrow(/received already/);
      });

      it('is refused when nothing is expected any more', async () => {
        const number = await world.order([{ goods: world.bolt, quantity: 10, price: 1 }]);
        const order = await readOrder(erp, number);
        await applyAll(erp, plan(shipNotice(order, [{ of: 0, quantity: '10' }]), order, [{ of: 0, quantity: '10' }]));
        const [receipt] = await receiptsOf(number);
        await world.raw.call('stock.picking', 'button_validate', { ids: [receipt?.['id']] });
        const again = plan(shipNotice(order, [{ of: 0, quantity: '1' }]), order, [{ of: 0, quantity: '1' }]);
        await expect(applyAll(erp, again)).rejects.toThrow(/no open receipt/);
      });

      it('announces once when every answer is lost after the ERP committed', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const said = [
          { of: 0, quantity: '60', pack: 'A' },
          { of: 1, quantity: '8', lot: 'LOT-9' },
        ];
        const packs = [{ id: 'A', kind: 'carton' as const, sscc: sscc(3) }];
        const effects = plan(shipNotice(order, said, { packs }), order, said);
        expect(effects.map((each) => each.action)).toEqual(['receive', 'attach', 'note']);
        await applyThroughCuts(effects);
        expect(await applyAll(erp, effects)).toEqual({ receive: 'found', attach: 'found', note: 'found' });
        const receipts = await receiptsOf(number);
        expect(receipts).toHaveLength(2);
        const lines = await moveLinesOf(receipts[0]?.['id']);
        expect(lines.map((line) => line['quantity'])).toEqual([60, 8]);
        expect(await world.raw.read('stock.package', [['name', '=', packs[0]?.sscc]], ['name'])).toHaveLength(1);
        const { notes, attachments } = await hangingOn('stock.picking', receipts[0]?.['id']);
        expect([notes.length, attachments.length]).toEqual([1, 1]);
      });
    });

    describe('an invoice', () => {
      const said = [
        { of: 0, quantity: '100', price: '1.25' },
        { of: 1, quantity: '10', price: '18.4' },
      ];
      const withTax = (untaxed: number, rate: number) => String(Math.round(untaxed * (100 + rate)) / 100);
      /** The tax of the order's lines is the server's own: its rate is read, not assumed. */
      const rateOf = async (number: string) => {
        const [line] = await world.raw.read('purchase.order.line', [['order_id.name', '=', number]], ['tax_ids']);
        const [tax] = await world.raw.read('account.tax', [['id', 'in', line?.['tax_ids']]], ['amount']);
        return Number(tax?.['amount'] ?? 0);
      };

      it('becomes a draft bill on the order’s lines, with their taxes, never posted', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const rate = await rateOf(number);
        const document = invoice(order, said, withTax(309, rate), {
          terms: [{ dueDate: localDateOf('2027-03-01') }],
        });
        const effects = plan(document, order, said);
        expect(effects.map((each) => each.action)).toEqual(['create', 'write', 'attach', 'note']);
        await applyAll(erp, effects);
        const [bill, ...none] = await billsOf(document.number);
        expect(none).toEqual([]);
        expect(bill).toMatchObject({
          state: 'draft',
          move_type: 'in_invoice',
          amount_untaxed: 309,
          amount_total: Number(withTax(309, rate)),
          invoice_date: '2027-01-21',
          invoice_date_due: '2027-03-01',
        });
        const lines = await world.raw.read(
          'account.move.line',
          [['id', 'in', bill?.['invoice_line_ids']]],
          ['purchase_line_id', 'quantity', 'price_unit', 'tax_ids'],
        );
        expect(lines.map((line) => String((line['purchase_line_id'] as [number])[0]))).toEqual([
          lineNumber(order, 0),
          lineNumber(order, 1),
        ]);
        expect(lines.map((line) => [line['quantity'], line['price_unit']])).toEqual([
          [100, 1.25],
          [10, 18.4],
        ]);
        expect((await readOrder(erp, number)).lines.map((line) => line.billed)).toEqual(['100', '10', '0']);
        const { notes, attachments, activities } = await hangingOn('account.move', bill?.['id']);
        expect([notes.length, attachments.length, activities.length]).toEqual([1, 1, 0]);
      });

      it('bills charges and allowances as lines of their own, and leaves out what is not to be paid', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const rate = await rateOf(number);
        const document = invoice(order, said, withTax(309 + 25 - 9, rate), {
          allowances: [
            { kind: 'charge', method: 'off-invoice', description: 'Freight', amount: decimalOf('25') },
            { kind: 'allowance', method: 'off-invoice', description: 'Rebate', amount: decimalOf('9') },
            { kind: 'allowance', method: 'bill-back', description: 'Promotion', amount: decimalOf('50') },
          ],
        });
        await applyAll(erp, plan(document, order, said));
        const [bill] = await billsOf(document.number);
        const lines = await world.raw.read(
          'account.move.line',
          [['id', 'in', bill?.['invoice_line_ids']]],
          ['name', 'price_unit', 'purchase_line_id'],
        );
        expect(lines.slice(2).map((line) => [line['name'], line['price_unit'], line['purchase_line_id']])).toEqual([
          ['Freight', 25, false],
          ['Rebate', -9, false],
        ]);
        expect(bill?.['amount_total']).toBe(Number(withTax(325, rate)));
      });

      it('keeps fine prices and bills in the unit of the order', async () => {
        const number = await world.order([
          { goods: world.bolt, quantity: 4000, price: 0.0375 },
          { goods: world.bolt, quantity: 5, price: 15, unit: world.units.dozen },
        ]);
        const order = await readOrder(erp, number);
        const fine = [
          { of: 0, quantity: '1000', price: '0.0375' },
          { of: 1, quantity: '2', price: '15' },
        ];
        const document = invoice(order, fine, withTax(67.5, await rateOf(number)));
        await applyAll(erp, plan(document, order, fine));
        const [bill] = await billsOf(document.number);
        expect(bill?.['amount_untaxed']).toBe(67.5);
        const lines = await world.raw.read(
          'account.move.line',
          [['id', 'in', bill?.['invoice_line_ids']]],
          ['price_unit'],
        );
        expect(lines.map((line) => line['price_unit'])).toEqual([0.0375, 15]);
        expect((await readOrder(erp, number)).lines.map((line) => line.billed)).toEqual(['1000', '2']);
      });

      it('comes to the supplier’s total when only cents are between them', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const total = (Math.round(309 * (100 + (await rateOf(number)))) + 2) / 100;
        const document = invoice(order, said, String(total));
        await applyAll(erp, plan(document, order, said));
        const [bill] = await billsOf(document.number);
        expect(bill).toMatchObject({ amount_total: total, amount_untaxed: 309, state: 'draft' });
        expect((await hangingOn('account.move', bill?.['id'])).activities).toEqual([]);
      });

      it('asks a person when the totals are further apart', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const document = invoice(order, said, '999.99');
        const effects = plan(document, order, said);
        await applyAll(erp, effects);
        await applyAll(erp, effects);
        const [bill] = await billsOf(document.number);
        expect(bill).toMatchObject({ amount_untaxed: 309 });
        const { activities } = await hangingOn('account.move', bill?.['id']);
        expect(activities).toMatchObject([{ summary: 'EDI: total differs' }]);
        expect(String(activities[0]?.['note'])).toContain('999.99');
      });

      it('is refused in plain words when Odoo has that vendor’s bill already', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const document = invoice(order, said, '373.89');
        await world.raw.create('account.move', {
          move_type: 'in_invoice',
          partner_id: world.vendor.id,
          ref: document.number,
          invoice_date: '2027-01-02',
        });
        await expect(applyAll(erp, plan(document, order, said))).rejects.toThrow(/already has a bill of this vendor/);
        expect(await billsOf(document.number)).toHaveLength(1);
      });

      it('becomes a draft refund of its invoice when it is a credit note', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const rate = await rateOf(number);
        const billed = invoice(order, said, withTax(309, rate));
        await applyAll(erp, plan(billed, order, said));
        const back = [{ of: 0, quantity: '20', price: '1.25' }];
        const credit = {
          ...invoice(order, back, withTax(25, rate)),
          type: 'credit-note' as const,
          invoiceNumber: billed.number,
        };
        await applyAll(erp, plan(credit, order, back));
        const [refund] = await billsOf(credit.number);
        const [bill] = await billsOf(billed.number);
        expect(refund).toMatchObject({
          move_type: 'in_refund',
          state: 'draft',
          amount_untaxed: 25,
          amount_total: Number(withTax(25, rate)),
        });
        expect((refund?.['reversed_entry_id'] as [number])[0]).toBe(bill?.['id']);
        expect((await readOrder(erp, number)).lines[0]?.billed).toBe('80');
      });

      it('makes one bill when two processes create it at the same moment', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const document = invoice(order, said, '373.89');
        const [create] = plan(document, order, said);
        const attempts = await Promise.allSettled([1, 2, 3].map(() => world.erp().apply(create as Effect, source)));
        const failures = attempts.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
        for (const failure of failures) expect(failure).toBeInstanceOf(Unavailable);
        expect((await erp.apply(create as Effect, source)).how).toBe('found');
        expect(await billsOf(document.number)).toHaveLength(1);
      });

      it('makes one bill when every answer is lost after the ERP committed', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const total = (Math.round(309 * (100 + (await rateOf(number)))) + 1) / 100;
        const document = invoice(order, said, String(total));
        const effects = plan(document, order, said);
        await applyThroughCuts(effects);
        expect(await applyAll(erp, effects)).toEqual({
          create: 'found',
          write: 'found',
          attach: 'found',
          note: 'found',
        });
        const bills = await billsOf(document.number);
        expect(bills).toMatchObject([{ state: 'draft', amount_total: total }]);
        expect(bills[0]?.['invoice_line_ids']).toHaveLength(2);
        const { notes, attachments } = await hangingOn('account.move', bills[0]?.['id']);
        expect([notes.length, attachments.length]).toEqual([1, 1]);
      });
    });

    describe('the connection', () => {
      it('says which version it meets and as whom', async () => {
        const { version, user } = await erp.check();
        expect(version).toMatch(/^19\.0/);
        expect(user).not.toBe('');
      });

      it('opens records where a person can see them', async () => {
        const id = await orderId(await threeLines());
        const url = erp.url({ model: 'purchase.order', id });
        expect(url).toBe(`${world.server.url}/odoo/purchase.order/${id}`);
        expect((await fetch(url)).status).toBe(200);
        expect(erp.url({ model: 'mail.message', id: 7 })).toBe(`${world.server.url}/mail/message/7`);
      });

      it('is unavailable while nothing answers', async () => {
        const away = world.erp({ url: 'http://127.0.0.1:9' });
        await expect(away.check()).rejects.toThrow(Unavailable);
        await expect(away.readOrder('P00001')).rejects.toThrow(/cannot be reached/);
      });

      it('names the remedy when the key is refused', async () => {
        const locked = world.erp({ apiKey: 'not-a-key' });
        const failure = await locked.readOrder('P00001').catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(Unavailable);
        expect(failure).toMatchObject({ system: 'odoo:test' });
        expect((failure as Error).message).toMatch(/API key.*make a new one/s);
      });

      it('works for the company of the profile, and says so when the user is not in it', async () => {
        const number = await threeLines();
        const vendor = { ref: world.vendor.ref };
        expect(await world.erp({ address: { connection: 'test', vendor, company: 1 } }).knownOrders([number])).toEqual([
          number,
        ]);
        const elsewhere = world.erp({ address: { connection: 'test', vendor, company: 999 } });
        await expect(elsewhere.knownOrders([number])).rejects.toThrow(/may not do this in Odoo/);
      });

      it('refuses a profile whose vendor does not exist', async () => {
        const nobody = world.erp({ address: { connection: 'test', vendor: { ref: 'NOBODY-AT-ALL' } } });
        await expect(nobody.readOrder('P00001')).rejects.toThrow(/no vendor with ref NOBODY-AT-ALL/);
      });

      it('gives up on a server that takes the call and never answers', async () => {
        const silent = createServer(() => {});
        await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
        const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
        await expect(world.erp({ url, timeoutMs: 200 }).readOrder('P00001')).rejects.toThrow(/no answer within 0.2 s/);
        silent.closeAllConnections();
        silent.close();
      });
    });

    describe('the server behind it', () => {
      const status = async (path: string, body: object, key = world.server.apiKey) => {
        const { url, db } = world.server;
        const response = await fetch(`${url}/json/2/${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `bearer ${key}`,
            ...(db === undefined ? {} : { 'x-odoo-database': db }),
          },
          body: JSON.stringify(body),
        });
        const answer = (await response.json()) as { name?: string };
        return [response.status, answer.name ?? answer];
      };

      it.each([
        ['res.partner/search_read', { domain: [['no_such_field', '=', 1]], fields: [] }, [500, 'builtins.ValueError']],
        ['purchase.order/read', { ids: [999_999], fields: ['no_such_field'] }, [500, 'builtins.ValueError']],
        ['purchase.order/read', { ids: [999_999], fields: ['name'] }, [200, []]],
        ['purchase.order/write', { ids: [999_999], vals: { partner_ref: 'X' } }, [404, 'odoo.exceptions.MissingError']],
        ['no.such.model/search', { domain: [] }, [404, 'werkzeug.exceptions.NotFound']],
        ['purchase.order/no_such_method', { ids: [1] }, [404, 'werkzeug.exceptions.NotFound']],
        ['purchase.order/search', {}, [422, 'werkzeug.exceptions.UnprocessableEntity']],
        ['purchase.order/_private', { ids: [1] }, [403, 'odoo.exceptions.AccessError']],
        ['ir.model.data/search_read', { domain: [], fields: [] }, [403, 'odoo.exceptions.AccessError']],
        ['ir.model.data/check_object_reference', { module: 'x', xml_id: 'y' }, [500, 'builtins.ValueError']],
      ])('answers %s with %j as Odoo 19 does', async (path, body, expected) => {
        expect(await status(path, body)).toEqual(expected);
      });

      it('does not let the gateway post a bill', async () => {
        const number = await threeLines();
        const order = await readOrder(erp, number);
        const said = [{ of: 0, quantity: '1', price: '1.25' }];
        const document = invoice(order, said, '1.51');
        await applyAll(erp, plan(document, order, said));
        const [bill] = await billsOf(document.number);
        expect(await status('account.move/action_post', { ids: [bill?.['id']] })).toEqual([
          403,
          'odoo.exceptions.AccessError',
        ]);
      });

      it('loads all of a table or nothing, and tells failures with status 200', async () => {
        const before = await world.raw.read('stock.package', [], ['name']);
        const answer = await world.raw
          .call('stock.package', 'load', {
            fields: ['id', 'name', 'no_such_field'],
            data: [['__quayside__.contract_x', 'X', 'Y']],
          })
          .catch(() => ({ ids: false }));
        expect(answer).toMatchObject({ ids: false });
        expect(await world.raw.read('stock.package', [], ['name'])).toEqual(before);
      });
    });

    /** Applies each effect until it comes through, swallowing the first answer to every call on the way. */
    async function applyThroughCuts(effects: readonly Effect[]): Promise<void> {
      const proxy = await startCutProxy(world.server.url);
      try {
        for (const effect of effects) {
          proxy.cutEachPathOnce();
          await untilThrough(world.erp({ url: proxy.url }), effect);
          expect(proxy.stop().length).toBeGreaterThan(0);
        }
      } finally {
        await proxy.close();
      }
    }

    async function untilThrough(through: Erp, effect: Effect): Promise<void> {
      for (let attempt = 0; attempt < 30; attempt += 1) {
        const failure = await through.apply(effect, source).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (failure === undefined) return;
        expect(failure).toBeInstanceOf(Unavailable);
      }
      throw new Error(`"${effect.title}" did not come through`);
    }
  });
}
