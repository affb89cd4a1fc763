import { expect, it } from 'vitest';
import { namesNoOrder } from './order-name.js';

it.each(['MULTI', 'multiple', 'NA', 'n/a', 'N.A.', 'Various', 'see lines', '-', '0', 'NO PO'])(
  '%s names no order',
  (text) => {
    expect(namesNoOrder(text)).toBe(true);
  },
);

it.each(['P00103', 'MULTI-7', 'NA100', '4711', 'N'])('%s names one', (text) => {
  expect(namesNoOrder(text)).toBe(false);
});
