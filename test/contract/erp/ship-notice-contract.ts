import { Refused, type Effect, type BusinessKey } from '@quayside/exchange';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { applyAll, plan, readOrder, shipNotice, source } from './documents.js';
import type { Stage } from './stage.js';

/** What a ship notice does in the ERP. */
export function describeShipNotice(stage: Stage): void {
  describe('a ship notice', () => {
    const sscc = (last: number) => `38741234500${String(Date.now() % 1_000_000).padStart(6, '0')}${last}`;

    it('fills the receipt with packages, lots and serial numbers, and puts the rest on a receipt of its own', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
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
      await applyAll(stage.erp, plan(shipNotice(order, said, { packs }), order, said));

      const [first, second, ...none] = await stage.receiptsOf(number);
      expect(none).toEqual([]);
      expect(first).toMatchObject({ state: 'assigned', carrier_tracking_ref: '1Z999AA10123456784' });
      expect(String(first?.['scheduled_date']).slice(0, 10)).toBe('2027-01-18');
      const lines = await stage.moveLinesOf(first?.['id']);
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
      const rest = await stage.movesOf(second?.['id']);
      expect(rest.map((move) => move['product_uom_qty'])).toEqual([40, 2, 1]);
      expect((await readOrder(stage.erp, number)).lines.map((line) => line.received)).toEqual(['0', '0', '0']);
    });

    it('takes a second notice to what is left, and counts what the warehouse has received', async () => {
      const number = await stage.world.order([{ goods: stage.world.bolt, quantity: 100, price: 1.25 }]);
      const order = await readOrder(stage.erp, number);
      await applyAll(
        stage.erp,
        plan(shipNotice(order, [{ of: 0, quantity: '60' }]), order, [{ of: 0, quantity: '60' }]),
      );
      const later = shipNotice(order, [{ of: 0, quantity: '40' }], { trackingNumber: 'SECOND' });
      await applyAll(stage.erp, plan(later, order, [{ of: 0, quantity: '40' }]));
      const receipts = await stage.receiptsOf(number);
      expect(receipts.map((each) => each['carrier_tracking_ref'])).toEqual(['1Z999AA10123456784', 'SECOND']);
      const quantities = await Promise.all(receipts.map((each) => stage.moveLinesOf(each['id'])));
      expect(quantities.map((lines) => lines.map((line) => line['quantity']))).toEqual([[60], [40]]);
      await stage.world.raw.call('stock.picking', 'button_validate', { ids: [receipts[0]?.['id']] });
      expect((await readOrder(stage.erp, number)).lines[0]?.received).toBe('60');
    });

    it('announces more than was ordered, for the warehouse to see', async () => {
      const number = await stage.world.order([{ goods: stage.world.bolt, quantity: 100, price: 1.25 }]);
      const order = await readOrder(stage.erp, number);
      await applyAll(
        stage.erp,
        plan(shipNotice(order, [{ of: 0, quantity: '130' }]), order, [{ of: 0, quantity: '130' }]),
      );
      await applyAll(stage.erp, plan(shipNotice(order, [{ of: 0, quantity: '5' }]), order, [{ of: 0, quantity: '5' }]));
      const [only, ...none] = await stage.receiptsOf(number);
      expect(none).toEqual([]);
      expect((await stage.moveLinesOf(only?.['id'])).map((line) => line['quantity'])).toEqual([130, 5]);
    });

    it('counts in the unit of the order, whatever the warehouse counts in', async () => {
      const number = await stage.world.order([
        { goods: stage.world.bolt, quantity: 5, price: 15, unit: stage.world.units.dozen },
      ]);
      const order = await readOrder(stage.erp, number);
      await applyAll(stage.erp, plan(shipNotice(order, [{ of: 0, quantity: '2' }]), order, [{ of: 0, quantity: '2' }]));
      const receipts = await stage.receiptsOf(number);
      const demands = await Promise.all(receipts.map((each) => stage.movesOf(each['id'])));
      expect(demands.map((moves) => moves.map((move) => move['quantity']))).toEqual([[24], [36]]);
      await stage.world.raw.call('stock.picking', 'button_validate', { ids: [receipts[0]?.['id']] });
      expect((await readOrder(stage.erp, number)).lines[0]?.received).toBe('2');
    });

    it('gives way to a revision of itself', async () => {
      const number = await stage.world.order([{ goods: stage.world.resin, quantity: 10, price: 18.4 }]);
      const order = await readOrder(stage.erp, number);
      const said = [{ of: 0, quantity: '10', lot: 'WRONG' }];
      const notice = shipNotice(order, said);
      const first = plan(notice, order, said, { key: `revised-${number}` as BusinessKey });
      await applyAll(stage.erp, first);
      const right = [{ of: 0, quantity: '10', lot: 'RIGHT' }];
      const revision = shipNotice(order, right, { number: notice.number });
      await applyAll(
        stage.erp,
        plan(revision, order, right, { key: `revised-${number}` as BusinessKey, version: 2, previous: first }),
      );
      const [only] = await stage.receiptsOf(number);
      expect((await stage.moveLinesOf(only?.['id'])).map((line) => line['lot_name'])).toEqual(['RIGHT']);
    });

    it('knows packages and serial numbers that others have put on a receipt of any order', async () => {
      const { raw, pump } = stage.world;
      const number = await stage.world.order([{ goods: pump, quantity: 2, price: 240 }]);
      const order = await readOrder(stage.erp, number);
      const pack = { id: '1', kind: 'carton', sscc: sscc(7) } as const;
      const serials = [`A-${number}`, `B-${number}`];
      const said = [{ of: 0, quantity: '2', pack: '1', serials }];
      const own = { key: `announced-${number}` as BusinessKey, version: 2 };
      const by = { key: `other-${number}` as BusinessKey, version: 1 };
      const sought = { packages: [pack.sscc, '387412345000000999'], serials: [serials[0] ?? '', 'NONE'], by };
      expect(await stage.erp.knownPieces(sought)).toEqual([]);
      await applyAll(stage.erp, plan(shipNotice(order, said, { packs: [pack] }), order, said, { key: own.key }));
      const [receipt] = await stage.receiptsOf(number);
      const where = { receipt: receipt?.['name'], order: number, isReceived: false, package: pack.sscc };
      const item = { buyer: pump.code, gtin: pump.gtin };
      expect(await stage.erp.knownPieces(sought)).toEqual([
        { ...where, item, serial: serials[0] },
        { ...where, item, serial: serials[1] },
      ]);
      expect(await stage.erp.knownPieces({ ...sought, by: own })).toEqual([]);
      expect(await stage.erp.knownPieces({ packages: [], serials: serials.slice(1), by })).toMatchObject([
        { serial: serials[1], isReceived: false },
      ]);
      await raw.call('stock.picking', 'button_validate', { ids: [receipt?.['id']] });
      expect(await stage.erp.knownPieces({ packages: [], serials: serials.slice(1), by })).toMatchObject([
        { serial: serials[1], receipt: receipt?.['name'], isReceived: true },
      ]);
    });

    it('gives lots the days that the supplier tells, once, and takes those of a correction', async () => {
      const { raw, resin } = stage.world;
      const keeps = await stage.hasField('product.product', 'use_expiration_date');
      const keep = (is: boolean) =>
        raw.call('product.product', 'write', { ids: [resin.id], vals: { use_expiration_date: is } });
      if (keeps) await keep(true);
      try {
        const number = await stage.world.order([{ goods: resin, quantity: 10, price: 18.4 }]);
        const order = await readOrder(stage.erp, number);
        const [one, two] = [`ONE-${number}`, `TWO-${number}`];
        const days = (bestBefore: string) => [
          { of: 0, quantity: '4', lot: one, bestBefore: localDateOf(bestBefore) },
          {
            ...{ of: 0, quantity: '6', lot: two, expiry: localDateOf('2028-06-30') },
            ...{ bestBefore: localDateOf('2028-05-31'), sellBy: localDateOf('2028-04-30') },
          },
        ];
        const daysOf = async (name: string) => {
          const fields = ['expiration_date', 'use_date', 'removal_date'];
          const [lot, ...none] = await raw.read('stock.lot', [['name', '=', name]], fields);
          expect(none).toEqual([]);
          return fields.map((field) => String(lot?.[field]).slice(0, 10));
        };
        const key = `dated-${number}` as BusinessKey;
        const notice = shipNotice(order, days('2028-01-31'));
        const first = plan(notice, order, days('2028-01-31'), { key });
        await applyAll(stage.erp, first);
        expect((await daysOf(one)).slice(0, 2)).toEqual(['2028-01-31', '2028-01-31']);
        expect(await daysOf(two)).toEqual(['2028-06-30', '2028-05-31', '2028-04-30']);

        const right = days('2028-02-29');
        const corrected = shipNotice(order, right, { number: notice.number });
        await applyAll(stage.erp, plan(corrected, order, right, { key, version: 2, previous: first }));
        expect((await daysOf(one)).slice(0, 2)).toEqual(['2028-02-29', '2028-02-29']);
        const [receipt] = await stage.receiptsOf(number);
        const lines = await stage.moveLinesOf(receipt?.['id']);
        expect(lines.map((line) => [line['lot_name'], line['quantity']])).toEqual([
          [one, 4],
          [two, 6],
        ]);
        await raw.call('stock.picking', 'button_validate', { ids: [receipt?.['id']] });
        expect((await readOrder(stage.erp, number)).lines[0]?.received).toBe('10');
        expect(await daysOf(two)).toEqual(['2028-06-30', '2028-05-31', '2028-04-30']);
      } finally {
        if (keeps) await keep(false);
      }
    });

    it('leaves the receipt as Odoo foresaw it when its lines are refused', async () => {
      const number = await stage.world.order([{ goods: stage.world.bolt, quantity: 100, price: 1.25 }]);
      const order = await readOrder(stage.erp, number);
      const said = [{ of: 0, quantity: '60' }];
      const [receive] = plan(shipNotice(order, said), order, said);
      const lines = receive?.values['move_line_ids'] as readonly object[];
      const wrong = {
        ...receive?.values,
        // A year that Odoo does not read.
        move_line_ids: lines.map((line) => ({ ...line, expiration_date: '+012027-02-20' })),
      };
      const effect = { ...(receive as Effect), values: wrong as Effect['values'] };
      await expect(stage.erp.apply(effect, source)).rejects.toThrow(Refused);
      const [only] = await stage.receiptsOf(number);
      expect((await stage.moveLinesOf(only?.['id'])).map((line) => line['quantity'])).toEqual([100]);
    });

    it('refuses to correct what is received already', async () => {
      const number = await stage.world.order([{ goods: stage.world.bolt, quantity: 100, price: 1.25 }]);
      const order = await readOrder(stage.erp, number);
      const notice = (quantity: string) => shipNotice(order, [{ of: 0, quantity }]);
      const key = `received-${number}` as BusinessKey;
      const first = plan(notice('60'), order, [{ of: 0, quantity: '60' }], { key });
      await applyAll(stage.erp, first);
      const [receipt] = await stage.receiptsOf(number);
      await stage.world.raw.call('stock.picking', 'button_validate', { ids: [receipt?.['id']] });
      const second = plan(notice('70'), order, [{ of: 0, quantity: '70' }], { key, version: 2, previous: first });
      await expect(applyAll(stage.erp, second)).rejects.toThrow(/received already/);
    });

    it('is refused when nothing is expected any more', async () => {
      const number = await stage.world.order([{ goods: stage.world.bolt, quantity: 10, price: 1 }]);
      const order = await readOrder(stage.erp, number);
      await applyAll(
        stage.erp,
        plan(shipNotice(order, [{ of: 0, quantity: '10' }]), order, [{ of: 0, quantity: '10' }]),
      );
      const [receipt] = await stage.receiptsOf(number);
      await stage.world.raw.call('stock.picking', 'button_validate', { ids: [receipt?.['id']] });
      const again = plan(shipNotice(order, [{ of: 0, quantity: '1' }]), order, [{ of: 0, quantity: '1' }]);
      await expect(applyAll(stage.erp, again)).rejects.toThrow(/no open receipt/);
    });

    it('announces once when every answer is lost after the ERP committed', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const said = [
        { of: 0, quantity: '60', pack: 'A' },
        { of: 1, quantity: '8', lot: 'LOT-9' },
      ];
      const packs = [{ id: 'A', kind: 'carton' as const, sscc: sscc(3) }];
      const effects = plan(shipNotice(order, said, { packs }), order, said);
      expect(effects.map((each) => each.action)).toEqual(['receive', 'attach', 'note']);
      await stage.applyThroughCuts(effects);
      expect(await applyAll(stage.erp, effects)).toEqual({ receive: 'found', attach: 'found', note: 'found' });
      const receipts = await stage.receiptsOf(number);
      expect(receipts).toHaveLength(2);
      const lines = await stage.moveLinesOf(receipts[0]?.['id']);
      expect(lines.map((line) => line['quantity'])).toEqual([60, 8]);
      expect(await stage.world.raw.read('stock.package', [['name', '=', packs[0]?.sscc]], ['name'])).toHaveLength(1);
      const { notes, attachments } = await stage.hangingOn('stock.picking', receipts[0]?.['id']);
      expect([notes.length, attachments.length]).toEqual([1, 1]);
    });

    /** What the open receipts of an order expect, and what their lines say. */
    const expected = async (number: string) => {
      const open = (await stage.receiptsOf(number)).filter(({ state }) => state !== 'cancel' && state !== 'done');
      const moves = (await Promise.all(open.map(({ id }) => stage.movesOf(id)))).flat();
      return moves
        .filter(({ state }) => state !== 'cancel')
        .map((move) => [move['product_uom_qty'], move['quantity']])
        .filter(([demand]) => demand !== 0);
    };
    const bolts = () => stage.world.order([{ goods: stage.world.bolt, quantity: 100, price: 1.25 }]);

    it.each([
      ['more', '100', [[100, 100]]],
      [
        'less',
        '30',
        [
          [30, 30],
          [70, 70],
        ],
      ],
    ] as const)(
      'that replaces an earlier one with %s leaves nothing of it behind',
      async (_, quantity, expectation) => {
        const number = await bolts();
        const order = await readOrder(stage.erp, number);
        const key = `acme/ship-notice/${number}` as BusinessKey;
        const first = plan(shipNotice(order, [{ of: 0, quantity: '60' }]), order, [{ of: 0, quantity: '60' }], { key });
        await applyAll(stage.erp, first);
        expect(await expected(number)).toEqual([
          [60, 60],
          [40, 40],
        ]);
        const said = [{ of: 0, quantity }];
        const later = plan(shipNotice(order, said), order, said, { key, version: 2, previous: first });
        expect(await stage.erp.foresee(later)).toEqual([]);
        expect((await applyAll(stage.erp, later))['receive']).toBe('done');
        expect(await expected(number)).toEqual(expectation);
        expect((await applyAll(stage.erp, later))['receive']).toBe('found');
        expect(await expected(number)).toEqual(expectation);
        expect(await stage.erp.announced(number)).toEqual(
          later.filter(({ action }) => action === 'receive').map((each) => each.key),
        );
      },
    );

    it('that is taken back leaves the receipt as if it had never come, however often that is asked', async () => {
      const number = await bolts();
      const order = await readOrder(stage.erp, number);
      const key = `acme/ship-notice/${number}` as BusinessKey;
      const said = [{ of: 0, quantity: '60' }];
      const first = plan(shipNotice(order, said), order, said, { key });
      await applyAll(stage.erp, first);
      const cancellation = shipNotice(order, said, { purpose: 'cancellation' });
      const back = plan(cancellation, order, said, { key, version: 2, previous: first });
      expect(back.map(({ action }) => action)).toEqual(['take-back', 'attach', 'note']);
      expect(await stage.erp.foresee(back)).toEqual([]);
      expect((await applyAll(stage.erp, back))['take-back']).toBe('done');
      expect(await expected(number)).toEqual([[100, 100]]);
      await applyAll(stage.erp, back);
      expect(await expected(number)).toEqual([[100, 100]]);
      expect(await stage.erp.announced(number)).toEqual([]);
      const [receipt] = (await stage.receiptsOf(number)).filter(({ state }) => state !== 'cancel');
      expect(receipt).toMatchObject({ carrier_tracking_ref: false });
    });

    it('is not taken back when the warehouse has received it, and says so before', async () => {
      const number = await bolts();
      const order = await readOrder(stage.erp, number);
      const key = `acme/ship-notice/${number}` as BusinessKey;
      const said = [{ of: 0, quantity: '60' }];
      const first = plan(shipNotice(order, said), order, said, { key });
      await applyAll(stage.erp, first);
      const [receipt] = await stage.receiptsOf(number);
      await stage.world.raw.call('stock.picking', 'button_validate', { ids: [receipt?.['id']] });
      const cancellation = shipNotice(order, said, { purpose: 'cancellation' });
      const back = plan(cancellation, order, said, { key, version: 2, previous: first });
      expect(await stage.erp.foresee(back)).toEqual([expect.stringMatching(/is received already/)]);
    });

    it('of what is left after the buyer ordered more is announced once: nothing is expected twice', async () => {
      const number = await bolts();
      const order = await readOrder(stage.erp, number);
      await applyAll(
        stage.erp,
        plan(shipNotice(order, [{ of: 0, quantity: '60' }]), order, [{ of: 0, quantity: '60' }]),
      );
      const vals = { product_qty: 120, price_unit: 1.25, date_planned: '2027-01-20 11:00:00' };
      const ids = [Number(order.lines[0]?.number)];
      await stage.world.raw.call('purchase.order.line', 'write', { ids, vals });
      const now = await readOrder(stage.erp, number);
      const raised = { ...now, lines: now.lines.map((line) => ({ ...line, announced: decimalOf('60') })) };
      const said = [{ of: 0, quantity: '60' }];
      await applyAll(stage.erp, plan(shipNotice(raised, said), raised, said));
      expect(await expected(number)).toEqual([
        [60, 60],
        [60, 60],
      ]);
    });
  });
}
