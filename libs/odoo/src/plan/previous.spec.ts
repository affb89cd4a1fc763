import type { Effect, Json } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { lastOf, madeBy, onlyNew } from './previous.js';

function effect(key: string, values: Record<string, Json>): Effect {
  return {
    ...({ key, model: 'mail.message', action: 'note', target: 'P1', title: 'Note' } as const),
    values,
    provenance: {},
  };
}

const first = effect('v1', { body: 'ten' });
const second = effect('v2', { body: 'twelve' });

it('plans again what the first version said, when the second said otherwise', () => {
  const third = effect('v3', { body: 'ten' });
  expect(onlyNew([third], [first, second])).toEqual([third]);
  expect(onlyNew([effect('v3', { body: 'twelve' })], [first, second])).toEqual([]);
});

it('is made by the last version only if that says the same', () => {
  const third = effect('v3', { body: 'ten' });
  expect(madeBy(third, [first, second])).toBe(third);
  expect(madeBy(third, [second, first])).toBe(first);
  expect(lastOf(third, [first, second])).toBe(second);
});

it('cancels an order again that was confirmed again', () => {
  const cancel = { ...effect('v2', { state: 'cancel' }), model: 'purchase.order', action: 'cancel' } as const;
  expect(onlyNew([cancel], [{ ...cancel, key: 'v1' }])).toEqual([cancel]);
});

it('takes what it replaces for no difference', () => {
  const again = effect('v3', { body: 'twelve', replaces: 'v1' });
  expect(onlyNew([again], [first, second])).toEqual([]);
});
