import { Refused, type Erp } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { acknowledgement, plan, readOrder, source } from './documents.js';

/** An ERP and what is done in it beside us. */
export interface PortStage {
  readonly erp: Erp;
  /** A confirmed order of three lines; answers its number. */
  order(): Promise<string>;
  cancel(number: string): Promise<void>;
}

/** What the Erp port promises that the port alone shows: real servers and the double of the unit tests are held to it alike. */
export function describePort(stage: () => PortStage): void {
  describe('the port', () => {
    it('reads an order that it knows, and nothing of one that it does not', async () => {
      const { erp, order } = stage();
      const number = await order();
      expect(await erp.readOrder(number)).toMatchObject({ type: 'order', number, state: 'confirmed' });
      expect((await readOrder(erp, number)).lines).toHaveLength(3);
      expect(await erp.readOrder('P99999-NONE')).toBeUndefined();
      expect(await erp.knownOrders(['P99999-NONE', number])).toEqual([number]);
      expect(await erp.knownOrders([number.toLowerCase()])).toEqual([number.toLowerCase()]);
      expect(await erp.knownOrders([])).toEqual([]);
    });

    it('lists orders newest first, a page at a time, without cancelled ones', async () => {
      const { erp, order, cancel } = stage();
      const [older, cancelled, newest] = [await order(), await order(), await order()];
      await cancel(cancelled);
      const listed = await erp.orders({ offset: 0, limit: 2 });
      expect(listed.map(({ number }) => number)).toEqual([newest, older]);
      expect((await erp.orders({ offset: 1, limit: 1 })).map(({ number }) => number)).toEqual([older]);
      expect(await erp.orders({ offset: 100_000, limit: 10 })).toEqual([]);
    });

    it('applies an effect once, and finds it done from then on', async () => {
      const { erp, order } = stage();
      const before = await readOrder(erp, await order());
      const effects = plan(acknowledgement(before, '2027-01-25'), before, [{ of: 0, quantity: '100' }]);
      expect(effects.length).toBeGreaterThan(1);
      for (const how of ['done', 'found'] as const) {
        for (const effect of effects) expect((await erp.apply(effect, source)).how, effect.title).toBe(how);
      }
    });

    it('refuses to change an order that is cancelled', async () => {
      const { erp, order, cancel } = stage();
      const number = await order();
      const before = await readOrder(erp, number);
      const effects = plan(acknowledgement(before, '2027-01-25'), before, [{ of: 0, quantity: '100' }]);
      await cancel(number);
      const write = effects.find(({ action }) => action === 'write');
      if (!write) throw new Error('nothing is written');
      await expect(erp.apply(write, source)).rejects.toThrow(Refused);
    });

    it('says who it is, and where a person opens a record', async () => {
      const { erp } = stage();
      const { version, user } = await erp.check();
      expect([typeof version, typeof user]).toEqual(['string', 'string']);
      expect(erp.url({ model: 'purchase.order', id: 7 })).toMatch(/^https?:\/\/.*7/);
    });
  });
}
