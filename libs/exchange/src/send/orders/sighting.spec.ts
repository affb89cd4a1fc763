import { describe, expect, it } from 'vitest';
import { decideSighting, nextLook } from './sighting.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, 0) + seconds * 1000);
const since = { pass: 'since', from: undefined } as const;
const seen = (state: Parameters<typeof decideSighting>[0]['state'], second = 0) => ({ state, writtenAt: at(second) });

describe('an order that is seen', () => {
  it.each(['draft', 'sent', 'to-approve', 'cancelled'] as const)(
    'for the first time as %s is nobody’s yet',
    (state) => {
      expect(decideSighting(seen(state), undefined, since)).toBeUndefined();
    },
  );

  it.each(['confirmed', 'locked'] as const)('for the first time as %s is looked at', (state) => {
    expect(decideSighting(seen(state), undefined, since)).toEqual({ isDue: true, earlier: false });
  });

  it('was confirmed before orders went out to its partner', () => {
    const first = { pass: 'first', from: undefined } as const;
    expect(decideSighting(seen('confirmed'), undefined, first)).toEqual({ isDue: false, earlier: true });
    const fromDay = { ...first, from: '2026-11-01' };
    expect(decideSighting(seen('confirmed'), undefined, fromDay)).toEqual({ isDue: true, earlier: true });
  });

  it.each([
    ['stays where it is while it is confirmed', 'confirmed', true],
    ['is as any other once it is taken back', 'draft', false],
    ['is as any other once it is cancelled', 'cancelled', false],
  ] as const)('from before %s', (_, state, earlier) => {
    const known = { lookedAsOf: null, earlier: true };
    expect(decideSighting(seen(state, 9), known, since)).toEqual({ isDue: false, earlier });
  });

  it.each([
    ['as of another write is looked at', at(1), true],
    ['as of this write is passed over', at(0), false],
    ['and was never looked at is looked at', null, true],
  ])('%s', (_, lookedAsOf, isDue) => {
    expect(decideSighting(seen('cancelled'), { lookedAsOf, earlier: false }, since)).toEqual({ isDue, earlier: false });
  });
});

describe('an order that was looked at', () => {
  const minutes = 5 * 60_000;
  const order = (lookedAsOf: Date | null, lookedAt: Date | null) => ({ writtenAt: at(0), lookedAsOf, lookedAt });

  it('is looked at once more when the longest transaction has ended', () => {
    expect(nextLook(order(null, null), at(10), minutes)).toEqual(at(310));
    expect(nextLook(order(at(-50), at(-40)), at(10), minutes)).toEqual(at(310));
    expect(nextLook(order(at(0), at(10)), at(310), minutes)).toBeNull();
  });

  it('is looked at again soon where its write is so young that the next one may have the same stamp', () => {
    expect(nextLook(order(null, null), at(1), minutes)).toEqual(at(3));
    expect(nextLook(order(at(0), at(1)), at(3), minutes)).toEqual(at(303));
    expect(nextLook(order(at(0), at(3)), at(303), minutes)).toBeNull();
  });

  it('is not looked at for ever where the clock of the ERP is ahead', () => {
    const ahead = (lookedAsOf: Date | null, lookedAt: Date | null) => ({ writtenAt: at(3600), lookedAsOf, lookedAt });
    expect(nextLook(ahead(null, null), at(0), minutes)).toEqual(at(2));
    expect(nextLook(ahead(at(3600), at(0)), at(2), minutes)).toEqual(at(302));
    expect(nextLook(ahead(at(3600), at(2)), at(302), minutes)).toBeNull();
  });
});
