import type { BusinessKey } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { effectKey, packageKey } from './effect-key.js';

const one = 'default|live|acme|ship-notice|ASN-1' as BusinessKey;
const other = 'default|live|acme|ship-notice|ASN-2' as BusinessKey;

it('tells business keys, versions, effects and their parts apart', () => {
  const keys = [
    effectKey({ key: one, version: 1 }, { effect: 'receipt', part: 'P1' }),
    effectKey({ key: other, version: 1 }, { effect: 'receipt', part: 'P1' }),
    effectKey({ key: one, version: 2 }, { effect: 'receipt', part: 'P1' }),
    effectKey({ key: one, version: 1 }, { effect: 'note', part: 'P1' }),
    effectKey({ key: one, version: 1 }, { effect: 'receipt', part: 'P2' }),
    effectKey({ key: one, version: 1 }, { effect: 'receipt' }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

it('is one package for a ship notice and an SSCC, and another for another ship notice', () => {
  const sscc = '003456789012345678';
  expect(packageKey(one, sscc)).toBe(packageKey(one, sscc));
  expect(packageKey(one, sscc)).not.toBe(packageKey(other, sscc));
  expect(packageKey(one, sscc)).not.toBe(packageKey(one, '003456789012345685'));
});
