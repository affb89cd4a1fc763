import type { AdvisedReceipt } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, fresh, insertDispatch } from './rows.js';
import type { Given } from './store-under-test.js';

const receipt = (values: Partial<AdvisedReceipt> = {}): AdvisedReceipt => ({
  ...{ id: crypto.randomUUID(), partner: fresh('acme'), usage: 'live', connection: 'default', company: null },
  ...{ key: 'stock.picking,12', number: 'WH/IN/00012', orderNumber: 'P00001', doneAt: at(0) },
  ...{ earlier: false, certain: false, dueAt: at(1), dispatch: null, toldAt: null },
  ...values,
});

export function receiptContract(given: Given): void {
  const note = (...receipts: AdvisedReceipt[]) => given().store.commit((tx) => tx.noteReceipts(receipts));
  const due = ({ partner, usage }: AdvisedReceipt, second = 10) =>
    given().store.dueReceipts(partner, usage, at(second), 10);

  describe('advised receipts', () => {
    it('are noted once, by whoever comes first', async () => {
      const first = receipt({ company: 2 });
      const again = { ...first, id: crypto.randomUUID(), dueAt: null };
      const counts = await Promise.all([note(first), note(again)]);
      expect(counts.toSorted()).toEqual([0, 1]);
      expect(await note(first, receipt({ partner: first.partner, key: 'stock.scrap,12' }))).toBe(1);
      const all = await given().store.receiptsOf(first.partner, 'P00001');
      expect(all.map(({ key }) => key).toSorted()).toEqual(['stock.picking,12', 'stock.scrap,12']);
      expect(await given().store.receiptsOf(first.partner, 'P00002')).toEqual([]);
    });

    it('are kept as they are, and change in what becomes of them', async () => {
      const row = receipt();
      await note(row);
      expect(await given().store.advisedReceipt(row.id)).toEqual(row);
      const dispatch = await insertDispatch(given());
      const change = { certain: true, dueAt: null, dispatch: dispatch.id, toldAt: at(5) };
      await given().store.commit((tx) => tx.setReceipt(row.id, change));
      expect(await given().store.advisedReceipt(row.id)).toEqual({ ...row, ...change });
      expect(await given().store.advisedReceipt(crypto.randomUUID())).toBeUndefined();
    });

    it('are due in turn, each once its time has come and while no person has it', async () => {
      const later = receipt({ dueAt: at(7) });
      const { partner } = later;
      const sooner = receipt({ partner, key: 'stock.picking,13', dueAt: at(2) });
      const told = receipt({ partner, key: 'stock.picking,14', dueAt: null });
      const test = receipt({ partner, usage: 'test' });
      await note(later, sooner, told, test);
      expect(await due(later)).toEqual([sooner.id, later.id]);
      expect(await due(later, 3)).toEqual([sooner.id]);
      const about = { subjectKind: 'receipt', subject: sooner.id } as const;
      await given().store.commit((tx) =>
        tx.openException({ ...about, partner, owner: 'onboarding', code: 'unit-unknown', message: 'no' }, at(2)),
      );
      expect(await due(later)).toEqual([later.id]);
      const how = { at: at(3), by: 'ann', choice: 'process-again', reason: 'mended' };
      await given().store.commit((tx) => tx.closeExceptions('receipt', sooner.id, how));
      expect(await due(later)).toEqual([sooner.id, later.id]);
    });

    it('begin once for a partner, and end with what waited', async () => {
      const row = receipt();
      const { partner, usage } = row;
      const { store } = given();
      expect(await store.receiptsBegan(partner, usage)).toBeUndefined();
      await store.commit((tx) => tx.beginReceipts(partner, usage, at(1)));
      await store.commit((tx) => tx.beginReceipts(partner, usage, at(2)));
      expect(await store.receiptsBegan(partner, usage)).toEqual(at(1));
      expect(await store.partnersWithReceipts()).toContainEqual({ partner, usage });
      await note(row);
      await store.commit((tx) => tx.endReceipts(partner, usage));
      expect(await store.receiptsBegan(partner, usage)).toBeUndefined();
      expect(await due(row)).toEqual([]);
    });
  });
}
