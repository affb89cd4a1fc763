import type { Effect } from '@quayside/exchange';
import type { Discrepancy } from '@quayside/matching';
import { describe, expect, it } from 'vitest';
import { acknowledgement, applyAll, bytes, plan, readOrder, source } from './documents.js';
import type { Stage } from './stage.js';
import { planned } from './world.js';

const otherPrice = (order: { number: string; lines: readonly { number: string }[] }): Discrepancy => ({
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

/** What an acknowledgement does in the ERP. */
export function describeAcknowledgement(stage: Stage): void {
  describe('an acknowledgement', () => {
    const answered = async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const effects = plan(
        acknowledgement(order, '2027-01-25'),
        order,
        order.lines.map((line, of) => ({ of, quantity: line.quantity.value })),
        { discrepancies: [otherPrice(order)] },
      );
      return { number, order, effects };
    };

    it('writes reference, flag and dates, and leaves quantities, prices and times of day alone', async () => {
      const { number, order, effects } = await answered();
      await applyAll(stage.erp, effects);
      expect(await stage.orderRow(number, ['partner_ref', 'acknowledged', 'state'])).toMatchObject({
        partner_ref: 'SO-7781',
        acknowledged: true,
        state: 'purchase',
      });
      const lines = await stage.world.raw.read(
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
      expect(await readOrder(stage.erp, number)).toMatchObject({ supplierReference: 'SO-7781', acknowledged: true });
      expect((await readOrder(stage.erp, number)).lines[0]?.deliveryDate).toBe('2027-01-25');
      expect(order.lines).toHaveLength(3);
    });

    it('leaves one note, the source as it came, and one activity, however often it is applied', async () => {
      const { number, effects } = await answered();
      expect(effects.map((each) => each.action)).toEqual(['attach', 'write', 'note', 'ask']);
      expect(await applyAll(stage.erp, effects)).toEqual({ attach: 'done', write: 'done', note: 'done', ask: 'done' });
      expect(await applyAll(stage.erp, effects)).toEqual({
        attach: 'found',
        write: 'found',
        note: 'found',
        ask: 'found',
      });
      const { notes, attachments, activities } = await stage.hangingOn('purchase.order', await stage.orderId(number));
      expect(notes).toHaveLength(1);
      expect(String(notes[0]?.['body'])).toContain('<td>18.90</td>');
      expect(attachments.map((each) => each['datas'])).toEqual([bytes.toString('base64')]);
      expect(activities).toMatchObject([{ summary: 'EDI: price differs' }]);
      expect(String(activities[0]?.['note'])).toContain('18.90 instead of 18.40');
      // People read what it is about, and no key of ours.
      expect(String(activities[0]?.['note'])).toContain(`About order acknowledgement ${number}, version 1.`);
      expect(String(activities[0]?.['note'])).not.toMatch(/activity_[0-9a-f]{24}/);
    });

    it('has one activity of one matter: what a later version asks stands in the one that is open', async () => {
      const { number, order, effects } = await answered();
      await applyAll(stage.erp, effects);
      const later = plan(
        acknowledgement(order, '2027-01-25'),
        order,
        order.lines.map((line, of) => ({ of, quantity: line.quantity.value })),
        { discrepancies: [{ ...otherPrice(order), message: 'Line 2: 19.90 instead of 18.40.' }], version: 2 },
      );
      expect((await applyAll(stage.erp, later))['ask']).toBe('done');
      expect((await applyAll(stage.erp, later))['ask']).toBe('found');
      const { activities } = await stage.hangingOn('purchase.order', await stage.orderId(number));
      expect(activities).toHaveLength(1);
      expect(String(activities[0]?.['note'])).toContain('19.90 instead of 18.40');
    });

    it('puts the activity before the buyer of the order', async () => {
      const { number, effects } = await answered();
      const row = await stage.orderRow(number, ['user_id']);
      await applyAll(stage.erp, effects);
      const domain = [
        ['res_model', '=', 'purchase.order'],
        ['res_id', '=', row['id']],
      ];
      const [activity] = await stage.world.raw.read('mail.activity', domain, ['user_id']);
      expect(activity?.['user_id']).toEqual(row['user_id']);
    });

    it('refuses a line that the order no longer has', async () => {
      const { effects } = await answered();
      const write = effects.find((each) => each.action === 'write') as Effect;
      const values = { order_line: { '99999999': { date_planned: '2027-02-01' } } };
      await expect(stage.erp.apply({ ...write, values }, source)).rejects.toThrow(
        /no longer has a line that this changes/,
      );
    });

    it('makes each record once when every answer is lost after the ERP committed', async () => {
      const { number, effects } = await answered();
      await stage.applyThroughCuts(effects);
      const { notes, attachments, activities } = await stage.hangingOn('purchase.order', await stage.orderId(number));
      expect([notes.length, attachments.length, activities.length]).toEqual([1, 1, 1]);
      expect(await stage.orderRow(number, ['partner_ref'])).toMatchObject({ partner_ref: 'SO-7781' });
    });
  });
}
