import { expect, it } from 'vitest';
import { contradicts, sameBy, sameIdentifier, sameLineNumber } from './items.js';

it.each([
  ['bolt-m8 ', 'BOLT-M8', true],
  ['036000291452', '00036000291452', true],
  ['96385074', '00000096385074', true],
  // Seven digits are no GTIN, and zeros before them may mean something.
  ['6385074', '00000006385074', false],
  ['BOLT-M8', 'BOLT-M80', false],
])('%s and %s name the same item: %s', (a, b, same) => {
  expect(sameIdentifier(a, b)).toBe(same);
});

it('has no item that neither side names', () => {
  expect(sameIdentifier(undefined, undefined)).toBe(false);
});

it.each([
  ['0010', '10', true],
  ['0', '000', true],
  ['10', '100', false],
])('lines %s and %s are the same: %s', (a, b, same) => {
  expect(sameLineNumber(a, b)).toBe(same);
});

it('takes two items for different ones only where every identifier that both name differs', () => {
  const bolt = { buyer: 'BOLT', supplier: 'S-1' };
  expect(contradicts(bolt, { buyer: 'NUT', supplier: 'S-2' })).toBe(true);
  expect(contradicts(bolt, { buyer: 'NUT', supplier: 'S-1' })).toBe(false);
  expect(contradicts(bolt, { gtin: '036000291452' })).toBe(false);
});

it('finds an item by what is only called a GTIN, too', () => {
  const said = { identifiers: [{ scheme: 'ean', value: '4012345678902' }] };
  expect(sameBy(said, { gtin: '4012345678902' }, 'gtin')).toBe(true);
  expect(contradicts(said, { gtin: '4006381333931' })).toBe(true);
  expect(sameBy({ identifiers: [{ scheme: 'sku', value: '1' }] }, { gtin: '1' }, 'gtin')).toBe(false);
});
