import { Decimal as Big } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as own from './decimal.js';
import type { Decimal } from './decimal.js';

const Exact = Big.clone({ precision: 40, rounding: Big.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 });

/** What decimal.js makes of it, as a Decimal is written. */
function written(value: Big): string {
  return value.isZero() ? '0' : value.toFixed();
}

/** Whole numbers of all sizes, most of them as invoices have them, with the point somewhere in them. */
const amount: fc.Arbitrary<Decimal> = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: -(10n ** 7n), max: 10n ** 7n }),
      fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.constantFrom(0n, 9007199254740991n, -9007199254740992n, 9999999999999999n, 10n ** 15n, 5n, -5n, 50n),
    ),
    fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 25 })),
  )
  .map(([units, places]) => written(new Exact(units.toString()).times(new Exact(10).pow(-places))) as Decimal);
const places = fc.integer({ min: 0, max: 6 });
const runs = { numRuns: 4000 };

describe('arithmetic on scaled integers gives what decimal.js gives', () => {
  it('for sums, differences and products', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(own.plus(a, b)).toBe(written(new Exact(a).plus(b)));
        expect(own.minus(a, b)).toBe(written(new Exact(a).minus(b)));
        expect(own.times(a, b)).toBe(written(new Exact(a).times(b)));
        expect(own.minus(a, a)).toBe('0');
      }),
      runs,
    );
  });

  it('for the order of two, also where they are nearly the same', () => {
    const near = fc.tuple(amount, fc.constantFrom('0', '0.01', '-0.01', '0.0000000000001')).map(([a, by]) => {
      return [a, written(new Exact(a).plus(by)) as Decimal] as const;
    });
    fc.assert(
      fc.property(fc.oneof(fc.tuple(amount, amount), near), ([a, b]) => {
        expect(own.compare(a, b)).toBe(new Exact(a).comparedTo(b));
      }),
      runs,
    );
  });

  it('for rounding half up and for moving the point', () => {
    fc.assert(
      fc.property(amount, places, fc.integer({ min: -25, max: 25 }), (a, digits, by) => {
        expect(own.rounded(a, digits)).toBe(written(new Exact(a).toDecimalPlaces(digits)));
        expect(own.shifted(a, by)).toBe(written(new Exact(a).times(new Exact(10).pow(-by))));
      }),
      runs,
    );
    for (const half of ['0.005', '-0.005', '2.345', '-0.004', '0.995', '9.995']) {
      expect(own.rounded(half as Decimal, 2)).toBe(written(new Exact(half).toDecimalPlaces(2)));
    }
  });

  it('for the sum of many', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (all) => {
        expect(own.sum(all)).toBe(
          written(all.reduce((total, each) => new Exact(written(total.plus(each))), new Exact(0))),
        );
      }),
      runs,
    );
  });

  it('for signs', () => {
    fc.assert(
      fc.property(amount, (a) => {
        expect(own.negated(a)).toBe(written(new Exact(a).negated()));
        expect(own.absolute(a)).toBe(written(new Exact(a).abs()));
      }),
      runs,
    );
  });

  it('for texts as partners write them', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0012345'), maxLength: 12 });
    const text = fc
      .tuple(fc.constantFrom('', '-', '+'), digits, fc.constantFrom('', '.'), digits)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (each) => {
        const read = own.decimal(each);
        if (/\d/.test(each)) expect(read).toEqual({ ok: true, value: written(new Exact(each)) });
        else expect(read.ok).toBe(false);
      }),
      runs,
    );
  });
});
