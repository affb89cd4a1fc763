import { expect, it } from 'vitest';
import { isGtin } from './gtin.js';

it.each(['6291041500213', '036000291452', '012345678905', '96385074', '00012345678905'])('%s is a GTIN', (text) => {
  expect(isGtin(text)).toBe(true);
});

it.each(['6291041500214', 'STYLE-77RED', '12345678905', '000000000000', '', '9520002025O36'])('%s is none', (text) => {
  expect(isGtin(text)).toBe(false);
});
