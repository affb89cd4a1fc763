import type { CatalogueLine, PriceCatalogue } from '@quayside/canonical';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { defaultMatchingPolicy } from '../policy.js';
import { differenceKey } from '../settlement.js';
import { matchCatalogue } from './compare-catalogue.js';
import type { PricedProduct, PriceListChange } from './priced-product.js';

const today = localDateOf('2026-12-01');
const policy = { ...defaultMatchingPolicy, currency: 'EUR' };

const rod: PricedProduct = {
  id: '7',
  item: { buyer: 'ROD-12', supplier: 'R12', gtin: '4012345000016', description: 'Round rod 12 mm' },
  unit: 'EA',
  prices: [
    {
      ...{ id: '70', supplierCode: 'R12', amount: decimalOf('2.5'), currency: 'EUR', unit: 'EA' },
      ...{ minimum: decimalOf('0'), leadTimeDays: 14 },
    },
  ],
};

function catalogue(lines: readonly object[], head: object = {}): PriceCatalogue {
  return { type: 'price-catalogue', number: 'PL-7', currency: 'EUR', ...head, lines: lines as CatalogueLine[] };
}

function priced(amount: string, more: object = {}, price: object = {}): object {
  return { item: { buyer: 'ROD-12' }, prices: [{ amount: decimalOf(amount), ...price }], ...more };
}

function compared(document: PriceCatalogue, products: readonly PricedProduct[] = [rod], options = {}) {
  return matchCatalogue(document, { products, today }, policy, options);
}

const changes = (document: PriceCatalogue, products?: readonly PricedProduct[]) =>
  compared(document, products).discrepancies.map(({ change }) => change as PriceListChange | undefined);

