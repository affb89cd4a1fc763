import type { BusinessKey } from '@quayside/exchange';
import type { Effect } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, fresh, insertDocument } from './rows.js';
import type { Given } from './store-under-test.js';

const words = (rows: readonly { readonly effect: Effect }[]) => rows.map(({ effect }) => effect.title);

export function effectContract(given: Given): void {
  const effect = (key: string, title: string): Effect => ({
    ...{ key, title, model: 'purchase.order', action: 'write', target: 'P00001' },
    values: { note: null, lines: [{ quantity: '5' }] },
    provenance: { '/note': { offset: 3, length: 4 } },
  });

  describe('the ledger of effects', () => {
    it('keeps a plan in its order, with nothing applied', async () => {
      const { store } = given();
      const document = await insertDocument(given(), { version: 2 });
      const key = fresh('effect');
      const plan = [effect(`${key}/z`, 'first'), effect(`${key}/a`, 'second')];
      await store.commit((tx) => tx.recordPlan(document, plan));
      const [first] = await store.effectsOf(document.id);
      expect(first).toEqual({
        ...{ key: `${key}/z`, document: document.id, businessKey: document.businessKey, version: 2, index: 0 },
        ...{ effect: plan[0], applied: null, appliedAt: null },
      });
      expect(words(await store.effectsOf(document.id))).toEqual(['first', 'second']);
      expect(await store.appliedEffects((document.businessKey as BusinessKey) ?? '')).toEqual([]);
      expect(await store.effectsOf(crypto.randomUUID())).toEqual([]);
    });

    it('keeps an empty plan as nothing', async () => {
      const document = await insertDocument(given());
      await given().store.commit((tx) => tx.recordPlan(document, []));
      expect(await given().store.effectsOf(document.id)).toEqual([]);
    });

    it('plans no key twice', async () => {
      const { store } = given();
      const document = await insertDocument(given());
      const plan = [effect(fresh('effect'), 'once')];
      await store.commit((tx) => tx.recordPlan(document, plan));
      const other = await insertDocument(given());
      await expect(store.commit((tx) => tx.recordPlan(other, plan))).rejects.toThrow();
      expect(await store.effectsOf(other.id)).toEqual([]);
    });

    it('notes once how an effect was applied', async () => {
      const { store } = given();
      const document = await insertDocument(given());
      const key = fresh('effect');
      await store.commit((tx) => tx.recordPlan(document, [effect(key, 'once')]));
      const applied = { how: 'done', records: [{ model: 'purchase.order', id: 7, name: 'P00001' }] } as const;
      await store.commit((tx) => tx.effectApplied(key, applied, at(1)));
      await store.commit((tx) => tx.effectApplied(key, { how: 'found', records: [] }, at(2)));
      expect(await store.effectsOf(document.id)).toMatchObject([{ applied, appliedAt: at(1) }]);
    });

    it('knows what was applied for a business key, oldest version first', async () => {
      const { store } = given();
      const businessKey = fresh('key');
      const applied = { how: 'done', records: [] } as const;
      for (const version of [2, 1]) {
        const document = await insertDocument(given(), { businessKey: businessKey as BusinessKey, version });
        const keys = ['z', 'a', 'm'].map((name) => `${fresh('effect')}/${name}`);
        const plan = keys.map((key, n) => effect(key, `${version}.${n}`));
        await store.commit((tx) => tx.recordPlan(document, plan));
        for (const key of keys.slice(0, 2)) await store.commit((tx) => tx.effectApplied(key, applied, at(1)));
      }
      expect(words(await store.appliedEffects(businessKey as BusinessKey))).toEqual(['1.0', '1.1', '2.0', '2.1']);
    });

    it('has the id of a document that has no business key in place of it', async () => {
      const document = await insertDocument(given(), { businessKey: null });
      await given().store.commit((tx) => tx.recordPlan(document, [effect(fresh('effect'), 'once')]));
      expect(await given().store.effectsOf(document.id)).toMatchObject([{ businessKey: document.id }]);
    });
  });
}
