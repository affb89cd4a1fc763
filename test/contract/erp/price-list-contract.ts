import { randomUUID } from 'node:crypto';
import { noPlaces, type CatalogueLine, type PriceCatalogue } from '@quayside/canonical';
import type { BusinessKey, Effect } from '@quayside/exchange';
import { defaultMatchingPolicy, differenceKey, matchCatalogue, type Settlement } from '@quayside/matching';
import { planEffects } from '@quayside/odoo';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { applyAll, bytes } from './documents.js';
import type { Stage } from './stage.js';

const today = localDateOf('2027-01-15');

/** What a catalogue does in the vendor's price list, for whom Odoo lets write it: more than orders and receipts need. */
export function describePriceList(stage: Stage): void {
  const erpOfBuyer = () => {
    const { buyerKey: apiKey, login } = stage.world.server;
    return stage.world.erp({ apiKey, ...(login !== undefined && { login: 'buyer' }) });
  };
  const catalogue = (lines: readonly object[], head: object = {}): PriceCatalogue => ({
    ...{ type: 'price-catalogue', number: randomUUID(), currency: 'EUR', ...head },
    lines: lines as CatalogueLine[],
  });

  /** What taking all of a catalogue plans, by the price list as it is now. */
  async function taken(document: PriceCatalogue): Promise<readonly Effect[]> {
    const products = await erpOfBuyer().priceList(document.lines.map(({ item }) => item));
    const open = matchCatalogue(document, { products, today }, defaultMatchingPolicy, {});
    const takes = open.discrepancies.filter(({ change }) => change);
    const settlement: Settlement = Object.fromEntries(takes.map((each) => [differenceKey(each), 'take']));
    const decision = matchCatalogue(document, { products, today }, defaultMatchingPolicy, { settlement });
    return planEffects({
      ...{
        key: randomUUID() as string as BusinessKey,
        version: 1,
        document,
        decision,
        orders: [],
        provenance: noPlaces,
      },
      source: { name: 'prices.x12', mediaType: 'application/EDI-X12', length: bytes.length },
      previous: [],
    });
  }

  const fields = ['price', 'min_qty', 'delay', 'product_code', 'date_start', 'date_end', 'currency_id', 'product_id'];
  const entriesOf = (code: string) =>
    stage.world.raw.read('product.supplierinfo', [['product_code', '=', code]], fields);

  describe('a price list', () => {
    it('is read by product, with what is paid from which quantity on', async () => {
      const { bolt } = stage.world;
      const [found] = (await erpOfBuyer().priceList([])).filter(({ item }) => item.buyer === bolt.code);
      expect(found).toMatchObject({
        ...{ unit: 'EA', item: { buyer: bolt.code, supplier: bolt.supplierCode, gtin: bolt.gtin } },
        prices: [{ amount: '1', currency: 'EUR', unit: 'EA', minimum: '0', leadTimeDays: 1 }],
      });
    });

    it('takes a new price, a lead time and a minimum, once', async () => {
      const { pump } = stage.world;
      const line = {
        ...{ item: { buyer: pump.code }, leadTimeDays: decimalOf('10') },
        prices: [{ amount: decimalOf('18.4'), minimum: { value: decimalOf('5'), unit: 'EA' } }],
      };
      const effects = await taken(catalogue([line]));
      expect(await erpOfBuyer().foresee(effects)).toEqual([]);
      await applyAll(erpOfBuyer(), effects);
      expect(await entriesOf(pump.supplierCode)).toMatchObject([{ price: 18.4, min_qty: 5, delay: 10 }]);
      const again = await Promise.all(effects.map((effect) => erpOfBuyer().apply(effect, async () => bytes)));
      expect(again.map(({ how }) => how)).toEqual(['found']);
      expect(await taken(catalogue([line]))).toEqual([]);
    });

    it('has the old price end where a new one begins later', async () => {
      const { resin } = stage.world;
      const line = { item: { supplier: resin.supplierCode }, prices: [{ amount: decimalOf('1.1') }] };
      const effects = await taken(catalogue([line], { validFrom: '2027-04-01' }));
      expect(effects.map(({ action }) => action)).toEqual(['write', 'create']);
      await applyAll(erpOfBuyer(), effects);
      const again = await Promise.all(effects.map((effect) => erpOfBuyer().apply(effect, async () => bytes)));
      expect(again.map(({ how }) => how)).toEqual(['found', 'found']);
      const [old, next, ...none] = await entriesOf(resin.supplierCode);
      expect(none).toEqual([]);
      expect(old).toMatchObject({ price: 1, date_end: '2027-03-31' });
      expect(next).toMatchObject({ price: 1.1, date_start: '2027-04-01', date_end: false });
      expect((next?.['product_id'] as [number])[0]).toBe(resin.id);
      expect(await taken(catalogue([line], { validFrom: '2027-04-01' }))).toEqual([]);
    });

    it('says which currency is to be activated before anything is written', async () => {
      const { bolt } = stage.world;
      const line = { item: { buyer: bolt.code }, prices: [{ amount: decimalOf('1') }] };
      const effects = await taken(catalogue([line], { currency: 'XTS' }));
      expect(await erpOfBuyer().foresee(effects)).toEqual(['XTS is no active currency in Odoo: activate it there']);
    });
  });
}