describe('what a catalogue proposes', () => {
  it('is nothing where it says what the price list has', () => {
    const same = { amount: '2.50', item: { supplier: 'r12' }, leadTimeDays: decimalOf('14') };
    expect(compared(catalogue([priced('2.5', same)]))).toMatchObject({ outcome: 'deliver', discrepancies: [] });
  });

  it('is a new price, with its size, and waits for procurement', () => {
    const decision = compared(catalogue([priced('2.6')]));
    expect(decision).toMatchObject({
      ...{ outcome: 'hold', owner: 'procurement', code: 'beyond-tolerance' },
      discrepancies: [
        {
          ...{ kind: 'catalogue', pointer: '/lines/0/prices/0', ordered: '2.50 EUR', said: '2.60 EUR' },
          difference: '+4 %',
          change: { field: 'price-list', product: '7', entry: '70', set: { amount: '2.6' } },
          message: 'Round rod 12 mm (ROD-12): 2.60 EUR instead of 2.50 EUR (+4 %).',
        },
      ],
    });
  });

  it.each([
    ['a price per hundred', priced('260', {}, { basis: decimalOf('100') }), '2.6'],
    ['a price of a dozen', priced('31.2', {}, { unit: 'DZN' }), '2.6'],
    [
      'a price of a case, by what the line says of it',
      priced('26', { packs: [{ contains: decimalOf('10') }] }, { unit: 'XCS' }),
      '2.6',
    ],
  ])('is of one unit of the price list: %s', (_what, line, amount) => {
    expect(changes(catalogue([line]))).toMatchObject([{ set: { amount } }]);
  });

  it('cannot be taken where nobody knows how many pieces the price buys', () => {
    const [only] = compared(catalogue([priced('26', {}, { unit: 'XCS' })])).discrepancies;
    expect(only?.change).toBeUndefined();
    expect(only?.message).toContain('the price is per XCS, and nobody has said how many EA that are');
  });

  it('follows the old price where it holds from a later day on', () => {
    expect(changes(catalogue([priced('2.6')], { validFrom: '2027-01-01' }))).toEqual([
      {
        ...{ field: 'price-list', product: '7', follows: { entry: '70', until: '2026-12-31' } },
        set: {
          ...{ amount: '2.6', currency: 'EUR', minimum: '0', leadTimeDays: 14 },
          ...{ supplierCode: 'R12', from: '2027-01-01' },
        },
      },
    ]);
  });

  it('is nothing once that entry is there', () => {
    const [now] = rod.prices;
    if (!now) throw new Error('no price');
    const from = localDateOf('2027-01-01');
    const later = { ...now, id: '71', amount: decimalOf('2.6'), from };
    const both = { ...rod, prices: [{ ...now, until: localDateOf('2026-12-31') }, later] };
    expect(changes(catalogue([priced('2.6')], { validFrom: '2027-01-01' }), [both])).toEqual([]);
  });

  it('changes the entry where it holds already', () => {
    expect(changes(catalogue([priced('2.6')], { validFrom: '2026-11-01' }))).toMatchObject([{ entry: '70' }]);
  });

  it('is an entry for each quantity from which a price holds', () => {
    const tiers = {
      item: { buyer: 'ROD-12' },
      prices: [
        { amount: decimalOf('2.5') },
        { amount: decimalOf('2.2'), minimum: { value: decimalOf('500'), unit: 'EA' } },
      ],
    };
    expect(changes(catalogue([tiers]))).toEqual([
      {
        ...{ field: 'price-list', product: '7' },
        set: { amount: '2.2', currency: 'EUR', minimum: '500' },
      },
    ]);
  });

  it('is also a lead time, a minimum, a number of the supplier or an end', () => {
    const line = {
      ...{ item: { gtin: '04012345000016', supplier: 'R12-N' }, leadTimeDays: decimalOf('21') },
      minimumOrder: { value: decimalOf('50') },
    };
    const [only] = compared(catalogue([line], { validUntil: '2027-06-30' })).discrepancies;
    expect(only).toMatchObject({
      change: {
        entry: '70',
        set: { leadTimeDays: 21, minimum: '50', supplierCode: 'R12-N', until: '2027-06-30' },
      },
      message:
        "Round rod 12 mm (ROD-12): from a quantity of 50 instead of 0, delivered in 21 days instead of 14 days, the supplier's number is R12-N instead of R12, until 2027-06-30.",
    });
  });

  it('ends what is not sold any more', () => {
    const gone = { item: { supplier: 'R12' }, action: 'deleted' };
    expect(changes(catalogue([gone], { validFrom: '2027-01-01' }))).toMatchObject([
      { entry: '70', set: { until: '2026-12-31' } },
    ]);
  });

  it('is a first price for a product that was not bought here', () => {
    const plate: PricedProduct = { id: '8', item: { buyer: 'PLATE-3' }, unit: 'EA', prices: [] };
    const line = { item: { buyer: 'plate-3', supplier: 'P3' }, prices: [{ amount: decimalOf('9') }] };
    const [only] = compared(catalogue([line]), [rod, plate]).discrepancies;
    expect(only).toMatchObject({
      change: { product: '8', set: { amount: '9', currency: 'EUR', supplierCode: 'P3' } },
      message: 'PLATE-3: 9.00 EUR, a new price.',
    });
  });

  it('is nothing for items that nobody here knows: they are told together and hold nothing', () => {
    const strangers = Array.from({ length: 7 }, (_, i) => ({ item: { supplier: `X${i + 1}` } }));
    expect(compared(catalogue(strangers))).toMatchObject({
      outcome: 'deliver',
      discrepancies: [
        {
          withinTolerance: true,
          message: expect.stringContaining('X1, X2, X3, X4, X5 and 2 more are no products') as string,
        },
      ],
    });
  });

  it('is not guessed where a number is that of two products', () => {
    const twin = { ...rod, id: '9', item: { ...rod.item, description: 'Round rod, black' } };
    const [only] = compared(catalogue([priced('2.6')]), [rod, twin]).discrepancies;
    expect(only?.message).toContain('may be Round rod 12 mm (ROD-12), Round rod, black (ROD-12)');
    expect(only?.change).toBeUndefined();
  });

  it('is not what the shop of the supplier asks of its own customers, and the net price before that of the list', () => {
    const both = {
      item: { buyer: 'ROD-12' },
      prices: [
        { amount: decimalOf('4'), kind: 'list' },
        { amount: decimalOf('2.6'), kind: 'net' },
        { amount: decimalOf('5'), kind: 'retail' },
      ],
    };
    expect(changes(catalogue([both]))).toMatchObject([{ set: { amount: '2.6' } }]);
  });

  it('is no price whose time is over', () => {
    expect(changes(catalogue([priced('2.6')], { validUntil: '2026-11-30' }))).toEqual([]);
  });
});

it('is delivered when each proposal is taken or left', () => {
  const document = catalogue([priced('2.6'), { item: { buyer: 'ROD-12' }, action: 'deleted' }]);
  const [first, second] = compared(document).discrepancies;
  if (!first || !second) throw new Error('two proposals were expected');
  const settlement = { [differenceKey(first)]: 'take', [differenceKey(second)]: 'leave' } as const;
  expect(compared(document, [rod], { settlement })).toMatchObject({
    outcome: 'deliver-with-changes',
    discrepancies: [{ settled: { by: 'person', way: 'take' } }, { settled: { by: 'person', way: 'leave' } }],
  });
  expect(compared(document, [rod], { settlement: { [differenceKey(first)]: 'take' } }).outcome).toBe('hold');
});
