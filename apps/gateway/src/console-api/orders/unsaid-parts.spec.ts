import { expect, it } from 'vitest';
import { unsaidParts } from './unsaid-parts.js';

it('says once of each part what of it stays unsaid', () => {
  const pointers = ['/kind', '/lines/0/price/unit', '/lines/1/price/unit', '/lines/0/price/basis', '/parties'];
  expect(unsaidParts([...pointers, '/lines/0/taxes', '/parties/0/address/region'])).toEqual([
    'kind',
    'price of lines (unit, basis)',
    'parties',
    'taxes of lines',
    'address of parties (region)',
  ]);
});
