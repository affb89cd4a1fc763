import type { Effect, EffectRow } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { acknowledgement, invoice, lineNumber, plan, readOrder, source } from './documents.js';
import type { Stage } from './stage.js';

/** That somebody changed in the ERP what was written is told with both figures, and only that. */
export function describeAltered(stage: Stage): void {
  const applied = async (effects: readonly Effect[], at = 0): Promise<EffectRow[]> => {
    const rows: EffectRow[] = [];
    for (const [index, effect] of effects.entries()) {
      const done = await stage.erp.apply(effect, source);
      const ledger = { document: 'd', businessKey: 'k' as EffectRow['businessKey'], version: 1, index };
      rows.push({ key: effect.key, ...ledger, effect, applied: done, appliedAt: new Date(at) });
    }
    return rows;
  };
  const whatOf = async (rows: readonly EffectRow[]) =>
    (await stage.erp.altered(rows)).map(({ key, record, what }) => ({
      by: rows.findIndex((row) => row.key === key),
      model: record.model,
      what,
    }));

  describe('what was written', () => {
    const said = [
      { of: 0, quantity: '100', price: '1.25' },
      { of: 1, quantity: '3', price: '18.4' },
    ];

    it('stands as it was written: nothing is told of it', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const answer = acknowledgement(order, '2027-01-25');
      const all = order.lines.map((line, of) => ({ of, quantity: line.quantity.value }));
      const rows = [
        ...(await applied(plan(answer, order, all))),
        ...(await applied(plan(invoice(order, said, '180.20'), order, said))),
      ];
      expect(await whatOf(rows)).toEqual([]);
      expect(await stage.erp.altered([])).toEqual([]);
    });

    it('on an order is told with both figures where somebody changed it, against the last write', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const all = order.lines.map((line, of) => ({ of, quantity: line.quantity.value }));
      const first = await applied(plan(acknowledgement(order, '2027-01-25'), order, all));
      const now = await readOrder(stage.erp, number);
      const later = acknowledgement(now, '2027-01-27', { supplierReference: 'SO-7782' });
      const rows = [...first, ...(await applied(plan(later, now, all)))];
      expect(await whatOf(rows)).toEqual([]);
      const { raw } = stage.world;
      await raw.call('purchase.order', 'write', {
        ids: [await stage.orderId(number)],
        vals: { partner_ref: 'by hand' },
      });
      const ids = [Number(lineNumber(order, 1))];
      await raw.call('purchase.order.line', 'write', { ids, vals: { date_planned: '2027-02-03 11:00:00' } });
      const [told, ...none] = await whatOf(rows);
      expect(none).toEqual([]);
      expect(rows[told?.by ?? -1]?.effect.values['partner_ref']).toBe('SO-7782');
      expect(told).toMatchObject({ model: 'purchase.order' });
      expect(told?.what).toEqual([
        "supplier's reference SO-7782 → by hand",
        expect.stringMatching(/: date 2027-01-27 → 2027-02-03$/),
      ]);
    });

    it('on an order that is cancelled, or a bill that was edited, is told as well', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const all = order.lines.map((line, of) => ({ of, quantity: line.quantity.value }));
      const rows = await applied(plan(acknowledgement(order, '2027-01-25'), order, all));
      await stage.world.raw.call('purchase.order', 'button_cancel', { ids: [await stage.orderId(number)] });
      expect((await whatOf(rows)).map(({ what }) => what)).toEqual([['the order is cancelled']]);

      const billed = await stage.threeLines();
      const of = await readOrder(stage.erp, billed);
      const document = invoice(of, said, '180.20');
      const bill = await applied(plan(document, of, said));
      const [made] = await stage.billsOf(document.number);
      const [line] = (made?.['invoice_line_ids'] as number[]) ?? [];
      await stage.world.raw.call('account.move', 'write', {
        ids: [made?.['id']],
        vals: { ref: `${document.number}-B`, invoice_line_ids: [[1, line, { quantity: 60 }]] },
      });
      const [told] = await whatOf(bill);
      expect(told).toMatchObject({ model: 'account.move' });
      expect(told?.what).toEqual([
        `reference ${document.number} → ${document.number}-B`,
        expect.stringMatching(/: quantity 100 → 60$/),
        expect.stringMatching(/: amount 125 → 75$/),
      ]);
    });
  });
}
